import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { Session } from 'linky'
import { http, HttpResponse, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createEnedisSimulator } from '../src/simulator/index.js'
import { NOW, POINT } from './start-client.js'

/** The simulator behind a socket: what others speak to. */
async function startServer() {
  const { fetch: simulated } = createEnedisSimulator({ now: () => NOW, callsPerSecond: 1_000 })
  const server = serve({ fetch: (request) => simulated(request), port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const run = promisify(execFile)
const curl = async (...parameters: string[]): Promise<string> => (await run('curl', ['-sS', ...parameters])).stdout

let hasCurl = false
beforeAll(async () => {
  hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  )
})

test('curl: token, then a curve of 2026', async (context) => {
  if (!hasCurl) context.skip('needs curl')
  const baseUrl = await startServer()
  const credentials = ['-u', 'enedis-client:enedis-secret', '-d', 'grant_type=client_credentials']
  const { access_token, expires_in } = JSON.parse(await curl(...credentials, `${baseUrl}/oauth2/v3/token`))
  expect(expires_in).toBe(12_600)
  const query = `pointId=${POINT}&dateDebut=2026-11-10&dateFin=2026-11-11`
  const url = `${baseUrl}/mesure_synchrone_auto/v2/courbe_de_charge_consommation?${query}`
  const answer = await curl('-i', '-H', `Authorization: Bearer ${access_token}`, url)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(/content-type: application\/octet-stream/i)
  const { idPrm, grandeur } = JSON.parse(body)
  expect([idPrm, grandeur[0].points.length]).toEqual([POINT, 48])
  expect([grandeur[0].points[0].d, grandeur[0].points[47].d]).toEqual(['2026-11-10 00:30:00', '2026-11-11 00:00:00'])
  expect(await curl('-o', '/dev/null', '-w', '%{http_code}', url)).toBe('401')
})

test('linky 2.0.2 reads the v5 measures', async () => {
  const baseUrl = await startServer()
  const token = await (
    await fetch(`${baseUrl}/oauth2/v3/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'enedis-client',
        client_secret: 'enedis-secret',
      }),
    })
  ).json()
  // It calls a gateway, whose paths are other names of those of v5, and which unwraps the answer.
  const paths: Record<string, string> = {
    daily_consumption: '/metering_data_dc/v5/daily_consumption',
    consumption_load_curve: '/metering_data_clc/v5/consumption_load_curve',
    consumption_max_power: '/metering_data_dcmp/v5/daily_consumption_max_power',
  }
  const gateway = setupServer(
    http.get('http://127.0.0.1:*/*', () => passthrough()),
    http.get('https://conso.boris.sh/api/:type', async ({ request, params }) => {
      const { searchParams } = new URL(request.url)
      const url = new URL(`${baseUrl}${paths[String(params['type'])]}`)
      for (const [name, value] of searchParams) url.searchParams.set(name === 'prm' ? 'usage_point_id' : name, value)
      const headers = { authorization: `Bearer ${(token as { access_token: string }).access_token}` }
      const { meter_reading } = (await (await fetch(url, { headers })).json()) as { meter_reading: object }
      return HttpResponse.json(meter_reading)
    }),
  )
  gateway.listen({ onUnhandledRequest: 'error' } as never)
  onTestFinished(() => gateway.close())
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const session = new Session(`${encode({ alg: 'none' })}.${encode({ sub: [POINT] })}.`, POINT)
  const energy = await session.getDailyConsumption('2026-11-10', '2026-11-12')
  expect(energy).toMatchObject({ usage_point_id: POINT, quality: 'BRUT', reading_type: { unit: 'Wh' } })
  expect(energy.interval_reading.map(({ date }) => date)).toEqual(['2026-11-10', '2026-11-11'])
  expect((await session.getLoadCurve('2026-11-10', '2026-11-11')).interval_reading).toHaveLength(48)
  expect((await session.getMaxPower('2026-11-10', '2026-11-11')).reading_type.unit).toBe('VA')
})
