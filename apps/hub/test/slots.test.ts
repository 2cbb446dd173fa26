// The slot rule by example, one test per sentence of it.
import { MAX_WINDOW_DAYS } from '@hub/ants-client/editor'
import { describe, expect, test } from 'vitest'
import { booked, closure, daily, MONDAY, opening, point, slots, times } from './slots-examples.js'

describe('a slot starts at from + k·d of an opening of that day', () => {
  test('d is the duration for one person and this reason', () => {
    expect(slots(point())).toEqual([`${MONDAY}T09:00`, `${MONDAY}T09:20`, `${MONDAY}T09:40`])
    expect(times(point(), { reason: 'CNI-PASSPORT' })).toEqual(['09:00', '09:30'])
  })

  test('the grid starts again at each opening', () => {
    const openings = [opening({ to: '09:50' }), opening({ from: '14:05', to: '15:00' })]
    expect(times(point({ openings }))).toEqual(['09:00', '09:20', '14:05', '14:25'])
  })

  test('overlapping openings give each start once, in order', () => {
    const openings = [opening({ from: '09:10', to: '10:10' }), opening(), opening()]
    expect(times(point({ openings }))).toEqual(['09:00', '09:10', '09:20', '09:30', '09:40', '09:50'])
  })

  test('weekdays are ISO weekdays', () => {
    const mondays = point({ openings: [opening({ weekdays: [1] })] })
    const sundays = point({ openings: [opening({ weekdays: [7], to: '09:20' })] })
    expect(slots(mondays, { end_date: '2027-06-13' }).every((slot) => slot.startsWith(MONDAY))).toBe(true)
    expect(slots(sundays, { end_date: '2027-06-13' })).toEqual(['2027-06-13T09:00'])
  })

  test('first_day and last_day are included', () => {
    const days = opening({ to: '09:20', first_day: '2027-06-08', last_day: '2027-06-09' })
    expect(slots(point({ openings: [days] }), { end_date: '2027-06-30' })).toEqual([
      '2027-06-08T09:00',
      '2027-06-09T09:00',
    ])
  })
})

describe('it lasts n·d and fits inside that opening', () => {
  test('the step stays d, the length is n·d', () => {
    expect(times(point(), { documents_number: 2 })).toEqual(['09:00', '09:20'])
    expect(times(point(), { documents_number: 3 })).toEqual(['09:00'])
    expect(times(point(), { documents_number: 4 })).toEqual([])
  })

  test('two openings that touch are not one', () => {
    const openings = [opening({ to: '09:30' }), opening({ from: '09:30', to: '10:00' })]
    expect(times(point({ openings }))).toEqual(['09:00', '09:30'])
    expect(times(point({ openings }), { documents_number: 2 })).toEqual([])
  })

  test('24:00 is the end of the day', () => {
    expect(times(point({ openings: [opening({ from: '23:00', to: '24:00' })] }))).toEqual(['23:00', '23:20', '23:40'])
  })
})

describe('at every minute of it at least one desk is free', () => {
  test('one desk takes one appointment, two desks take two', () => {
    const appointment = booked('09:20', '09:40')
    const twoDesks = point({ openings: [opening({ desks: 2 })] })
    expect(times(point(), {}, [appointment])).toEqual(['09:00', '09:40'])
    expect(times(twoDesks, {}, [appointment])).toEqual(['09:00', '09:20', '09:40'])
    expect(times(twoDesks, {}, [appointment, appointment])).toEqual(['09:00', '09:40'])
  })

  test('an appointment that overlaps by one minute is enough, one that touches is not', () => {
    expect(times(point(), {}, [booked('09:19', '09:21')])).toEqual(['09:40'])
    expect(times(point(), {}, [booked('08:00', '09:00'), booked('10:00', '11:00')])).toEqual([
      '09:00',
      '09:20',
      '09:40',
    ])
  })

  test('overlapping openings add up', () => {
    const openings = [opening(), opening({ from: '09:20', to: '09:40' })]
    expect(times(point({ openings }), {}, [booked('09:00', '10:00')])).toEqual(['09:20'])
  })

  test('desks are interchangeable: only counts per minute matter', () => {
    // No single desk is free all along: the persons change desk in the middle.
    const twoDesks = point({ openings: [opening({ desks: 2 })] })
    const crossed = [booked('09:00', '09:30'), booked('09:30', '10:00')]
    expect(times(twoDesks, { documents_number: 3 }, crossed)).toEqual(['09:00'])
  })

  test('a closure without times closes the whole day, on each of its days', () => {
    const closures = [closure({ first_day: '2027-06-08', last_day: '2027-06-09' })]
    const days = slots(point({ openings: [opening({ to: '09:20' })], closures }), { end_date: '2027-06-10' })
    expect(days).toEqual(['2027-06-07T09:00', '2027-06-10T09:00'])
  })

  test('the whole day is from 00:00 to 24:00', () => {
    const allDay = [opening({ from: '00:00', to: '24:00' })]
    expect(times(point({ openings: allDay, durations: { CNI: 1 }, closures: [closure()] }))).toEqual([])
  })

  test('a closure without desks closes all of them, at its times only', () => {
    const openings = [opening({ desks: 5 }), opening({ desks: 5 })]
    expect(times(point({ openings, closures: [closure({ from: '09:00', to: '09:30' })] }))).toEqual(['09:40'])
  })

  test('a closure of some desks leaves the others', () => {
    const point2 = point({
      openings: [opening({ desks: 2 })],
      closures: [closure({ desks: 1, from: '09:00', to: '09:20' })],
    })
    expect(times(point2)).toEqual(['09:00', '09:20', '09:40'])
    expect(times(point2, {}, [booked('09:00', '10:00')])).toEqual(['09:20', '09:40'])
  })

  test('closures add up, and more closed than open is closed', () => {
    const one = closure({ desks: 1, from: '09:20', to: '09:40' })
    const twoDesks = [opening({ desks: 2 })]
    expect(times(point({ openings: twoDesks, closures: [one] }))).toEqual(['09:00', '09:20', '09:40'])
    expect(times(point({ openings: twoDesks, closures: [one, one] }))).toEqual(['09:00', '09:40'])
    expect(
      times(point({ openings: twoDesks, closures: [one, one, one, closure({ from: '09:20', to: '09:40' })] })),
    ).toEqual(['09:00', '09:40'])
  })

  test('an appointment that runs past midnight counts on both days', () => {
    const allDay = point({
      openings: [opening({ from: '00:00', to: '00:40' }), opening({ from: '23:20', to: '24:00' })],
    })
    const night = { starts_at: '2027-06-07T23:50', ends_at: '2027-06-08T00:10' }
    expect(slots(allDay, { end_date: '2027-06-08' }, [night])).toEqual([
      '2027-06-07T00:00',
      '2027-06-07T00:20',
      '2027-06-07T23:20',
      '2027-06-08T00:20',
      '2027-06-08T23:20',
      '2027-06-08T23:40',
    ])
  })

  test('an appointment outside the openings, empty or backwards takes nothing', () => {
    const odd = [
      booked('12:00', '13:00'),
      booked('09:20', '09:20'),
      booked('09:40', '09:00'),
      booked('09:00', '10:00', '2027-06-08'),
    ]
    expect(times(point(), {}, odd)).toEqual(['09:00', '09:20', '09:40'])
  })
})

describe('what cannot be served has no slot', () => {
  test.each([
    ['an unknown reason', { reason: 'VISA' }],
    ['a reason that is not offered here', { reason: 'PASSPORT' }],
    ['an empty reason', { reason: '' }],
    ['a reason in lower case', { reason: 'cni' }],
    ['the name of an inherited property', { reason: 'constructor' }],
    ['__proto__', { reason: '__proto__' }],
    ['a start after the end', { start_date: '2027-06-08', end_date: '2027-06-07' }],
    ['no document', { documents_number: 0 }],
    ['a negative number of documents', { documents_number: -1 }],
    ['an absurd number of documents', { documents_number: 1e21 }],
    ['half a document', { documents_number: 1.5 }],
    ['not a number of documents', { documents_number: Number.NaN }],
    ['a window in the past', { start_date: '2020-01-01', end_date: '2020-12-31' }],
    ['a window beyond the horizon', { start_date: '2900-01-01', end_date: '2900-01-31' }],
  ])('%s', (_, query) => {
    expect(slots(point(), query)).toEqual([])
  })

  test('ten persons are served, eleven are not', () => {
    const quick = point({ durations: { CNI: 1 } })
    expect(times(quick, { documents_number: 10 })).toHaveLength(51)
    expect(times(quick, { documents_number: 11 })).toEqual([])
  })

  test('a point without openings', () => {
    expect(slots(point({ openings: [] }))).toEqual([])
  })

  test('a window longer than 366 days is cut', () => {
    const days = slots(daily(3_650), { start_date: '2027-06-07', end_date: '2036-12-31' })
    expect(days).toHaveLength(MAX_WINDOW_DAYS)
    expect(days.at(-1)).toBe('2028-06-06T09:00')
  })
})

test('a date that is no day is refused, not read as another one', () => {
  expect(() => slots(point(), { start_date: '2027-02-30' })).toThrow(RangeError)
  expect(() => slots(point(), { end_date: '2027-6-7' })).toThrow(RangeError)
  expect(() => slots(point(), {}, [{ starts_at: '2027-06-07 09:00', ends_at: '2027-06-07T10:00' }])).toThrow(RangeError)
})
