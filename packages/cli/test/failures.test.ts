import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { run } from '../src/index.js'
import { callCli } from './call-cli.js'
import { runCli, startCli } from './start-cli.js'
import { startServer } from './start-server.js'

const STATUS = ['ants-coordination', 'get-status', '--application-ids', 'SOLOCAL001', '--meeting-point-id', '412']
const environment = { ANTS_RDV_OPT_AUTH_TOKEN: 'any-token', HUB_API_KEY: 'any-api-key' }

describe('what is wrong is said before any call, without its value', () => {
  test.each([
    ['no-such-api', ['no-such-api'], 'unknown command'],
    ['no such operation', ['sirene', 'get-siretts'], 'unknown command'],
    ['an unknown flag', ['sirene', 'get-siret', '--siren', '356000000'], "unknown option '--siren'"],
    ['a missing flag', ['sirene', 'get-siret'], 'missing: --siret'],
    ['a picture without a file', ['metabase', 'get-card-picture', '--id', '12'], '--output is missing'],
    ['a misspelt flag', ['adresse', 'search', '--qq=PERSONAL'], "unknown option '--qq'"],
    ['a number', ['adresse', 'search', '--q', 'Arras', '--limit', 'PERSONAL'], '--limit must be a whole number'],
    [
      'a flag',
      ['adresse', 'search', '--q', 'Arras', '--autocomplete', 'PERSONAL'],
      '--autocomplete must be true or false',
    ],
    ['an enum', ['metabase', 'export-card', '--id', '1', '--format', 'PERSONAL'], '--format must be one of'],
    ['a flag twice', ['adresse', 'search', '--q', 'PERSONAL', '--q', 'PERSONAL'], '--q is given twice'],
    [
      'JSON',
      ['rdv-insertion', 'create-user', '--rdv-solidarites-organisation-id', '1', '--user', '{PERSONAL'],
      '--user is not JSON',
    ],
    [
      'a file',
      ['adresse', 'search-csv', '--data', 'no-such-file.csv'],
      '--data: the file no-such-file.csv cannot be read (ENOENT)',
    ],
    ['an input', ['adresse', 'search', '--input', '-'], '--input is not JSON'],
    ['a rule of the client', ['sirene', 'get-siret', '--siret', '12345678901234'], 'siret'],
    [
      'an output that is no file',
      ['adresse', 'search', '--q', 'Arras', '--output', 'x.json'],
      "unknown option '--output'",
    ],
  ])('%s', async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await callCli(args.length > 1 ? [...args, '--simulate'] : args, {
      input: '{PERSONAL',
    })
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('PERSONAL')
  })

  test('the hub has no simulator', async () => {
    const { exitCode, stderr } = await runCli(['hub', 'list-meeting-points', '--simulate'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('sandbox')
  })
})

test('--input gives parameters by the names of the API, and flags win', async () => {
  const input = JSON.stringify({ application_ids: ['SOLOCAL001'], meeting_point_id: '412' })
  const args = ['ants-coordination', 'get-status', '--simulate', '--input', '-']
  expect((await runCli(args, { input })).stdout).toContain('SOLOCAL001')
  expect((await runCli([...args, '--application-ids', 'SOLOCAL004'], { input })).stdout).toContain('SOLOCAL004')
})

describe('exit codes of a service', () => {
  test.each([
    [401, 3],
    [403, 3],
    [404, 4],
    [409, 5],
    [422, 5],
    [429, 6],
    [503, 7],
    [302, 7],
  ])('%i is %i, by the client of a package and by the document', async (status, expected) => {
    const paths: (string | undefined)[] = []
    await using service = await startServer((request, response) => {
      paths.push(request.url?.split('?')[0])
      const headers = { 'content-type': 'application/json', 'retry-after': '0', location: '/elsewhere' }
      response.writeHead(status, headers).end('{"detail":"why"}')
    })
    for (const [start, args] of [[runCli, STATUS] as const, [callCli, ['hub', 'list-meeting-points']] as const]) {
      const { exitCode, stdout, stderr } = await start([...args, '--base-url', service.url], { environment })
      expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' })
      expect(stderr).toMatch(/^error: /)
      if (status !== 302) expect(stderr).toContain('why')
    }
    expect(paths).not.toContain('/elsewhere')
  })

  test('an answer that breaks the contract is 8', async () => {
    await using service = await startServer((_request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end('{')
    })
    for (const args of [STATUS, ['hub', 'list-meeting-points']])
      expect(await runCli([...args, '--base-url', service.url], { environment })).toMatchObject({
        exitCode: 8,
        stdout: '',
      })
  })

  test('a service that is not there is 7', async () => {
    const service = await startServer(() => {})
    await service[Symbol.asyncDispose]()
    for (const args of [STATUS, ['hub', 'list-meeting-points']]) {
      const { exitCode, stderr } = await runCli([...args, '--base-url', service.url], { environment })
      expect(exitCode).toBe(7)
      expect(stderr).toContain('ECONNREFUSED')
    }
  })

  test('plain http to another machine is refused', async () => {
    for (const args of [STATUS, ['hub', 'list-meeting-points']])
      expect(await runCli([...args, '--base-url', 'http://hub.example'], { environment })).toMatchObject({
        exitCode: 2,
      })
  })
})

test('the hub is called with its key, and parameters where its document says', async () => {
  const seen: unknown[] = []
  await using service = await startServer(async (request, response) => {
    seen.push([request.method, request.url, request.headers.authorization, await text(request)])
    response.setHeader('content-type', 'application/json')
    response.end('{"status":"cancelled"}')
  })
  const options = { environment: { ...environment, HUB_URL: service.url } }
  await runCli(['hub', 'list-slots', '--id', 'a/b', '--reason', 'CNI'], options)
  await runCli(['hub', 'put-meeting-point', '--id', '412', '--body', '{"name":"Mairie"}'], options)
  expect(seen).toEqual([
    ['GET', '/api/v1/meeting-points/a%2Fb/slots?reason=CNI', 'Bearer any-api-key', ''],
    ['PUT', '/api/v1/meeting-points/412', 'Bearer any-api-key', '{"name":"Mairie"}'],
  ])
})

// Windows has no such signals.
test.skipIf(process.platform === 'win32')('an interrupted call ends at once with 130', async () => {
  let child: ReturnType<typeof startCli> | undefined
  await using service = await startServer(() => child?.kill('SIGINT'))
  child = startCli([...STATUS, '--base-url', service.url], { environment })
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 130, stdout: '', stderr: '' })
})

test.skipIf(process.platform === 'win32')('when the output is closed the program ends without a word', async () => {
  const child = startCli(['data-inclusion', 'list-structures', '--all', '--simulate'])
  child.stdout.destroy()
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect({ exitCode, stderr }).toEqual({ exitCode: 141, stderr: '' })
})

test.each([
  ['text/csv', 'a,b\n1,2,PERSONAL\n'],
  ['application/json', '[{"a":PERSONAL'],
])('a file of rows that cannot be read breaks the contract: %s', async (type, body) => {
  await using service = await startServer((_request, response) => {
    response.setHeader('content-type', type)
    response.end(body)
  })
  const args = [
    'hub',
    'export-dashboard-card',
    '--id',
    '5',
    '--card',
    '51',
    '--format',
    'csv',
    '--base-url',
    service.url,
  ]
  const { exitCode, stdout, stderr } = await runCli(args, { environment })
  expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' })
  expect(stderr).not.toContain('PERSONAL')
})

describe('progress', () => {
  const args = ['data-inclusion', 'list-services', '--all', '--simulate', '--score-qualite-minimum', '0']
  const history = [
    '--series',
    'dailyConsumption',
    '--start',
    '2024-01-01',
    '--end',
    '2026-01-01',
    '--window-days',
    '60',
  ]

  test.each([
    ['of pages', ['rdv-solidarites', 'list-organisations', '--all', '--simulate'], /\d+ items/],
    [
      'of bulk work',
      ['enedis', 'get-history', '--simulate', '--usage-point-id', '22516914714270', ...history],
      /\d+ of \d+ items/,
    ],
  ])('%s is shown on a terminal, on the error output only', async (_name, command, shown) => {
    const [stdout, stderr] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })]
    const [out, err] = [text(stdout), text(stderr)]
    expect(await run(command, { stdout, stderr, environment: {} })).toBe(0)
    stdout.end()
    stderr.end()
    expect(await err).toMatch(shown)
    for (const line of (await out).trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow()
  })

  test('is not shown elsewhere', async () => {
    const { exitCode, stderr } = await runCli(args)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })
})
