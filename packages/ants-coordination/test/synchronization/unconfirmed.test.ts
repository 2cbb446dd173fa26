import { describe, expect, test } from 'vitest'
import { methodsOf, NUMBER, startClient, thrownBy } from '../client/support.js'
import { OURS, rowOf, synchronize, urlsAt, wish } from './support.js'

const later = { appointment_date: '2027-12-11T10:00' }

describe('an incident: a number that is shown as unknown for a while', () => {
  test.each(['empty', 'null', 'absent'] as const)(
    'a cancellation withdraws by the key of the declaration, and says that it saw nothing (%s)',
    async (hiddenAppointments) => {
      const bench = startClient({}, { hiddenAppointments })
      await synchronize(bench, [wish('1')])
      bench.state.setStatus(NUMBER, 'unknown')
      const outcome = await synchronize(bench, [], { declared: [wish('1')] })
      expect(outcome).toMatchObject({ synchronized: false, withdrawn: [], withdrawnUnseen: [wish('1')] })
      expect(urlsAt(bench)).toEqual([])
    },
  )

  test('a move withdraws the former row, declares nothing, and is finished once the number is back', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    bench.state.setStatus(NUMBER, 'unknown')
    const outcome = await synchronize(bench, [wish('1', later)], { declared: [wish('1')] })
    expect(outcome).toMatchObject({ synchronized: false, declared: [], withdrawnUnseen: [wish('1')] })
    expect(urlsAt(bench)).toEqual([])
    bench.state.setStatus(NUMBER, 'validated')
    expect(await synchronize(bench, [wish('1', later)])).toMatchObject({ declared: [wish('1', later)] })
  })

  test('what is still wanted is left alone, and so is what shares its place and time', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    bench.state.setStatus(NUMBER, 'unknown')
    bench.sent.length = 0
    const declared = [wish('1'), wish('1', { meeting_point_id: '413' })]
    const outcome = await synchronize(bench, [wish('1')], { declared })
    expect(outcome.withdrawnUnseen).toBeUndefined()
    expect(methodsOf(bench)).toEqual(['GET'])
  })

  test('to another place of the same name at the same hour: the former row goes', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    bench.state.setStatus(NUMBER, 'unknown')
    await synchronize(bench, [wish('1', { meeting_point_id: '413' })], { declared: [wish('1')] })
    expect(urlsAt(bench)).toEqual([])
  })

  test('without a key nothing is sent', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    bench.state.setStatus(NUMBER, 'unknown')
    bench.sent.length = 0
    expect(await synchronize(bench, [])).toMatchObject({ synchronized: false, withdrawn: [] })
    expect(methodsOf(bench)).toEqual(['GET'])
  })

  test('that begins between a look and a deletion that matches nothing proves nothing', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    const original = bench.state.withdraw.bind(bench.state)
    bench.state.withdraw = (key) => {
      bench.state.setStatus(NUMBER, 'unknown')
      return original(key)
    }
    const outcome = await synchronize(bench, [wish('2', later)], { is_own: () => ({ meeting_point_id: 'wrong' }) })
    expect(outcome).toMatchObject({ status: 'unknown', synchronized: false, withdrawn: [], declared: [] })
    expect(urlsAt(bench)).toEqual([`${OURS}1`])
  })
})

test('null in place of a status: what is known is withdrawn, and the error comes out', async () => {
  const bench = startClient({}, { nullStatus: [NUMBER] })
  bench.state.addAppointment(rowOf(wish('1')))
  const error = await thrownBy(synchronize(bench, [], { declared: [wish('1')] }))
  expect(error).toMatchObject({ name: 'ContractError', code: 'status_missing' })
  expect(urlsAt(bench)).toEqual([])
})

describe('two places of the same name, at the same hour', () => {
  const other = { meeting_point_id: '413' }

  test.each([false, 'text', 'number'] as const)(
    'an appointment moves from one to the other (meeting_point_id shown: %s)',
    async (returnMeetingPointId) => {
      const bench = startClient({}, { returnMeetingPointId })
      await synchronize(bench, [wish('1')])
      const outcome = await synchronize(bench, [wish('1', other)], { declared: [wish('1')] })
      expect(outcome).toMatchObject({ withdrawn: [{}], declared: [wish('1', other)], blocked: [] })
      expect(bench.state.appointments()).toMatchObject([other])
      const again = await synchronize(bench, [wish('1', other)], { declared: [wish('1', other)] })
      expect(again).toMatchObject({ withdrawn: [], declared: [], unchanged: [{}] })
    },
  )

  test('what ANTS shows is enough, and so is what is_own remembers', async () => {
    const shown = startClient({}, { returnMeetingPointId: 'number' })
    await synchronize(shown, [wish('1')])
    await synchronize(shown, [wish('1', other)])
    expect(shown.state.appointments()).toMatchObject([other])
    const remembered = startClient()
    await synchronize(remembered, [wish('1')])
    await synchronize(remembered, [wish('1', other)], { is_own: () => ({ meeting_point_id: '412' }) })
    expect(remembered.state.appointments()).toMatchObject([other])
  })

  test.each(['412', '413'])('after a lost answer it may be either: it ends as wanted (was %s)', async (was) => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1'), { meeting_point_id: was }))
    const declared = [wish('1'), wish('1', other)]
    const outcome = await synchronize(bench, [wish('1', other)], { declared })
    expect(outcome).toMatchObject({ declared: [wish('1', other)], blocked: [] })
    expect(bench.state.appointments()).toMatchObject([other])
  })
})

test('a renamed place: is_own without an id withdraws with that of the wanted row of the same URL', async () => {
  const bench = startClient()
  await synchronize(bench, [wish('1')])
  bench.sent.length = 0
  const renamed = wish('1', { meeting_point: 'Hôtel de ville' })
  await synchronize(bench, [renamed], { is_own: () => true })
  const deletions = bench.sent.filter(({ method }) => method === 'DELETE')
  expect(deletions.map(({ url }) => url.searchParams.get('meeting_point_id'))).toEqual(['412'])
  expect(bench.state.appointments()).toMatchObject([{ meeting_point: 'Hôtel de ville' }])
})
