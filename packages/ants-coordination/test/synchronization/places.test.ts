import { describe, expect, test } from 'vitest'
import { startClient } from '../client/support.js'
import { OURS, rowOf, synchronize, urlsAt, wish } from './support.js'

const place = ({ sent }: ReturnType<typeof startClient>, method: string) =>
  sent.filter((request) => request.method === method).map(({ url }) => url.searchParams.get('meeting_point_id'))

const elsewhere = { meeting_point: 'Mairie de Montclair', meeting_point_id: '500' }

describe('the place named in each call', () => {
  test('is that of the first wanted appointment in the status call', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    expect(place(bench, 'GET')).toEqual(['412'])
  })

  test('is empty with nothing wanted, which integration accepts as long as the key is there (RDV-SP #4940)', async () => {
    const bench = startClient({}, { requireMeetingPointIdOnStatus: true })
    bench.state.addAppointment(rowOf(wish('1')))
    expect(await synchronize(bench, [])).toMatchObject({ withdrawn: [{ management_url: `${OURS}1` }], blocked: [] })
    expect([...place(bench, 'GET'), ...place(bench, 'DELETE')]).toEqual(['', ''])
    expect(urlsAt(bench)).toEqual([])
  })

  test('is the caller’s where there is one', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1')))
    await synchronize(bench, [], { meeting_point_id: '412' })
    expect([...place(bench, 'GET'), ...place(bench, 'DELETE')]).toEqual(['412', '412'])
    expect(urlsAt(bench)).toEqual([])
  })

  test('is the one that is_own remembers for a withdrawal', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    await synchronize(bench, [wish('1', elsewhere)], { is_own: () => ({ meeting_point_id: '412' }) })
    expect(place(bench, 'DELETE')).toEqual(['412'])
    expect(place(bench, 'POST')).toEqual(['412', '500'])
  })

  test('is never that of another place: an appointment moves even when is_own remembers nothing', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    const outcome = await synchronize(bench, [wish('1', elsewhere)])
    expect(outcome).toMatchObject({ withdrawn: [{ management_url: `${OURS}1` }], blocked: [] })
    expect(bench.state.appointments()).toMatchObject([elsewhere])
  })
})

describe('rowcount', () => {
  test('2 is success: a deletion takes all rows of its place and time (RDV-SP #4318)', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('old')))
    bench.state.addAppointment(rowOf(wish('older')))
    const outcome = await synchronize(bench, [])
    expect(outcome.withdrawn).toHaveLength(2)
    expect(bench.sent.map(({ method }) => method)).toEqual(['GET', 'DELETE'])
    expect(urlsAt(bench)).toEqual([])
  })

  test('2 with a wanted row among them: declared again', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('old')))
    bench.state.addAppointment(rowOf(wish('1')))
    const outcome = await synchronize(bench, [wish('1')])
    expect(outcome).toMatchObject({
      withdrawn: [{ management_url: `${OURS}old` }],
      declared: [wish('1')],
      unchanged: [],
    })
    expect(urlsAt(bench)).toEqual([`${OURS}1`])
  })

  test('0 after a lost answer is success: the row is gone', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1')))
    bench.state.failNext({ kind: 'lost-answer', operation: 'deleteAppointment' })
    const outcome = await synchronize(bench, [])
    expect(outcome).toMatchObject({ withdrawn: [{ management_url: `${OURS}1` }], blocked: [] })
    expect(bench.sent.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'DELETE', 'GET'])
    expect(urlsAt(bench)).toEqual([])
  })

  test('0 because nothing matched is not believed: the row is told to be still there', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1')))
    const outcome = await synchronize(bench, [wish('2', elsewhere)], { is_own: () => ({ meeting_point_id: 'wrong' }) })
    expect(outcome).toMatchObject({ withdrawn: [], blocked: [{ management_url: `${OURS}1` }] })
    expect(outcome.declared).toEqual([wish('2', elsewhere)])
    expect(urlsAt(bench)).toEqual([`${OURS}1`, `${OURS}2`])
  })
})
