import { describe, expect, test } from 'vitest'
import { HubError } from '../../src/index.js'
import type { AntsFailure, AntsOperation } from '../../src/simulator/index.js'
import { NUMBER, startClient, thrownBy } from '../client/support.js'
import { foreignRow, OURS, rowOf, synchronize, urlsAt, wish } from './support.js'

const failures: AntsFailure[] = [
  { kind: 'reset' },
  { kind: 'lost-answer' },
  { kind: 'empty' },
  { kind: 'delay', milliseconds: 5_000 },
  { kind: 'status', status: 400 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 422 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
]

const operations: AntsOperation[] = ['getStatus', 'deleteAppointment', 'createAppointment']

const cases = operations.flatMap((operation) => failures.map((failure) => Object.assign({ operation }, failure)))

// A move and a second appointment: one withdrawal and two declarations, beside a row of another editor and a hidden one.
const wanted = [wish('moved', { appointment_date: '2027-12-12T08:00' }), wish('new', { meeting_point: 'Mairie' })]

function start() {
  const bench = startClient({ timeout: 60, totalTimeout: 400, maxRetries: 1 })
  for (const row of [
    rowOf(wish('moved')),
    foreignRow,
    rowOf(wish('new', { meeting_point: 'Mairie' }), { hidden: true }),
  ]) {
    bench.state.addAppointment(row)
  }
  return bench
}

describe.each([1, 2, 3])(
  'a failure met %i times, then another call: exactly the wanted rows and the foreign one',
  (times) => {
    test.each([...cases, { kind: 'unsuccessful', operation: 'createAppointment' } as const])('%o', async (failure) => {
      const bench = start()
      bench.state.failNext({ ...failure, times })
      const rejections: unknown[] = []
      for (let round = 0; round < 6; round += 1) {
        try {
          await synchronize(bench, wanted)
          break
        } catch (error) {
          rejections.push(error)
        }
      }
      expect(rejections.length).toBeLessThan(6)
      expect(rejections.every((error) => HubError.isInstance(error))).toBe(true)
      expect(urlsAt(bench).toSorted()).toEqual([foreignRow.management_url, `${OURS}moved`, `${OURS}new`])
      expect(bench.state.appointments().filter(({ hidden }) => hidden)).toEqual([])
      expect(bench.state.appointments()).toContainEqual(foreignRow)
    })
  },
)

test('the error of the call that failed comes out, with what it says of a write', async () => {
  const bench = start()
  bench.state.failNext({ kind: 'lost-answer', operation: 'createAppointment' })
  const error = await thrownBy(synchronize(bench, wanted))
  expect(error).toMatchObject({ name: 'ConnectionError', mayHaveBeenApplied: true, attempts: 1 })
})

test('a signal ends it, and nothing more is sent', async () => {
  const bench = start()
  const controller = new AbortController()
  bench.state.switches.latency = 40
  const { ants } = bench
  const call = ants.synchronizeApplication(
    { application_id: 'SOLOCAL001', wanted, is_own: () => true },
    { signal: controller.signal },
  )
  controller.abort()
  await expect(call).rejects.toMatchObject({ name: 'AbortedError' })
  const sent = bench.sent.length
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(bench.sent).toHaveLength(sent)
})

describe.each(['strict', 'warn', 'off'] as const)('validate: %s', (validate) => {
  test.each([
    '{"status":"validated"}',
    '{"status":"validated","appointments":[null]}',
    '{"status":"validated","appointments":[{"management_url":"a","meeting_point":"b","appointment_date":null}]}',
    '5',
  ])('nothing is moved on %s', async (entry) => {
    const bench = startClient({ validate })
    await synchronize(bench, [wish('kept')])
    bench.state.failNext({ kind: 'status', status: 200, body: `{"${NUMBER}":${entry}}`, operation: 'getStatus' })
    const error = await thrownBy(synchronize(bench, []))
    expect(error).toMatchObject({ name: 'ContractError' })
    expect(urlsAt(bench)).toEqual([`${OURS}kept`])
  })
})
