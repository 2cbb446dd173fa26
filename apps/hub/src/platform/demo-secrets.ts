import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.js'

const schema = z.object({ api_key: z.string().min(32), ants_token: z.string().min(32) })

export interface DemoSecrets {
  apiKey: string
  antsToken: string
}

const secret = (name: string): string => `demo_${name}_${randomBytes(24).toString('base64url')}`

/**
 * The secrets with which a sandbox can be tried before anything is configured: random, made once per data directory, readable by
 * its owner only. They are accepted from this machine only (see loopback.ts).
 * @throws {OperatorError} when the file was damaged.
 */
export function demoSecrets(dataDirectory: string): DemoSecrets {
  const file = join(dataDirectory, 'demo-secrets.json')
  createOnce(dataDirectory, file)
  try {
    const { api_key: apiKey, ants_token: antsToken } = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { apiKey, antsToken }
  } catch {
    throw new OperatorError(
      `The demo secrets in ${resolve(file)} cannot be read: remove that file, new ones will be made.`,
    )
  }
}

/** Linking a finished file into place either creates it whole or finds the one of another process: nobody reads half of it. */
function createOnce(dataDirectory: string, file: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  const content = { api_key: secret('key'), ants_token: secret('token') }
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
