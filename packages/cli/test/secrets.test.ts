import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { run } from '../src/index.js'
import { callCli } from './call-cli.js'
import { runCli } from './start-cli.js'
import { startServer } from './start-server.js'

const SECRET = 's3cret-"of"-a-test'
const STATUS = ['ants-coordination', 'get-status', '--application-ids', 'SOLOCAL001', '--meeting-point-id', '412']

test.each([
  ['--token', 'ANTS_RDV_OPT_AUTH_TOKEN', STATUS],
  ['--password', 'RDV_SOLIDARITES_PASSWORD', ['rdv-solidarites', 'list-users']],
  ['--secret', 'RDV_SOLIDARITES_SECRET', ['rdv-solidarites', 'create-webhook-endpoint', '--organisation-id', '412']],
  ['--client-secret', 'FRANCE_TRAVAIL_CLIENT_SECRET', ['france-travail', 'find-user-by-number']],
  ['--api-key', 'this command takes none', ['adresse', 'search', '--q', 'Arras']],
  ['--token', 'this command takes none', ['no-such-api']],
  ['--password', 'this command takes none', ['sirene', 'no-such-operation']],
])('%s is refused by name, and its value is not shown', async (flag, way, args) => {
  for (const given of [[flag, SECRET], [`${flag}=${SECRET}`]]) {
    const { exitCode, stdout, stderr } = await callCli([...args, ...given])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(flag)
    expect(stderr).toContain(way)
    expect(stderr).not.toContain('s3cret')
  }
})

test('a secret that the service repeats is not printed, neither in an answer nor in a refusal', async () => {
  let status = 200
  const seen: unknown[] = []
  await using service = await startServer((request, response) => {
    seen.push(request.headers['x-rdv-opt-auth-token'])
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ SOLOCAL001: { status: SECRET, appointments: [] }, detail: SECRET }))
  })
  const options = { environment: { ANTS_RDV_OPT_AUTH_TOKEN: SECRET } }
  for (status of [200, 403]) {
    const { exitCode, stdout, stderr } = await runCli([...STATUS, '--base-url', service.url], options)
    expect(exitCode).toBe(status === 200 ? 0 : 3)
    expect(status === 200 ? stdout : stderr).toContain('***')
    expect(stdout + stderr).not.toContain('s3cret')
  }
  expect(seen).toEqual([SECRET, SECRET])
})

test('without its variable and without a terminal, a secret is missing by the name of its variable', async () => {
  const { exitCode, stderr } = await runCli([...STATUS, '--environment', 'integration'])
  expect(exitCode).toBe(2)
  expect(stderr).toContain('ANTS_RDV_OPT_AUTH_TOKEN is not set')
})

test('on a terminal a secret is asked for, and never shown', async () => {
  const tokens: unknown[] = []
  await using service = await startServer((request, response) => {
    tokens.push(request.headers['x-rdv-opt-auth-token'])
    response.setHeader('content-type', 'application/json')
    response.end('{"SOLOCAL001":{"status":"validated","appointments":[]}}')
  })
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const terminal = { isTTY: true, isRaw: false, setRawMode() {} }
  const [out, err] = [text(stdout), text(stderr)]
  const exitCode = run([...STATUS, '--base-url', service.url], {
    stdin: Object.assign(stdin, terminal),
    stdout,
    stderr: Object.assign(stderr, terminal),
    environment: {},
  })
  stderr.once('data', () => stdin.write('asked-secret\r'))
  expect(await exitCode).toBe(0)
  stdout.end()
  stderr.end()
  expect(await out).toContain('validated')
  expect(await err).toContain('ANTS_RDV_OPT_AUTH_TOKEN')
  expect((await out) + (await err)).not.toContain('asked-secret')
  expect(tokens).toEqual(['asked-secret'])
})
