import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeDirectory } from './make-directory.js'

/**
 * The content of a file that only its owner may read, made once. Linking a finished file into place either creates it whole or
 * finds the one of another process: no process reads half a file.
 */
export function readOrCreate(file: string, create: () => string): string {
  makeDirectory(dirname(file))
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, create(), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}
