// The slot rule by example where it is about the clock: notice, horizon, the days on which clocks change.
import { describe, expect, test } from 'vitest'
import { daily, opening, point, slots, times } from './slots-examples.js'

/** A search made at an instant. */
function at(instant: string): { now: number } {
  return { now: Date.parse(instant) }
}

describe("it starts after now + notice, by the point's own wall clock", () => {
  test('strictly after now', () => {
    expect(times(point(), at('2027-06-07T06:59:59.999Z'))).toEqual(['09:00', '09:20', '09:40'])
    expect(times(point(), at('2027-06-07T07:00:00Z'))).toEqual(['09:20', '09:40'])
    expect(times(point(), at('2027-06-07T07:19:59Z'))).toEqual(['09:20', '09:40'])
    expect(times(point(), at('2027-06-07T08:00:00Z'))).toEqual([])
  })

  test('the notice is added to now', () => {
    const notice = point({ min_notice_minutes: 24 * 60 + 20 })
    expect(times(notice, at('2027-06-06T06:59:00Z'))).toEqual(['09:20', '09:40'])
    expect(times(notice, at('2027-06-06T07:00:00Z'))).toEqual(['09:40'])
  })

  test('the notice is elapsed time, even across a clock change', () => {
    // At 01:50, an hour before 03:50: the clocks jump from 02:00 to 03:00.
    const night = point({ openings: [opening({ from: '03:20', to: '04:40' })], min_notice_minutes: 60 })
    expect(times(night, { start_date: '2027-03-28', ...at('2027-03-28T00:50:00Z') })).toEqual(['04:00', '04:20'])
  })

  test('each point has its own clock', () => {
    // 08:10 in Martinique, 16:10 in La Réunion, 23:10 in New Caledonia: the same instant.
    const now = at('2027-06-07T12:10:00Z')
    const day = { openings: [opening({ from: '08:00', to: '24:00', weekdays: [1] })], durations: { CNI: 60 } }
    expect(times(point({ ...day, time_zone: 'America/Martinique' }), now)[0]).toBe('09:00')
    expect(times(point({ ...day, time_zone: 'Indian/Reunion' }), now)[0]).toBe('17:00')
    expect(times(point({ ...day, time_zone: 'Pacific/Noumea' }), now)).toEqual([])
  })
})

describe('and within the horizon', () => {
  const june = { start_date: '2027-06-01', end_date: '2027-06-30' }

  test('the last day is today + max_days_ahead, included', () => {
    expect(slots(daily(2), { ...june, ...at('2027-06-06T10:00:00Z') })).toEqual([
      '2027-06-07T09:00',
      '2027-06-08T09:00',
    ])
  })

  test('0 is today only', () => {
    expect(slots(daily(0), { ...june, ...at('2027-06-06T05:00:00Z') })).toEqual(['2027-06-06T09:00'])
    expect(slots(daily(0), { ...june, ...at('2027-06-06T10:00:00Z') })).toEqual([])
  })

  test("today is the point's own day", () => {
    // 23:30 on the 6th in UTC is already the 7th in Paris, and still the 6th in Martinique.
    const query = { ...june, ...at('2027-06-06T23:30:00Z') }
    expect(slots(daily(1), query)).toEqual(['2027-06-07T09:00', '2027-06-08T09:00'])
    expect(slots({ ...daily(1), time_zone: 'America/Martinique' }, query)).toEqual(['2027-06-07T09:00'])
  })

  test('the notice does not push the horizon back', () => {
    const late = { ...daily(1), min_notice_minutes: 3 * 24 * 60 }
    expect(slots(late, { ...june, ...at('2027-06-06T05:00:00Z') })).toEqual([])
  })
})

describe('days of summer and winter change follow the wall clock', () => {
  const night = point({ openings: [opening({ from: '01:00', to: '04:00' })], durations: { CNI: 30 } })
  const winter = at('2027-01-15T10:00:00Z')

  test('an hour that does not exist has no slot', () => {
    const spring = { start_date: '2027-03-28', ...winter }
    expect(times(night, spring)).toEqual(['01:00', '01:30', '03:00', '03:30'])
  })

  test('nor has what would run into it', () => {
    expect(times(night, { start_date: '2027-03-28', ...winter, documents_number: 2 })).toEqual(['01:00', '03:00'])
    expect(times(night, { start_date: '2027-03-28', ...winter, documents_number: 6 })).toEqual([])
  })

  test('an hour that happens twice has one slot', () => {
    const autumn = { start_date: '2027-10-31', ...at('2027-10-01T10:00:00Z') }
    expect(times(night, autumn)).toEqual(['01:00', '01:30', '02:00', '02:30', '03:00', '03:30'])
    expect(times(night, { ...autumn, documents_number: 6 })).toEqual(['01:00'])
  })

  test('half an hour in Lord Howe Island, before midnight in Nuuk', () => {
    const howe = { ...night, time_zone: 'Australia/Lord_Howe' }
    expect(times(howe, { start_date: '2027-10-03', ...at('2027-09-01T00:00:00Z') })).toEqual([
      '01:00',
      '01:30',
      '02:30',
      '03:00',
      '03:30',
    ])
    const nuuk = point({
      openings: [opening({ from: '22:00', to: '24:00' })],
      durations: { CNI: 30 },
      time_zone: 'America/Nuuk',
    })
    expect(times(nuuk, { start_date: '2027-03-27', ...winter })).toEqual(['22:00', '22:30'])
  })

  test('zones without summer time have every hour', () => {
    const martinique = { ...night, time_zone: 'America/Martinique' }
    expect(times(martinique, { start_date: '2027-03-28', ...winter })).toHaveLength(6)
  })
})
