import { describe, expect, test } from 'vitest'
import { ConflictError } from '../../src/index.js'
import { methodsOf, OTHER_NUMBER, startClient, thrownBy } from '../client/support.js'
import { foreignRow, OURS, rowOf, synchronize, urlsAt, wish } from './support.js'

describe('a row that no status shows and that refuses the creation (RDV-SP #4318)', () => {
  test.each([400, 409, 422, 500])(
    'is removed by the key of the creation, which is then repeated (%i)',
    async (status) => {
      const bench = startClient({}, { duplicateStatus: status })
      bench.state.addAppointment(rowOf(wish('1'), { hidden: true }))
      expect(await synchronize(bench, [wish('1')])).toMatchObject({ declared: [wish('1')], withdrawn: [] })
      expect(methodsOf(bench)).toEqual(['GET', 'POST', 'DELETE', 'POST'])
      expect(bench.state.appointments()).toMatchObject([{ management_url: `${OURS}1` }])
      expect(bench.state.appointments()[0]?.hidden).toBeFalsy()
    },
  )

  test('is left alone where a foreign row of the same place and time would go with it', async () => {
    const bench = startClient()
    const neighbour = { ...foreignRow, ...rowOf(wish('1')), management_url: foreignRow.management_url }
    bench.state.addAppointment(neighbour)
    bench.state.addAppointment(rowOf(wish('1'), { hidden: true }))
    const error = await thrownBy(synchronize(bench, [wish('1')]))
    expect(error).toBeInstanceOf(ConflictError)
    expect(error).toMatchObject({ code: 'already_exists', mayHaveBeenApplied: false })
    expect(methodsOf(bench)).toEqual(['GET', 'POST'])
    expect(urlsAt(bench)).toEqual([foreignRow.management_url, `${OURS}1`])
  })

  test('takes no wanted row with it: those of the same place and time are declared again', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('kept')))
    bench.state.addAppointment(rowOf(wish('second'), { hidden: true }))
    const wanted = [wish('kept'), wish('first'), wish('second')]
    await synchronize(bench, wanted)
    expect(urlsAt(bench).toSorted()).toEqual([`${OURS}first`, `${OURS}kept`, `${OURS}second`])
    expect(bench.state.appointments().some(({ hidden }) => hidden)).toBe(false)
    bench.sent.length = 0
    await synchronize(bench, wanted)
    expect(methodsOf(bench)).toEqual(['GET'])
  })

  test('out of reach of that key is an error, and the wanted rows beside it are back', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('kept')))
    bench.state.addAppointment(rowOf(wish('1'), { hidden: true, meeting_point: 'Ancienne mairie' }))
    const error = await thrownBy(synchronize(bench, [wish('kept'), wish('1')]))
    expect(error).toMatchObject({ name: 'ConflictError', code: 'already_exists' })
    expect(urlsAt(bench).toSorted()).toEqual([`${OURS}1`, `${OURS}kept`])
  })
})

describe('if the URL alone must be unique (RDV-SP #4663, #4779)', () => {
  test('one URL per number passes', async () => {
    const bench = startClient({}, { uniqueOn: 'url' })
    await synchronize(bench, [wish('1?numero=1')])
    await synchronize(bench, [wish('1?numero=2')], { application_id: OTHER_NUMBER })
    expect([urlsAt(bench), urlsAt(bench, OTHER_NUMBER)]).toEqual([[`${OURS}1?numero=1`], [`${OURS}1?numero=2`]])
  })

  test('one URL for two numbers is an error, and the other number keeps its row', async () => {
    const bench = startClient({}, { uniqueOn: 'url' })
    await synchronize(bench, [wish('1')])
    const error = await thrownBy(synchronize(bench, [wish('1')], { application_id: OTHER_NUMBER }))
    expect(error).toMatchObject({ name: 'ConflictError', code: 'already_exists' })
    expect([urlsAt(bench), urlsAt(bench, OTHER_NUMBER)]).toEqual([[`${OURS}1`], []])
  })
})
