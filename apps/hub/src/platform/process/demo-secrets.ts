import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.js'
import { readOrCreate } from './private-file.js'

/** Secrets by their names in the file. */
export type DemoSecrets = Readonly<Record<string, string>>

/** The name of the demo API key. */
export const DEMO_API_KEY = 'api_key'

const generate = (name: string): string =>
  `demo_${name.slice(name.lastIndexOf('_') + 1)}_${randomBytes(24).toString('base64url')}`

/**
 * The secrets with which a sandbox can be tried before anything is configured: random, made once per data directory, readable by
 * its owner only. They are accepted from this machine only (see loopback.ts).
 * @param names of those that are needed; all are made at once
 * @throws {OperatorError} when the file was damaged, or lacks one.
 */
export function readDemoSecrets(dataDirectory: string, names: readonly string[]): DemoSecrets {
  const file = join(dataDirectory, 'demo-secrets.json')
  const text = readOrCreate(file, () => {
    const content = Object.fromEntries(names.map((name) => [name, generate(name)]))
    return `${JSON.stringify(content, null, 2)}\n`
  })
  try {
    return z.object(Object.fromEntries(names.map((name) => [name, z.string().min(32)]))).parse(JSON.parse(text))
  } catch {
    throw new OperatorError(
      `The demo secrets in ${resolve(file)} cannot be read: remove that file, new ones will be made.`,
    )
  }
}
