// Programs of others, over a real socket: curl, and `linky` of npm, whose host is in its code and is rewritten here.
import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Session } from 'linky'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, listen } from '../../src/platform/http/http-server.js'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { program, V5_CURVE, v5 } from '../support/linky-programs.js'

const run = promisify(execFile)
const HOST = 'https://conso.boris.sh'
describeOnEachEngine('programs of others', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  let server: HttpServer
  let url = ''

  interface Axios {
    interceptors: { request: { use(change: (config: { url: string }) => object): void } }
  }

  /** The axios of `linky` itself. */
  async function rewriteHost(): Promise<void> {
    const own = realpathSync(createRequire(import.meta.url).resolve('linky'))
    const axios = join(own, '../../../../axios/index.js')
    const { default: client } = (await import(pathToFileURL(axios).href)) as { default: Axios }
    client.interceptors.request.use((config) => ({ ...config, url: config.url.replace(HOST, url) }))
  }

  beforeAll(async () => {
    server = await listen('127.0.0.1', 0, () => hub.fetch)
    url = `http://127.0.0.1:${server.port}`
    await rewriteHost()
  })
  afterAll(async () => {
    await server.stop()
  })

  async function issueToken(id: string, key: string): Promise<string> {
    const { stdout } = await run('curl', [
      '-sS',
      '-u',
      `${id}:${key}`,
      '-d',
      'grant_type=client_credentials',
      `${url}/accounts/token`,
    ])
    return (JSON.parse(stdout) as { access_token: string }).access_token
  }

  test('linky 2.0.2 reads daily energy, curve and maximum power, the same days as Enedis gives', async () => {
    const { id, key } = await program(hub, [POINT, OTHER_POINT])
    const session = new Session(await issueToken(id, key), POINT)
    const asked = { usagePointId: POINT, start: '2026-10-24', end: '2026-10-27' }
    const { client } = hub.upstream
    const daily = (await session.getDailyConsumption(asked.start, asked.end)) as unknown as Reading
    const { days } = await client.getDailyConsumption(asked)
    expect(daily.interval_reading).toEqual(days.map(({ day, wattHours }) => ({ value: String(wattHours), date: day })))
    const curve = (await session.getLoadCurve(asked.start, asked.end)) as unknown as Reading
    const points = (await client.getConsumptionLoadCurve(asked)).toArray()
    expect(curve.interval_reading.map(({ value }) => Number(value))).toEqual(points.map(({ watts }) => watts))
    expect(curve.interval_reading[0]?.date).toBe('2026-10-24 00:30:00')
    const power = (await session.getMaxPower(asked.start, asked.end)) as unknown as Reading
    const { peaks } = await client.getDailyMaxPower(asked)
    expect(power.interval_reading.map(({ value }) => Number(value))).toEqual(
      peaks.map(({ voltAmperes }) => voltAmperes),
    )
  })

  interface Reading {
    interval_reading: { value: string; date: string }[]
  }

  test('linky 2.0.2 says what is wrong with a point that is not of the token', async () => {
    const { id, key } = await program(hub, [POINT])
    const token = await issueToken(id, key)
    expect(() => new Session(token, OTHER_POINT)).toThrow("Ce token ne permet pas d'accéder au PRM")
    await expect(new Session(token).getDailyConsumption('2026-11-01', '2026-12-01')).rejects.toMatchObject({
      code: 400,
    })
  })

  test('curl reads the same days by the key itself, at the mirror and at the alias', async () => {
    const { key } = await program(hub, [POINT])
    const read = async (path: string) => {
      const { stdout } = await run('curl', ['-sS', '-H', `Authorization: Bearer ${key}`, `${url}${path}`])
      return JSON.parse(stdout) as Record<string, unknown>
    }
    const mirror = await read(v5(POINT, '2026-11-01', '2026-11-03', V5_CURVE))
    const alias = await read(`/api/consumption_load_curve?prm=${POINT}&start=2026-11-01&end=2026-11-03`)
    expect(mirror['meter_reading']).toEqual(alias)
    const direct = await hub.upstream.client.getConsumptionLoadCurve({
      usagePointId: POINT,
      start: '2026-11-01',
      end: '2026-11-03',
    })
    const { interval_reading } = mirror['meter_reading'] as Reading
    expect(interval_reading.map(({ value }) => Number(value))).toEqual(direct.toArray().map(({ watts }) => watts))
  })
})
