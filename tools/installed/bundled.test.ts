// What a minifier does to a program must not be seen in its errors.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { createProject } from './install.ts'

const PROGRAM = `
import { createAntsClient } from '@hub/ants-client'
const ants = (options) => createAntsClient({ environment: 'production', token: 'any', maxRetries: 0, ...options })
const parameters = { application_ids: ['A123456789'], meeting_point_id: '412' }
const statuses = [400, 401, 403, 404, 409, 410, 429, 500, 302]
const calls = [
  ...statuses.map((status) => () => ants({ fetch: async () => new Response('{}', { status }) }).getStatus(parameters)),
  () => ants({ fetch: async () => new Response('<html>') }).getStatus(parameters),
  () => ants({ fetch: () => Promise.reject(new Error('gone')) }).getStatus(parameters),
  () => ants({ fetch: () => new Promise(() => {}), timeout: 1 }).getStatus(parameters),
  () => ants({}).getStatus(parameters, { signal: AbortSignal.abort() }),
]
for (const call of calls) {
  const error = await call().catch((thrown) => thrown)
  console.log(error.name, error.constructor.name, error.stack.split(':')[0])
}
`

it('the classes of errors have their names in a minified program', async () => {
  using project = createProject(['@hub/ants-client'])
  const outfile = join(project.folder, 'program.js')
  const stdin = { contents: PROGRAM, resolveDir: project.folder }
  await build({ stdin, outfile, bundle: true, minify: true, format: 'esm', platform: 'node', logLevel: 'silent' })
  const lines = execFileSync(process.execPath, [outfile], { encoding: 'utf8' }).trim().split('\n')
  const names = lines.map((line) => line.split(' '))
  expect(names.map(([name]) => name)).toEqual([
    'InvalidRequestError',
    'AuthenticationError',
    'PermissionError',
    'NotFoundError',
    'ConflictError',
    'ClientError',
    'RateLimitError',
    'ServerError',
    'RedirectError',
    'ContractError',
    'ConnectionError',
    'TimeoutError',
    'AbortedError',
  ])
  for (const [name, ofClass, ofStack] of names) expect([ofClass, ofStack]).toEqual([name, name])
})
