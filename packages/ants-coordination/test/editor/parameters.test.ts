import { describe, expect, test } from 'vitest'
import type { SlotsRequest } from '../../src/editor/index.js'
import { createHarness, OTHER_POINT, POINT, SLOT, slotsPath } from './support.js'

/** What reached the agenda. */
async function requestsFor(path: string): Promise<{ status: number; requests: SlotsRequest[] }> {
  const requests: SlotsRequest[] = []
  const { ask } = createHarness({
    getSlots: (request) => {
      requests.push(request)
      return [SLOT]
    },
  })
  const { status } = await ask(path)
  return { status, requests }
}

test('the agenda is asked place by place, with what ANTS asked', async () => {
  const { requests } = await requestsFor(slotsPath({ reason: 'CNI-PASSPORT', documents_number: '2' }))
  const asked = { start_date: '2027-12-01', end_date: '2027-12-31', reason: 'CNI-PASSPORT', documents_number: 2 }
  expect(requests).toEqual([
    { meeting_point_id: '412', ...asked },
    { meeting_point_id: '413', ...asked },
  ])
})

test.each([
  ['repeated keys without brackets', '412&meeting_point_ids=413', ['412', '413']],
  ['order kept, duplicates removed', '413&meeting_point_ids=412&meeting_point_ids=413', ['413', '412']],
  ['ids compared as text', '1&meeting_point_ids=01&meeting_point_ids=1.0', ['1', '01', '1.0']],
  ['plus sign for a space', 'annexe+nord&meeting_point_ids=annexe%20nord', ['annexe nord']],
  ['accents in UTF-8', 'Saint-Maur-des-Foss%C3%A9s', ['Saint-Maur-des-Fossés']],
  ['separators that are part of an id', 'a%2Cb%3Bc%3Ad%2Fe', ['a,b;c:d/e']],
  ['names of object properties', '__proto__&meeting_point_ids=constructor', ['__proto__', 'constructor']],
  ['bytes that are no UTF-8', '%FF&meeting_point_ids=%', ['\ufffd', '%']],
])('meeting_point_ids: %s', async (_label, query, expected) => {
  const { status, requests } = await requestsFor(
    `/availableTimeSlots?start_date=2027-12-01&end_date=2027-12-31&meeting_point_ids=${query}`,
  )
  expect(status).toBe(200)
  expect(requests.map(({ meeting_point_id }) => meeting_point_id)).toEqual(expected)
})

test('an absent reason or documents_number, which ANTS sends empty, is CNI and 1', async () => {
  for (const path of [slotsPath(), slotsPath({ reason: '', documents_number: '' })]) {
    const { requests } = await requestsFor(path)
    expect(requests[0]).toMatchObject({ reason: 'CNI', documents_number: 1 })
  }
})

test('of a repeated start_date the last counts, as in the published template', async () => {
  const { requests } = await requestsFor(slotsPath({ start_date: ['junk', '2027-12-05'] }))
  expect(requests[0]).toMatchObject({ start_date: '2027-12-05' })
})

test.each([
  ['the rest of this month (first generation)', '2027-12-21', '2027-12-31'],
  ['150 days (no date asked)', '2027-11-20', '2028-04-18'],
  ['seven months (smart search)', '2027-11-20', '2028-06-20'],
  ['one day', '2028-02-29', '2028-02-29'],
])('any window up to a year is served: %s', async (_label, start_date, end_date) => {
  const { requests } = await requestsFor(slotsPath({ start_date, end_date }))
  expect(requests[0]).toMatchObject({ start_date, end_date })
})

test('a window longer than 366 days is cut for the agenda, and its answer too', async () => {
  const { requests } = await requestsFor(slotsPath({ start_date: '2027-01-01', end_date: '2099-12-31' }))
  expect(requests[0]).toMatchObject({ start_date: '2027-01-01', end_date: '2028-01-01' })
  const { ask } = createHarness({ getSlots: () => [{ ...SLOT, datetime: '2028-01-02T09:00' }] })
  expect((await ask(slotsPath({ start_date: '2027-01-01', end_date: '2099-12-31' }))).body).toEqual({
    '412': [],
    '413': [],
  })
})

const missing = (name: string) => ({ loc: ['query', name], msg: 'field required', type: 'value_error.missing' })

describe('malformed text is 422 with every wrong parameter, and the agenda is left alone', () => {
  test.each([
    ['/availableTimeSlots', [missing('meeting_point_ids'), missing('start_date'), missing('end_date')]],
    [
      '/availableTimeSlots?meeting_point_ids[]=412&start_date=2027-12-01&end_date=2027-12-31',
      [missing('meeting_point_ids')],
    ],
    [slotsPath({ meeting_point_ids: '' }), [missing('meeting_point_ids')]],
    [slotsPath({ start_date: '' }), [missing('start_date')]],
    ['/searchApplicationIds', [missing('application_ids')]],
    ['/searchApplicationIds?application_ids=', [missing('application_ids')]],
    ['/searchApplicationIds?application_ids[]=A123456789', [missing('application_ids')]],
  ])('%s', async (path, detail) => {
    const { ask } = createHarness({ getSlots: () => expect.unreachable(), getBookings: () => expect.unreachable() })
    const { status, body } = await ask(path)
    expect(status).toBe(422)
    expect(body).toEqual({ detail })
  })

  test.each([
    '2027-02-30',
    '2027-2-3',
    '01/12/2027',
    '２０２７-１２-０１',
    'today',
    '%FF',
    '2027-12-01T00:00',
    '__proto__',
  ])('start_date %s', async (start_date) => {
    const { status, requests } = await requestsFor(slotsPath({ start_date }))
    expect(status).toBe(422)
    expect(requests).toEqual([])
  })

  test.each(['1e3', '１２', '12.0', 'two', '0x2', '%FF'])('documents_number %s', async (documents_number) => {
    const { status, requests } = await requestsFor(slotsPath({ documents_number }))
    expect(status).toBe(422)
    expect(requests).toEqual([])
  })
})

describe('well formed but unservable: 200 with an empty list per known place, since another status shows the editor as down', () => {
  test.each([
    ['unknown reason', { reason: 'PERMIS' }],
    ['unknown reason', { reason: 'cni' }],
    ['start_date is after end_date', { start_date: '2028-01-01' }],
    ['documents_number is below 1', { documents_number: '0' }],
    ['documents_number is below 1', { documents_number: '-1' }],
    ['documents_number is above 10', { documents_number: '99999999999999999999' }],
  ])('%s: %j', async (problem, parameters) => {
    const { ask, lines } = createHarness({ getSlots: () => expect.unreachable() })
    const { status, body } = await ask(
      slotsPath({ ...parameters, meeting_point_ids: ['413', 'unknown', '412', '__proto__'] }),
    )
    expect(status).toBe(200)
    expect(body).toEqual({ '413': [], '412': [] })
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'availableTimeSlots: request that cannot be served, answered with empty lists',
        fields: { problem, total: 1 },
      },
    ])
  })

  test('the warnings are counted, by problem, and do not repeat what a browser sent', async () => {
    const { ask, lines } = createHarness()
    await ask(slotsPath({ reason: 'somebody@example.org' }))
    await ask(slotsPath({ documents_number: '0' }))
    await ask(slotsPath({ reason: 'somebody@example.org' }))
    expect(lines.map(({ fields }) => fields)).toEqual([
      { problem: 'unknown reason', total: 1 },
      { problem: 'documents_number is below 1', total: 1 },
      { problem: 'unknown reason', total: 2 },
    ])
  })

  test('the places known are those of now, else of the last good list, else those asked', async () => {
    let ids: string[] | undefined
    const { ask } = createHarness({
      getMeetingPoints: () => {
        if (ids === undefined) throw new Error('down')
        return [POINT, OTHER_POINT].filter(({ id }) => ids?.includes(id))
      },
    })
    const path = slotsPath({ reason: 'PERMIS', meeting_point_ids: ['412', '413', '414'] })
    expect((await ask(path)).body).toEqual({ '412': [], '413': [], '414': [] })
    ids = ['412']
    expect((await ask(path)).body).toEqual({ '412': [] })
    ids = ['412', '413']
    expect((await ask(path)).body).toEqual({ '412': [], '413': [] })
    ids = undefined
    expect((await ask(path)).body).toEqual({ '412': [], '413': [] })
  })
})
