// What an operator meets: starting, stopping, mistakes, and the commands.
import { exec } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, readFile, stat, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDirectory, type TemporaryStorage } from './support/engines.js'
import { type HubProcess, runCommand, startServing } from './support/hub-process.js'
import { agenda, meetingPoint } from './support/points.js'

const shell = promisify(exec)
const windows = process.platform === 'win32'

let prepared: TemporaryStorage

/** A data directory that a hub has used before: much quicker than a first start, which its own test covers. */
async function usedDirectory(): Promise<TemporaryStorage & { environment: { HUB_DATA_DIR: string } }> {
  const storage = await createDirectory()
  await cp(prepared.config.dataDirectory, storage.config.dataDirectory, { recursive: true })
  return { ...storage, environment: { HUB_DATA_DIR: storage.config.dataDirectory } }
}

let firstOutput = ''
let firstAnswers: { points: unknown; slots: string; partner: unknown; secretMode: number; status: number | null }

beforeAll(async () => {
  prepared = await createDirectory()
  const { hub, url } = await startServing({ HUB_DATA_DIR: prepared.config.dataDirectory })
  const [antsLine = '', partnerLine = ''] = hub.output.stdout
    .split('\n')
    .filter((line) => line.trim().startsWith('curl'))
  const points = JSON.parse((await shell(`${antsLine} -s --fail`)).stdout) as unknown
  const partner = JSON.parse((await shell(`${partnerLine} -s --fail`)).stdout) as unknown
  const slots = await (await fetch(`${url}/api/ants/availableTimeSlots`)).text()
  const { mode } = await stat(join(prepared.config.dataDirectory, 'demo-secrets.json'))
  hub.child.kill('SIGTERM')
  firstAnswers = { points, partner, slots, secretMode: mode & 0o777, status: await hub.ended }
  firstOutput = hub.output.stdout
}, 60_000)
afterAll(() => prepared[Symbol.asyncDispose]())

describe('the first start, with nothing configured', () => {
  test('says where everything is before anything else', () => {
    const [first = '', ...rest] = firstOutput.split('\n')
    expect(first).toMatch(/^The hub is ready/)
    const banner = rest.slice(0, 8).join('\n')
    for (const path of [
      '/docs',
      '/api/ants/getManagedMeetingPoints',
      '/api/ants/availableTimeSlots',
      '/api/ants/searchApplicationIds',
    ]) {
      expect(banner).toContain(path)
    }
  })

  test('its curl lines work when pasted, over the demo agenda', () => {
    expect(firstAnswers.points).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: expect.any(String), zip_code: expect.any(String) })]),
    )
    expect(firstAnswers.partner).toMatchObject({ items: expect.any(Array), next_cursor: null })
  })

  test('without the token nobody is answered', () => {
    expect(JSON.parse(firstAnswers.slots)).toHaveProperty('detail')
  })

  test.skipIf(windows)('the demo secrets are readable by their owner only', () => {
    expect(firstAnswers.secretMode).toBe(0o600)
  })

  test.skipIf(windows)('it stops cleanly on SIGTERM', () => {
    expect(firstAnswers.status).toBe(0)
  })
})

describe('the next starts', () => {
  test('the demo agenda is loaded once: what was deleted stays deleted', async () => {
    await using directory = await usedDirectory()
    const file = join(directory.environment.HUB_DATA_DIR, 'empty.json')
    await writeFile(file, JSON.stringify({ meeting_points: [] }))
    expect(await runCommand(directory.environment, 'import', 'agenda', file, '--prune')).toMatchObject({ code: 0 })
    const { hub } = await startServing(directory.environment)
    await using _ = hub
    const line = hub.output.stdout
      .split('\n')
      .find((each) => each.includes('getManagedMeetingPoints') && each.includes('curl'))
    expect((await shell(`${line} -s`)).stdout).toBe('[]')
  })

  test('declarations are listed, started again, and done without a server', async () => {
    await using directory = await usedDirectory()
    const run = (...args: string[]) => runCommand(directory.environment, ...args)
    expect(await run('declarations', 'list', '--stuck')).toMatchObject({ code: 0, stderr: 'Nothing is stuck.\n' })
    const retry = await run('declarations', 'retry', 'some-id')
    expect(retry).toMatchObject({ code: 1 })
    expect(retry.stderr).toMatch(/^No declaration or appointment has the id some-id: .*\n$/)
    const job = await run('jobs', 'run', 'synchronize-declarations')
    expect(job).toMatchObject({ code: 0 })
    expect(job.stdout).toContain('settled: 0\n')
  })

  test('a hub that was killed leaves no lock behind', async () => {
    await using directory = await usedDirectory()
    const { hub } = await startServing(directory.environment)
    hub.child.kill('SIGKILL')
    await hub.ended
    const next = await startServing(directory.environment)
    await using _ = next.hub
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
  })

  test('a database of one mode refuses the other', async () => {
    await using directory = await usedDirectory()
    const result = await runCommand({
      ...directory.environment,
      HUB_UPSTREAMS: 'ants',
      HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
      HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      ANTS_HUB_AUTH_TOKENS: 'token',
      ANTS_RDV_API_URL: 'https://coordination.example',
      ANTS_RDV_OPT_AUTH_TOKEN: 'ours',
    })
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toMatch(/^This database was made for a sandbox hub and this one is live: .*\n$/)
  })
})

describe('beside a running hub', () => {
  let directory: Awaited<ReturnType<typeof usedDirectory>>
  let hub: HubProcess
  let url: string

  beforeAll(async () => {
    directory = await usedDirectory()
    ;({ hub, url } = await startServing(directory.environment))
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await directory[Symbol.asyncDispose]()
  })

  test('a second one on the same data directory is refused with a sentence, and the first goes on', async () => {
    const second = await runCommand(directory.environment)
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(
      new RegExp(`^The data directory .* is in use by another process \\(${hub.child.pid}\\)\\.\n$`),
    )
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test.each([
    [['migrate'], /up to date/],
    [['keys', 'list'], /stop that hub first, or give it the key by HUB_API_KEYS/],
    [['keys', 'create', 'name', '--features', 'ants'], /stop that hub first/],
    [['declarations', 'list'], /GET \/api\/v1\/appointments/],
    [['declarations', 'retry', 'some-id'], /stop that hub first/],
    [['jobs', 'run', 'synchronize-declarations'], /stop that hub first/],
    [['import', 'agenda', 'agenda.json'], /send the file to that hub with --to URL --key KEY/],
  ])('the command %j says the way round', async (args, sentence) => {
    const { HUB_DATA_DIR } = directory.environment
    await writeFile(join(HUB_DATA_DIR, 'agenda.json'), JSON.stringify(agenda(meetingPoint('a'))))
    const result = await runCommand({ HUB_DATA_DIR, INIT_CWD: HUB_DATA_DIR }, ...args)
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toMatch(sentence)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('mistakes of configuration', () => {
  test('wrong variables: one line each, nothing started', async () => {
    const result = await runCommand({ PORT: 'eighty', HUB_UPSTREAMS: 'ants', ANTS_HUB_AUTH_TOKENS: '' })
    expect(result).toMatchObject({ code: 1, stdout: '' })
    const names = result.stderr
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0])
    expect(new Set(names)).toEqual(
      new Set([
        'ANTS_HUB_AUTH_TOKENS',
        'ANTS_RDV_API_URL',
        'ANTS_RDV_OPT_AUTH_TOKEN',
        'HUB_ENCRYPTION_KEY',
        'HUB_PUBLIC_URL',
        'PORT',
      ]),
    )
    expect(names).toHaveLength(6)
  })

  test('a busy port: one sentence', async () => {
    await using directory = await usedDirectory()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const result = await runCommand({ ...directory.environment, PORT: String(port) })
    other.close()
    expect(result.code).toBe(1)
    expect(result.stderr).toBe(
      `The address 127.0.0.1:${port} is in use: stop the program that listens there, or choose another PORT.\n`,
    )
  })

  test('a PostgreSQL that does not answer: one sentence, without the password', async () => {
    const result = await runCommand({
      DATABASE_URL: 'postgres://hub:hunter2@127.0.0.1:1/hub',
      HUB_UPSTREAMS: 'sandbox',
      HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    })
    expect(result.code).toBe(1)
    expect(result.stderr).toBe(
      'PostgreSQL at 127.0.0.1:1/hub cannot be used (ECONNREFUSED): check that it runs and that DATABASE_URL is right.\n',
    )
  })

  test.skipIf(windows || process.getuid?.() === 0)(
    'a data directory that may not be written: one sentence',
    async () => {
      await using storage = await createDirectory()
      await chmod(storage.config.dataDirectory, 0o500)
      const result = await runCommand({ HUB_DATA_DIR: join(storage.config.dataDirectory, 'hub') })
      expect(result.stderr).toMatch(/^The data directory .* cannot be used \(EACCES\): point HUB_DATA_DIR .*\n$/)
    },
  )

  test('a data directory that is a file: one sentence', async () => {
    await using storage = await createDirectory()
    const file = join(storage.config.dataDirectory, 'file')
    await writeFile(file, '')
    const result = await runCommand({ HUB_DATA_DIR: file })
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/^The data directory .* cannot be used \(E\w+\): point HUB_DATA_DIR .*\n$/)
  })

  test('an unknown command or option is refused', async () => {
    expect((await runCommand({}, 'serve', '--fast')).code).not.toBe(0)
    expect((await runCommand({}, 'export')).code).not.toBe(0)
  })
})

// Windows has no signals: a process there is ended without being asked.
describe.skipIf(windows)('stopping', () => {
  /** A request whose body is half sent, once the hub has it. */
  async function halfSent(url: string, dataDirectory: string) {
    const secrets = JSON.parse(await readFile(join(dataDirectory, 'demo-secrets.json'), 'utf8')) as { api_key: string }
    const headers = { authorization: `Bearer ${secrets.api_key}`, 'content-type': 'application/json' }
    const slow = request(`${url}/api/v1/agenda`, { method: 'POST', headers })
    slow.on('error', () => {})
    const text = JSON.stringify(agenda(meetingPoint('during-the-stop')))
    slow.write(text.slice(0, 20))
    // The hub has the request once it answers another that was sent after it.
    await fetch(`${url}/readyz`)
    return { slow, rest: text.slice(20) }
  }

  test('a request in progress is finished first, and no other is taken', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const { slow, rest } = await halfSent(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    slow.end(rest)
    const [response] = (await once(slow, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(200)
    expect(response.headers.connection).toBe('close')
    expect(await hub.ended).toBe(0)
  })

  test('a request that never ends is cut after ten seconds', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await halfSent(url, directory.environment.HUB_DATA_DIR)
    const start = performance.now()
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    const seconds = (performance.now() - start) / 1_000
    expect(seconds).toBeGreaterThan(9)
    expect(seconds).toBeLessThan(13)
  })

  test('an idle connection that is kept open does not hold it', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await (await fetch(`${url}/healthz`)).text()
    const start = performance.now()
    hub.child.kill('SIGINT')
    expect(await hub.ended).toBe(0)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('nor does one that was opened ahead, or on which a request only begins', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const openedAhead = connect(Number(new URL(url).port), '127.0.0.1')
    const beginning = connect(Number(new URL(url).port), '127.0.0.1', () => beginning.write('GET /heal'))
    for (const socket of [openedAhead, beginning]) socket.on('error', () => {})
    await Promise.all([once(openedAhead, 'connect'), once(beginning, 'connect')])
    await fetch(`${url}/readyz`)
    const start = performance.now()
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('a second signal does not wait', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await halfSent(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(1)
  })
})

describe('commands', () => {
  test('keys create leaves the key alone on stdout; list and revoke know it by name', async () => {
    await using directory = await usedDirectory()
    const created = await runCommand(directory.environment, 'keys', 'create', 'mairie', '--features', 'ants,links')
    expect(created.code).toBe(0)
    expect(created.stdout).toMatch(/^hub_[\w-]{43}\n$/)
    expect(created.stderr).not.toContain(created.stdout.trim())

    const again = await runCommand(directory.environment, 'keys', 'create', 'mairie', '--features', 'ants')
    expect(again).toMatchObject({ code: 1, stdout: '' })

    const listed = await runCommand(directory.environment, 'keys', 'list')
    expect(listed.stdout).toMatch(/^mairie\tants\+links\tcreated \S+\tin use\n$/)

    const { hub, url } = await startServing(directory.environment)
    const ask = () =>
      fetch(`${url}/api/v1/meeting-points`, { headers: { authorization: `Bearer ${created.stdout.trim()}` } })
    expect((await ask()).status).toBe(200)
    hub.child.kill('SIGTERM')
    await hub.ended

    expect(await runCommand(directory.environment, 'keys', 'revoke', 'mairie')).toMatchObject({ code: 0, stdout: '' })
    expect((await runCommand(directory.environment, 'keys', 'list')).stdout).toMatch(/\trevoked \S+\n$/)
  })

  test.each([
    [['keys', 'create', 'x', '--features', 'antz'], /--features is a comma list among/],
    [['keys', 'create', 'a name', '--features', 'ants'], /A key name is/],
    [['keys', 'create', 'x'], /--features/],
    [['import', 'agenda', 'x.json', '--to', 'http://hub.example', '--key', 'k'], /cannot be read/],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const result = await runCommand({ HUB_DATA_DIR: '/nonexistent' }, ...args)
    expect(result).toMatchObject({ stdout: '' })
    expect(result.code).not.toBe(0)
    expect(result.stderr).toMatch(sentence)
  })

  test('import agenda reads the file from where the command was typed, and reports', async () => {
    await using directory = await usedDirectory()
    await writeFile(
      join(directory.environment.HUB_DATA_DIR, 'agenda.json'),
      JSON.stringify(agenda(meetingPoint('a'), meetingPoint('b', { zip_code: null }))),
    )
    const result = await runCommand(
      { ...directory.environment, INIT_CWD: directory.environment.HUB_DATA_DIR },
      'import',
      'agenda',
      'agenda.json',
      '--prune',
    )
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(/^added: 2 a b\nchanged: 0\nremoved: [1-9]\d* .*\nunchanged: 0\n$/)
    expect(result.stderr).toMatch(/warning: \/meeting_points\/1\/zip_code /)
  })

  test('a malformed agenda: every mistake with its pointer, nothing imported', async () => {
    await using directory = await usedDirectory()
    const file = join(directory.environment.HUB_DATA_DIR, 'agenda.json')
    const wrong = agenda(meetingPoint('good'), { ...meetingPoint('bad id'), street: '12 rue,' })
    await writeFile(file, JSON.stringify(wrong))
    const result = await runCommand(directory.environment, 'import', 'agenda', file, '--prune')
    expect(result).toMatchObject({ code: 1, stdout: '' })
    const lines = result.stderr.trim().split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['/meeting_points/1/id', '/meeting_points/1/street']),
    )
    expect(lines.at(-1)).toMatch(/2 errors, nothing was imported/)

    await writeFile(file, JSON.stringify(agenda(meetingPoint('good'))))
    expect((await runCommand(directory.environment, 'import', 'agenda', file)).stdout).toMatch(/^added: 1 good\n/)
  })

  test('import agenda --to gives it to a running hub', async () => {
    await using directory = await usedDirectory()
    const { HUB_DATA_DIR } = directory.environment
    const file = join(HUB_DATA_DIR, 'agenda.json')
    const key = 'a-configured-key-0123456789abcdefgh'
    const { hub, url } = await startServing({ HUB_DATA_DIR, HUB_API_KEYS: `cli:${key}:ants` })
    await using _ = hub

    await writeFile(file, JSON.stringify(agenda(meetingPoint('sent'))))
    const sent = await runCommand({}, 'import', 'agenda', file, '--to', `${url}/`, '--key', key)
    expect(sent).toMatchObject({ code: 0 })
    expect(sent.stdout).toMatch(/^added: 1 sent\n/)

    await writeFile(file, '{ "meeting_points": [ {} ] }')
    const refused = await runCommand({}, 'import', 'agenda', file, '--to', url, '--key', key)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^\/meeting_points\/0\/id /m)

    const unknown = await runCommand({}, 'import', 'agenda', file, '--to', url, '--key', 'wrong')
    expect(unknown.stderr).toMatch(/answered 401: Send a valid API key/)
    expect((await runCommand({}, 'import', 'agenda', file, '--to', 'http://hub.example', '--key', key)).stderr).toMatch(
      /must be an https address/,
    )
    expect((await runCommand({}, 'import', 'agenda', file, '--to', 'http://127.0.0.1:1', '--key', key)).stderr).toMatch(
      /does not answer/,
    )
  })
})
