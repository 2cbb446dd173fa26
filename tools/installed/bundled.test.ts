// What a minifier does to a program must not be seen in its errors.
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
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

const DECISIONS = `
import { createAntsClient } from '@hub/ants-client'
import { createTokenSource } from '@hub/http'
const answer = (body, init) => async () => new Response(body, init)
const refused = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) })
const wanted = { application_id: 'A123456789', wanted: [], is_own: () => false }
const status = (ants) => ants.getStatus({ application_ids: ['A123456789'], meeting_point_id: '412' })
const calls = {
  refusal: [answer('already exists in database', { status: 400, headers: { 'x-request-id': 'r-1' } }), status],
  slow: [answer('{}', { status: 503, headers: { 'retry-after': '7' } }), status],
  redirect: [answer('', { status: 302, headers: { location: 'https://elsewhere.example' } }), status],
  mismatch: [answer('[]', { status: 200 }), (ants) => ants.deleteAppointment({ application_id: 'A123456789', meeting_point: 'M', appointment_date: '2027-12-10T09:00' })],
  noJson: [answer('<html>'), status],
  connection: [() => Promise.reject(refused), status],
  timeout: [() => new Promise(() => {}), status],
  parameter: [answer('{}'), (ants) => ants.getStatus({ application_ids: ['A123456789'], meeting_point_id: 412.5 })],
  option: [answer('{}'), (ants) => ants.raw.GET('/api/status', { headers: { 'x y': '1' } })],
  part: [answer('{}'), (ants) => ants.synchronizeApplication(wanted)],
  token: [answer('{}'), () => createTokenSource({ acquire: async () => ({ value: 't', expiresAt: null }) }).get()],
}
for (const [name, [fetch, call]] of Object.entries(calls)) {
  const ants = createAntsClient({ environment: 'production', token: 'any', maxRetries: 0, timeout: 200, fetch })
  const error = await call(ants).then(() => new Error('succeeded'), (thrown) => thrown)
  const { status: code, ...rest } = error
  const facts = [error.constructor.name, rest.code, code, rest.retryAfter, rest.requestId, rest.isRetryable, rest.mayHaveBeenApplied, rest.attempts, rest.field]
  console.log(JSON.stringify([name, facts, error.message, error.stack.split('\\n').length > 1]))
}
`

it('an error is of its class and has its facts where the file with its words is missing', async () => {
  using project = createProject(['@hub/ants-client', '@hub/http'])
  const outdir = join(project.folder, 'program')
  const stdin = { contents: DECISIONS, resolveDir: project.folder }
  const options = {
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  } as const
  await build({ stdin, outdir, ...options })
  const run = () =>
    execFileSync(process.execPath, [join(outdir, 'stdin.js')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [name: string, facts: unknown[], message: string, hasFrames: boolean])
  const whole = run()
  const parts = readdirSync(outdir).filter((file) =>
    /^(?:explanations|token-keeper|synchronization|fetch-client)-/.test(basename(file)),
  )
  expect(parts).toHaveLength(4)
  for (const file of parts) rmSync(join(outdir, file))
  const withoutParts = run()

  // What needs a part says which; all else is decided without any.
  const notLoaded = ['TransportError', 'PART_NOT_LOADED', null, null, null, true, false, 0, null]
  const expected = whole.map(([name, facts]) => [name, ['part', 'token', 'option'].includes(name) ? notLoaded : facts])
  expect(withoutParts.map(([name, facts]) => [name, facts])).toEqual(expected)
  for (const [name, , message, hasFrames] of withoutParts) {
    expect(message).toMatch(/^(?:ANTS coordination \w+: \S|a part of the library)/)
    expect([name, hasFrames]).toEqual([name, true])
  }
})
