// What is shown on this machine only: the connection decides, and anything that betrays a proxy in between closes it.
import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createMailbox } from '../src/platform/mail/mailbox.js'
import { createMetrics } from '../src/platform/process/metrics.js'
import { liveEnvironment } from './support/bookers.js'
import { createDirectory } from './support/engines.js'
import { startLive, startServing } from './support/hub-process.js'
import { ANTS_TOKEN, DEMO_KEY } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory, ({ config }) => ({
  publicUrl: 'local',
  demoToken: true,
  metrics: createMetrics({ token: undefined }),
  sandbox: {
    mailbox: createMailbox(join(config.dataDirectory, 'mail'), { name: 'Mairie', address: 'rdv@mairie.example' }),
  },
}))

const GUARDED: [string, Record<string, string>, number][] = [
  ['/_/mail', {}, 404],
  ['/metrics', {}, 401],
  ['/api/v1/meeting-points', { authorization: `Bearer ${DEMO_KEY}` }, 401],
  ['/api/ants/getManagedMeetingPoints', { 'x-hub-rdv-auth-token': ANTS_TOKEN }, 401],
]

/** As a proxy on this machine sends it: with the hub's own address as `Host`. */
async function send(path: string, headers: Record<string, string>, version = '1.1'): Promise<number> {
  const { hostname, port, host } = new URL(hub.url)
  const socket: Socket = connect(Number(port), hostname)
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write([`GET ${path} HTTP/${version}`, ...lines, '', ''].join('\r\n'))
  const [, status] = /^HTTP\/1\.\d (\d{3}) /.exec(await text(socket)) ?? []
  return Number(status)
}

describe.each(GUARDED)('%s', (path, credentials, refused) => {
  test('is answered on this machine', async () => {
    expect(await send(path, credentials)).toBe(200)
  })

  test.each([
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-real-ip': '203.0.113.9' },
    { forwarded: 'for=203.0.113.9' },
    { via: '1.1 proxy' },
    { 'x-forwarded-proto': 'https' },
    { host: 'rdv.valbrume.example' },
  ])('is refused with %o', async (headers) => {
    expect(await send(path, { ...credentials, ...headers })).toBe(refused)
  })

  test('is refused in HTTP/1.0, which nginx speaks by default', async () => {
    expect(await send(path, credentials, '1.0')).toBe(refused)
  })
})

const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address

test.skipIf(elsewhere === undefined)(
  'metrics are refused over the network, even under the name localhost',
  async () => {
    await using storage = await createDirectory()
    const { hub: open, url } = await startLive({
      HUB_DATA_DIR: storage.config.dataDirectory,
      HOST: '0.0.0.0',
      HUB_UPSTREAMS: 'sandbox',
      HUB_FEATURES: 'rdv-insertion',
    })
    await using _ = open
    expect((await fetch(`${url}/metrics`)).status).toBe(200)
    const asked = request(`${url.replace('127.0.0.1', elsewhere ?? '')}/metrics`, {
      headers: { host: 'localhost:8000' },
    })
    const [response] = (await once(asked.end(), 'response')) as [{ statusCode: number; destroy(): void }]
    response.destroy()
    expect(response.statusCode).toBe(401)
  },
)

describe('live', () => {
  const createEnvironment = (dataDirectory: string) => ({
    ...liveEnvironment({ config: { dataDirectory }, [Symbol.asyncDispose]: async () => {} }, 'http://127.0.0.1:9'),
    HUB_EMBEDDED_LIVE: 'true',
  })

  test('without HUB_METRICS_TOKEN nobody reads the metrics; a proxy that is not listed is told once', async () => {
    await using storage = await createDirectory()
    const { hub: live, url } = await startLive({
      ...createEnvironment(storage.config.dataDirectory),
      HUB_TRUSTED_PROXIES: '192.0.2.1',
    })
    await using _ = live
    const answer = await fetch(`${url}/metrics`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      code: 'invalid_metrics_token',
      detail: expect.stringContaining('HUB_METRICS_TOKEN'),
    })
    for (let times = 0; times < 3; times += 1) {
      await fetch(`${url}/healthz`, { headers: { 'x-forwarded-for': `203.0.113.${times}` } })
    }
    live.child.kill('SIGTERM')
    await live.ended
    const warnings = live.output.stdout.split('\n').filter((line) => line.includes('HUB_TRUSTED_PROXIES'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('"proxy":"on this machine"')
    expect(live.output.stdout).not.toContain('203.0.113')
  })

  test('with HUB_METRICS_TOKEN its bearer reads them; a listed proxy is no news', async () => {
    await using storage = await createDirectory()
    const token = 'metrics-token-0123456789'
    const { hub: live, url } = await startLive({
      ...createEnvironment(storage.config.dataDirectory),
      HUB_METRICS_TOKEN: token,
    })
    await using _ = live
    const headers = { 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` }
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200)
    expect((await fetch(`${url}/metrics`)).status).toBe(401)
    live.child.kill('SIGTERM')
    await live.ended
    expect(live.output.stdout).not.toContain('HUB_TRUSTED_PROXIES')
  })
})

test('a sandbox shows its metrics and its mail on this machine', async () => {
  await using storage = await createDirectory()
  const { hub: sandbox, url } = await startServing({ HUB_DATA_DIR: storage.config.dataDirectory })
  await using _ = sandbox
  for (const path of ['/metrics', '/_/mail']) {
    expect((await fetch(`${url}${path}`)).status).toBe(200)
    expect((await fetch(`${url}${path}`, { headers: { 'x-real-ip': '203.0.113.9' } })).status).not.toBe(200)
  }
})
