import { describe, expect, test } from 'vitest'
import type { WantedAppointment } from '../../src/index.js'
import { methodsOf, NUMBER, OTHER_NUMBER, startClient } from '../client/support.js'
import { foreignRow, OURS, rowOf, synchronize, urlsAt, wish } from './support.js'

describe('what is wanted is one row per live appointment', () => {
  test('a first appointment is declared', async () => {
    const bench = startClient()
    expect(await synchronize(bench, [wish('1')])).toEqual({
      status: 'validated',
      synchronized: true,
      withdrawn: [],
      declared: [wish('1')],
      unchanged: [],
      foreign: [],
      blocked: [],
    })
    expect(bench.state.appointments(NUMBER)).toMatchObject([
      { ...rowOf(wish('1')), appointment_date: '2027-12-10T09:00:00' },
    ])
  })

  test('nothing is sent but the status when all is as it should be', async () => {
    const bench = startClient()
    const wanted = [wish('1'), wish('2', { appointment_date: '2027-12-11T10:00' })]
    await synchronize(bench, wanted)
    bench.sent.length = 0
    const outcome = await synchronize(bench, wanted)
    expect(outcome).toMatchObject({ declared: [], withdrawn: [], unchanged: [{ management_url: `${OURS}1` }, {}] })
    expect(methodsOf(bench)).toEqual(['GET'])
  })

  test.each([
    '2027-12-10T09:00',
    '2027-12-10 09:00:00',
    '2027-12-10T09:00:59',
    '2027-12-10T09:00Z',
    ' 2027-12-10T09:00\n',
  ])('the wall-clock minute counts, not its text: %s', async (appointment_date) => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1'), { appointment_date: '2027-12-10T09:00:00+02:00' }))
    expect(await synchronize(bench, [wish('1', { appointment_date })])).toMatchObject({ declared: [], withdrawn: [] })
  })

  test.each<[string, Partial<WantedAppointment>]>([
    ['minute', { appointment_date: '2027-12-10T09:01' }],
    ['place', { meeting_point: 'Mairie de Valbrume' }],
    ['URL', { management_url: `${OURS}1bis` }],
  ])('another %s: withdrawn, then declared', async (_, changes) => {
    const bench = startClient()
    await synchronize(bench, [wish('1')])
    bench.sent.length = 0
    const outcome = await synchronize(bench, [wish('1', changes)])
    expect(outcome).toMatchObject({ withdrawn: [{ management_url: `${OURS}1` }], declared: [wish('1', changes)] })
    expect(methodsOf(bench)).toEqual(['GET', 'DELETE', 'POST'])
    expect(urlsAt(bench)).toEqual([changes.management_url ?? `${OURS}1`])
  })

  test('meeting_point_id is not compared: ANTS does not return it (RDV-SP #5064)', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1'), { meeting_point_id: '999' }))
    expect(await synchronize(bench, [wish('1')])).toMatchObject({ declared: [], withdrawn: [] })
  })

  test('all withdrawals come before the first declaration', async () => {
    const bench = startClient()
    const at = (hour: number) => ({ appointment_date: `2027-12-10T1${hour}:00` })
    await synchronize(bench, [wish('1', at(0)), wish('2', at(1)), wish('3', at(2))])
    bench.sent.length = 0
    await synchronize(bench, [wish('1', at(3)), wish('2', at(1)), wish('3', at(4))])
    expect(methodsOf(bench)).toEqual(['GET', 'DELETE', 'DELETE', 'POST', 'POST'])
  })

  test('a number is trimmed and upper-cased', async () => {
    const bench = startClient()
    await synchronize(bench, [wish('1')], { application_id: ' solocal001 ' })
    expect(urlsAt(bench)).toEqual([`${OURS}1`])
  })

  test('an application_id inside a wanted appointment cannot redirect it to another number', async () => {
    const bench = startClient()
    const stray = { ...wish('1'), application_id: OTHER_NUMBER }
    await synchronize(bench, [stray])
    expect(urlsAt(bench)).toEqual([`${OURS}1`])
    expect(urlsAt(bench, OTHER_NUMBER)).toEqual([])
  })
})

describe('rows of others', () => {
  test('are reported and never deleted', async () => {
    const bench = startClient()
    bench.state.addAppointment(foreignRow)
    bench.state.addAppointment(rowOf(wish('1')))
    const { application_id, ...foreign } = foreignRow
    expect(await synchronize(bench, [])).toMatchObject({
      foreign: [foreign],
      withdrawn: [{ management_url: `${OURS}1` }],
    })
    expect(bench.state.appointments(application_id)).toEqual([foreignRow])
  })

  test('are those whose exact URL is none of ours, be it longer by one letter', async () => {
    const bench = startClient()
    const given = new Set([`${OURS}1`])
    for (const name of ['1', '1/edit', '12', '1?x=1']) {
      bench.state.addAppointment(rowOf(wish(name), { meeting_point: `Mairie ${name}` }))
    }
    const outcome = await synchronize(bench, [], { is_own: (url) => given.has(url) })
    expect(outcome.withdrawn).toMatchObject([{ management_url: `${OURS}1` }])
    expect(outcome.foreign).toHaveLength(3)
    expect(urlsAt(bench)).toEqual([`${OURS}1/edit`, `${OURS}12`, `${OURS}1?x=1`])
  })

  test('block the deletion of a row of ours with the same place and time', async () => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1')))
    bench.state.addAppointment({ ...foreignRow, ...rowOf(wish('1')), management_url: foreignRow.management_url })
    const outcome = await synchronize(bench, [])
    expect(outcome).toMatchObject({ withdrawn: [], blocked: [{ management_url: `${OURS}1` }] })
    expect(outcome.foreign).toHaveLength(1)
    expect(methodsOf(bench)).toEqual(['GET'])
  })

  test('do not hinder a declaration at the same place and time', async () => {
    const bench = startClient()
    bench.state.addAppointment({ ...foreignRow, ...rowOf(wish('1')), management_url: foreignRow.management_url })
    expect(await synchronize(bench, [wish('1')])).toMatchObject({ declared: [wish('1')], foreign: [{}] })
    expect(urlsAt(bench)).toEqual([foreignRow.management_url, `${OURS}1`])
  })

  test('is_own is asked with the URL and the row', async () => {
    const bench = startClient()
    bench.state.addAppointment(foreignRow)
    const calls: unknown[] = []
    await synchronize(bench, [], {
      is_own: (...given) => {
        calls.push(given)
        return false
      },
    })
    const { application_id: _, ...row } = foreignRow
    expect(calls).toEqual([[foreignRow.management_url, row]])
  })
})

describe('a number that is not validated', () => {
  test.each(['declared', 'consumed', 'expired', 'unknown', 'purge'])('%s: nothing is done', async (status) => {
    const bench = startClient()
    bench.state.addAppointment(rowOf(wish('1')))
    bench.state.setStatus(NUMBER, status)
    expect(await synchronize(bench, [wish('2')])).toEqual({
      status,
      synchronized: false,
      withdrawn: [],
      declared: [],
      unchanged: [],
      foreign: [],
      blocked: [],
    })
    expect(methodsOf(bench)).toEqual(['GET'])
    expect(urlsAt(bench)).toEqual([`${OURS}1`])
  })

  test.each(['{}', `{"${NUMBER}":null}`])('an answer %s is not «free»', async (body) => {
    const bench = startClient()
    bench.state.failNext({ kind: 'status', status: 200, body })
    await expect(synchronize(bench, [wish('1')])).rejects.toMatchObject({
      name: 'ContractError',
      code: 'status_missing',
    })
    expect(methodsOf(bench)).toEqual(['GET'])
  })
})

describe('nothing is sent when a parameter is wrong', () => {
  test.each([
    ['application_id', { application_id: 'CANARY' }],
    ['wanted', { wanted: undefined }],
    ['wanted', { wanted: wish('1') }],
    ['wanted[0]', { wanted: [null] }],
    ['wanted[1].appointment_date', { wanted: [wish('1'), wish('2', { appointment_date: 'CANARY' })] }],
    ['wanted[0].management_url', { wanted: [wish('1', { management_url: 'CANARY' })] }],
    ['wanted[0].meeting_point_id', { wanted: [wish('1', { meeting_point_id: '' })] }],
    ['wanted[1].management_url', { wanted: [wish('1'), wish('1', { meeting_point: 'CANARY' })] }],
    ['is_own', { is_own: undefined }],
  ])('%s in %j', async (field, change) => {
    const bench = startClient()
    const call = synchronize(bench, [], change as never)
    await expect(call).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    await expect(call).rejects.not.toThrow(/CANARY/)
    expect(bench.sent).toHaveLength(0)
  })

  test.each([undefined, null, 'x'])('all of it is %j', async (parameters) => {
    const bench = startClient()
    const call = bench.ants.synchronizeApplication(parameters as never)
    await expect(call).rejects.toMatchObject({ field: 'parameters' })
  })
})
