import { describe, expect, it } from 'vitest'
import type { EnedisClient, Period } from '../src/index.js'
import { catchError, POINT, startClient } from './start-client.js'

const DAY = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }

const methods = {
  getDailyConsumption: (client: EnedisClient, period: Period) => client.getDailyConsumption(period),
  getDailyProduction: (client: EnedisClient, period: Period) => client.getDailyProduction(period),
  getConsumptionLoadCurve: (client: EnedisClient, period: Period) => client.getConsumptionLoadCurve(period),
  getProductionLoadCurve: (client: EnedisClient, period: Period) => client.getProductionLoadCurve(period),
  getConsumptionIndexes: (client: EnedisClient, period: Period) => client.getConsumptionIndexes(period),
  getProductionIndexes: (client: EnedisClient, period: Period) => client.getProductionIndexes(period),
  getDailyMaxPower: (client: EnedisClient, period: Period) => client.getDailyMaxPower(period),
  getHistory: (client: EnedisClient, period: Period) => client.getHistory({ ...period, series: 'dailyConsumption' }),
}

const WRONG: [what: string, field: string, change: object, code: string][] = [
  ['13 digits', 'usagePointId', { usagePointId: POINT.slice(1) }, 'invalid_usage_point_id'],
  ['15 digits', 'usagePointId', { usagePointId: `${POINT}0` }, 'invalid_usage_point_id'],
  ['a number', 'usagePointId', { usagePointId: 22_516_914_714_270 }, 'invalid_usage_point_id'],
  ['no point', 'usagePointId', { usagePointId: undefined }, 'invalid_usage_point_id'],
  ['30 February', 'start', { start: '2026-02-30' }, 'invalid_request'],
  ['an offset', 'start', { start: '2026-11-10+01:00' }, 'invalid_request'],
  ['a time', 'end', { end: '2026-11-11T00:00:00+01:00' }, 'invalid_request'],
  ['a Date', 'end', { end: new Date('2026-11-11') }, 'invalid_request'],
  ['end before start', 'end', { end: '2026-11-09' }, 'invalid_request'],
  ['a window of no day', 'end', { end: '2026-11-10' }, 'invalid_request'],
  ['end in the future', 'end', { end: '2026-12-01' }, 'end_in_future'],
  ['a misspelt parameter', 'ende', { ende: '2026-11-11' }, 'invalid_request'],
]

describe.each(Object.keys(methods) as (keyof typeof methods)[])('%s refuses, before any call', (method) => {
  it.each(WRONG)('%s', async (_, field, change, code) => {
    const { client, requests } = startClient()
    const error = await catchError(methods[method](client, { ...DAY, ...change }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field, code, attempts: 0 })
    expect(error.message).toContain(field)
    expect(requests).toEqual([])
  })
})

describe('further parameters', () => {
  it.each([
    ['step', { step: 'PT30M' }],
    ['phases', { phases: 'yes' }],
  ])('%s of peaks', async (field, change) => {
    const { client, requests } = startClient()
    const error = await catchError(client.getDailyMaxPower({ ...DAY, ...change } as never))
    expect(error).toMatchObject({ field, attempts: 0 })
    expect(requests).toEqual([])
  })

  it('an apiMode that does not exist', async () => {
    const { client, requests } = startClient({ apiMode: 'v4' as never })
    expect(await catchError(client.getDailyConsumption(DAY))).toMatchObject({ field: 'apiMode', attempts: 0 })
    expect(await catchError(client.getContract({ usagePointId: POINT }))).toMatchObject({ field: 'apiMode' })
    expect(requests).toEqual([])
  })

  it('no parameters at all', async () => {
    const { client } = startClient()
    expect(await catchError(client.getDailyConsumption(undefined as never))).toMatchObject({ field: 'parameters' })
    expect(await catchError(client.getContract({} as never))).toMatchObject({ field: 'usagePointId' })
  })

  it.each(['getContract', 'getAddress', 'getIdentity', 'getContact'] as const)(
    '%s checks the point',
    async (method) => {
      const { client, requests } = startClient()
      const error = await catchError(client[method]({ usagePointId: '123' }))
      expect(error).toMatchObject({ field: 'usagePointId', code: 'invalid_usage_point_id', attempts: 0 })
      expect(requests).toEqual([])
    },
  )

  it('a point with spaces, as bills print it, is taken', async () => {
    const { client } = startClient()
    const energy = await client.getDailyConsumption({ ...DAY, usagePointId: '225 169 147 142 70' })
    expect(energy.usagePointId).toBe(POINT)
  })

  it('end may be today, and not tomorrow', async () => {
    const { client } = startClient()
    const { days } = await client.getDailyConsumption({ ...DAY, start: '2026-11-29', end: '2026-11-30' })
    expect(days).toHaveLength(1)
  })
})

describe('after midnight in Paris, while it is still yesterday in UTC', () => {
  // 2026-08-15 00:30 in Paris.
  const night = { now: () => Date.parse('2026-08-14T22:30:00Z') }

  it('the day that has just ended is not asked for, and reported missing', async () => {
    const { client } = startClient(night, night)
    const energy = await client.getDailyConsumption({ usagePointId: POINT, start: '2026-08-10', end: '2026-08-15' })
    expect(energy.days.map(({ day }) => day)).toEqual(['2026-08-10', '2026-08-11', '2026-08-12', '2026-08-13'])
    expect(energy).toMatchObject({ holes: ['2026-08-14'], end: '2026-08-15' })
  })

  it('that day alone is no data yet', async () => {
    const { client, requests } = startClient(night, night)
    const error = await catchError(
      client.getDailyConsumption({ usagePointId: POINT, start: '2026-08-14', end: '2026-08-15' }),
    )
    expect(error).toMatchObject({ code: 'no_data', isRetryable: true, attempts: 0 })
    expect(requests).toEqual([])
  })
})

describe('an answer that does not fit is a ContractError that names where', () => {
  const answer = (fields: object) =>
    JSON.stringify({
      idPrm: POINT,
      grandeur: [{ grandeurPhysique: 'EA', unite: 'Wh', points: [{ v: '1', d: '2026-11-10' }] }],
      ...fields,
    })

  it.each([
    ['cut short', answer({}).slice(0, -5), [], undefined],
    ['empty', '', [], undefined],
    ['HTML', '<html></html>', [], undefined],
    ['of another point', answer({ idPrm: '11453290002823' }), ['/idPrm'], 'other_usage_point'],
    ['with 30 February', answer({}).replace('2026-11-10', '2026-02-30'), ['/grandeur/0/points/0/d'], undefined],
    ['with a text for a value', answer({}).replace('"1"', '"x"'), ['/grandeur/0/points/0/v'], undefined],
  ])('%s', async (_, body, pointers, code) => {
    const { client, state } = startClient({}, {}, { isOdd: true })
    state.failNext({ kind: 'status', status: 200, body, operation: 'dailyConsumption' })
    const error = await catchError(client.getDailyConsumption(DAY))
    expect(error).toMatchObject({ name: 'ContractError', pointers, status: 200 })
    expect(error['code']).toBe(code)
    expect(error.message).not.toContain(POINT)
  })
})
