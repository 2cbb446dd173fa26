import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.js'
import { readOrCreate } from './private-file.js'

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
  const text = readOrCreate(file, () => {
    const content = { api_key: secret('key'), ants_token: secret('token') }
    return `${JSON.stringify(content, null, 2)}\n`
  })
  try {
    const { api_key: apiKey, ants_token: antsToken } = schema.parse(JSON.parse(text))
    return { apiKey, antsToken }
  } catch {
    throw new OperatorError(
      `The demo secrets in ${resolve(file)} cannot be read: remove that file, new ones will be made.`,
    )
  }
}
