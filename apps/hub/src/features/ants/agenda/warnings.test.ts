import { describe, expect, test } from 'vitest'
import { closure, opening, point } from '../../../../test/slots-examples.js'
import type { MeetingPoint } from './schema.js'
import { parseAgenda } from './document.js'
import { meetingPointWarnings } from './warnings.js'

const WORKING_DAYS = [1, 2, 3, 4, 5]

function warnings(changes: Partial<MeetingPoint>, today = '2027-06-20'): string[] {
  const quiet = { openings: [], max_days_ahead: 30 }
  return meetingPointWarnings(point({ ...quiet, ...changes }), { pointer: '', today }).map(
    ({ pointer, message }) => `${pointer} ${message}`,
  )
}

/** Weekday mornings around 14 July 2027, a Wednesday. */
function aroundBastilleDay(changes: Partial<MeetingPoint>, today?: string): string[] {
  return warnings({ openings: [opening({ weekdays: WORKING_DAYS, desks: 2 })], ...changes }, today)
}

describe('a point that ANTS would drop', () => {
  test('is announced, one warning per missing value', () => {
    const message = 'is null: the meeting point can be booked, but is not published to ANTS until it is given'
    expect(warnings({ longitude: null, latitude: null, zip_code: null })).toEqual([
      `/longitude ${message}`,
      `/latitude ${message}`,
      `/zip_code ${message}`,
    ])
  })

  test('0 is a coordinate', () => {
    expect(warnings({ longitude: 0, latitude: 0 })).toEqual([])
  })
})

test('a street that contains the zip code is announced: ANTS cuts it there', () => {
  expect(warnings({ street: '12 rue des Lilas 59999 Valbrume' })).toEqual([
    '/street contains the zip code: ANTS cuts the address there, give the street alone',
  ])
})

describe('an opening on a public holiday', () => {
  const open = [
    '/openings/0 falls on public holidays that no closure covers: 2027-07-14 (Fête Nationale); add closures if nobody is received then',
  ]

  test('is announced with its days', () => {
    expect(aroundBastilleDay({})).toEqual(open)
  })

  test('unless a closure covers it', () => {
    const day = { first_day: '2027-07-14', last_day: '2027-07-14' }
    expect(aroundBastilleDay({ closures: [closure(day)] })).toEqual([])
    expect(aroundBastilleDay({ closures: [closure({ ...day, from: '08:00', to: '12:00' })] })).toEqual([])
    expect(aroundBastilleDay({ closures: [closure({ ...day, desks: 1 }), closure({ ...day, desks: 1 })] })).toEqual([])
  })

  test('a closure of a part of the day or of some desks does not cover it', () => {
    const day = { first_day: '2027-07-14', last_day: '2027-07-14' }
    expect(aroundBastilleDay({ closures: [closure({ ...day, from: '09:00', to: '09:59' })] })).toEqual(open)
    expect(aroundBastilleDay({ closures: [closure({ ...day, desks: 1 })] })).toEqual(open)
    expect(aroundBastilleDay({ closures: [closure({ first_day: '2027-07-13', last_day: '2027-07-13' })] })).toEqual(
      open,
    )
  })

  test('only for openings of that weekday, on those days', () => {
    expect(warnings({ openings: [opening({ weekdays: [1, 2, 4, 5] })] })).toEqual([])
    expect(warnings({ openings: [opening({ last_day: '2027-07-13' })] })).toEqual([])
    const openings = [opening({ weekdays: [1] }), opening({ weekdays: [3] })]
    expect(warnings({ openings })).toEqual([open[0]?.replace('openings/0', 'openings/1')])
  })

  test('from today to the horizon, included', () => {
    expect(aroundBastilleDay({}, '2027-07-14')).toEqual(open)
    expect(aroundBastilleDay({}, '2027-07-15')).toEqual([])
    expect(aroundBastilleDay({ max_days_ahead: 24 })).toEqual(open)
    expect(aroundBastilleDay({ max_days_ahead: 23 })).toEqual([])
  })

  test('in the next year too, and at most a year ahead', () => {
    const [warning = ''] = aroundBastilleDay({ max_days_ahead: 3_650 }, '2027-11-15')
    const days = Array.from(warning.matchAll(/\d{4}-\d\d-\d\d/g), ([day]) => day)
    expect(days).toEqual([
      '2028-04-17',
      '2028-05-01',
      '2028-05-08',
      '2028-05-25',
      '2028-06-05',
      '2028-07-14',
      '2028-08-15',
      '2028-11-01',
    ])
  })

  test('local holidays count where they are', () => {
    const december = (zip_code: string, time_zone: string) =>
      warnings({ zip_code, time_zone, openings: [opening({ weekdays: [1] })] }, '2027-12-01')
    expect(december('97400', 'Indian/Reunion')).toHaveLength(1)
    expect(december('59000', 'Europe/Paris')).toEqual([])
  })
})

test('warnings of a document point into the document', () => {
  const meeting_points = [point({ openings: [] }), point({ id: '413', openings: [], zip_code: null })]
  expect(parseAgenda({ meeting_points }, { today: '2027-06-20' })).toMatchObject({
    ok: true,
    warnings: [{ pointer: '/meeting_points/1/zip_code' }],
  })
})
