// A calendar that cannot be asked at all: no answer, rather than one that says there is nothing.
import { describe, expect, test } from 'vitest'
import { AgendaUnavailableError } from '../../src/editor/index.js'
import { AGENDA, bookingsPath, createHarness, SLOT, slotsPath } from './support.js'

const UNAVAILABLE = { detail: 'The calendar cannot be asked at present' }
const away = (): never => {
  throw new AgendaUnavailableError()
}
const awayLater = async (): Promise<never> => away()
const broken = (): never => {
  throw new TypeError('412')
}

describe('availableTimeSlots', () => {
  test.each([
    ['at once', away],
    ['later', awayLater],
    [
      'by another copy of the package',
      () => Promise.reject(Object.assign(new Error(''), { name: 'AgendaUnavailableError' })),
    ],
  ])('503 with Retry-After when no place can be asked, said %s', async (_label, getSlots) => {
    const { ask, lines } = createHarness({ getSlots })
    const { status, body, headers } = await ask(slotsPath())
    expect([status, body]).toEqual([503, UNAVAILABLE])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'availableTimeSlots: answered 503, no meeting point is available',
        fields: { problem: 'the calendar is unavailable', count: 2, meeting_point_ids: '412 413' },
      },
    ])
  })

  test('one place that cannot be asked has an empty list, the others are untouched', async () => {
    const { ask, lines } = createHarness({
      getSlots: ({ meeting_point_id }) => (meeting_point_id === '412' ? awayLater() : [SLOT]),
    })
    const { status, body } = await ask(slotsPath())
    expect([status, body]).toEqual([200, { '412': [], '413': [SLOT] }])
    expect(lines).toMatchObject([
      {
        message: 'availableTimeSlots: meeting point answered with an empty list',
        fields: { problem: 'the calendar is unavailable', meeting_point_ids: '412' },
      },
    ])
  })

  test('a place that is fully booked is an answer', async () => {
    const { ask } = createHarness({ getSlots: ({ meeting_point_id }) => (meeting_point_id === '412' ? away() : []) })
    expect((await ask(slotsPath())).body).toEqual({ '412': [], '413': [] })
  })

  test.each([
    ['unknown', () => undefined],
    ['broken', broken],
    ['late', () => new Promise<never>(() => {})],
  ])('503 when one place cannot be asked and the other is %s: none answered', async (_label, other) => {
    const { ask } = createHarness(
      { getSlots: ({ meeting_point_id }) => (meeting_point_id === '412' ? away() : other()) },
      { deadlines: { availableTimeSlots: 50 } },
    )
    expect((await ask(slotsPath())).status).toBe(503)
  })

  test('any other error is that of one source, even when all places have it', async () => {
    const { ask } = createHarness({ getSlots: broken })
    const { status, body } = await ask(slotsPath())
    expect([status, body]).toEqual([200, { '412': [], '413': [] }])
  })

  test.each([
    ['at once', away],
    ['later', awayLater],
  ])('said %s of the whole search', async (_label, getReadySlots) => {
    const { ask, lines } = createHarness({
      getMeetingPoints: AGENDA.getMeetingPoints,
      getBookings: AGENDA.getBookings,
      getReadySlots,
    })
    const { status, body } = await ask(slotsPath())
    expect([status, body]).toEqual([503, UNAVAILABLE])
    expect(lines).toMatchObject([
      { level: 'warn', message: 'availableTimeSlots: answered 503, no meeting point is available' },
    ])
  })
})

test.each([
  ['at once', away],
  ['later', awayLater],
])('searchApplicationIds: 503, said %s, for a list without appointment would be a lie', async (_label, getBookings) => {
  const { ask, lines } = createHarness({ getBookings })
  const { status, body, headers } = await ask(bookingsPath('A123456789', 'B123456789'))
  expect([status, body]).toEqual([503, UNAVAILABLE])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'searchApplicationIds: answered 503',
      fields: { problem: 'the calendar is unavailable', count: 1 },
    },
  ])
})

test('getManagedMeetingPoints: 503 as long as there was no list, then the last good one', async () => {
  let isAway = true
  const { ask } = createHarness({
    getMeetingPoints: (context) => (isAway ? away() : AGENDA.getMeetingPoints(context)),
  })
  expect((await ask('/getManagedMeetingPoints')).status).toBe(503)
  isAway = false
  const { text } = await ask('/getManagedMeetingPoints')
  isAway = true
  const { status, text: again } = await ask('/getManagedMeetingPoints')
  expect([status, again]).toEqual([200, text])
})
