import { describe, expectTypeOf, it } from 'vitest'
import {
  createEnedisClient,
  type DailyEnergy,
  type EnedisContracts,
  hasHistoryCursor,
  type HistoryWindow,
  isAvailable,
  type LoadCurve,
} from '../src/index.js'
import { createEnedisSimulator } from '../src/simulator/index.js'

const client = createEnedisClient({ environment: 'production' })
const period = { usagePointId: '22516914714270', start: '2026-11-10', end: '2026-11-11' }

describe('createEnedisClient', () => {
  it('knows the environments and the generations by name', () => {
    createEnedisClient({ environment: 'sandbox', apiMode: 'auto' })
    // @ts-expect-error -- not an environment
    createEnedisClient({ environment: 'staging' })
    // @ts-expect-error -- not a generation
    createEnedisClient({ apiMode: 'v4' })
  })

  it('takes settings that may be missing, as environment variables are; the first call reports it', () => {
    createEnedisClient({ baseUrl: process.env['BASE_URL'], clientId: undefined, clientSecret: undefined })
  })
})

describe('measures', () => {
  it('of each kind', () => {
    expectTypeOf(client.getDailyConsumption(period)).resolves.toEqualTypeOf<DailyEnergy>()
    expectTypeOf(client.getConsumptionLoadCurve(period)).resolves.toEqualTypeOf<LoadCurve>()
    expectTypeOf<ReturnType<LoadCurve['toColumns']>['start']>().toEqualTypeOf<Float64Array>()
    // @ts-expect-error -- without end
    void client.getDailyConsumption({ usagePointId: '22516914714270', start: '2026-11-10' })
  })

  it('of a history are those of its series', async () => {
    const history = client.getHistory({ ...period, series: 'consumptionLoadCurve' })
    expectTypeOf(history).resolves.toEqualTypeOf<HistoryWindow<'consumptionLoadCurve'>>()
    for await (const { data } of history) expectTypeOf(data).toEqualTypeOf<LoadCurve | null>()
    // @ts-expect-error -- no such series
    void client.getHistory({ ...period, series: 'temperature' })
  })

  it('say where a history goes on', () => {
    const error: unknown = new Error('x')
    if (hasHistoryCursor(error)) expectTypeOf(error.cursor).toBeString()
  })
})

it('what a generation lacks is no value', () => {
  const { contracts } = {} as EnedisContracts
  const status = contracts[0]?.status ?? null
  expectTypeOf(status).not.toEqualTypeOf<string | null>()
  if (isAvailable(status)) expectTypeOf(status).toEqualTypeOf<string | null>()
})

it('is simulated without any cast', () => {
  const { fetch, state } = createEnedisSimulator({ latency: 1, meters: [{ usagePointId: '22516914714270' }] })
  createEnedisClient({ fetch })
  state.failWith('ADAM-DC-0008', { operation: 'dailyConsumption' })
  // @ts-expect-error -- no such error
  state.failWith('ADAM-DC-9999')
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'listItems' })
})
