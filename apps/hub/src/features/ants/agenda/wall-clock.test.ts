import { describe, expect, test } from 'vitest'
import { dayNumber } from './calendar-day.js'
import {
  toDayNumber,
  minuteOfDay,
  skippedMinutes,
  timeText,
  wallClockAt,
  parseWallClockMinute,
  formatWallClockMinute,
} from './wall-clock.js'

function shown(instant: string, timeZone: string): string {
  return formatWallClockMinute(wallClockAt(Date.parse(instant), timeZone))
}

function skipped(timeZone: string, firstDay: string, lastDay = firstDay): [string, string][] {
  const minutes = skippedMinutes(timeZone, dayNumber(firstDay), dayNumber(lastDay))
  return minutes.map(({ from, to }) => [formatWallClockMinute(from), formatWallClockMinute(to)])
}

describe('wall-clock minutes', () => {
  test('are read and written as text', () => {
    expect(minuteOfDay('09:05')).toBe(545)
    expect(minuteOfDay('24:00')).toBe(1440)
    expect(timeText(545)).toBe('09:05')
    expect(parseWallClockMinute('1970-01-02T00:01')).toBe(1441)
    expect(toDayNumber(parseWallClockMinute('2027-06-07T23:59'))).toBe(dayNumber('2027-06-07'))
    for (const text of ['2027-12-31T23:59', '2028-02-29T00:00', '1969-12-31T12:34']) {
      expect(formatWallClockMinute(parseWallClockMinute(text))).toBe(text)
    }
  })

  test.each([
    '2027-06-07T24:00',
    '2027-06-07T9:00',
    '2027-06-07 09:00',
    '2027-06-07T09:00Z',
    '2027-06-07T09:00:00',
    '2027-02-30T09:00',
    '',
  ])('%j is refused', (text) => {
    expect(() => parseWallClockMinute(text)).toThrow(RangeError)
  })
})

describe('the wall clock at an instant', () => {
  test.each([
    ['2027-07-05T07:00:00Z', 'Europe/Paris', '2027-07-05T09:00'],
    ['2027-12-10T08:00:00Z', 'Europe/Paris', '2027-12-10T09:00'],
    ['2027-07-05T07:00:59.999Z', 'Europe/Paris', '2027-07-05T09:00'],
    ['2027-12-31T23:30:00Z', 'Indian/Reunion', '2028-01-01T03:30'],
    ['2027-07-05T03:30:00Z', 'America/Martinique', '2027-07-04T23:30'],
    ['2027-01-01T00:00:00Z', 'Australia/Lord_Howe', '2027-01-01T11:00'],
    ['2027-07-01T00:00:00Z', 'Australia/Lord_Howe', '2027-07-01T10:30'],
    ['1969-12-31T22:59:30Z', 'Europe/Paris', '1969-12-31T23:59'],
    // Both times that clocks show 02:30.
    ['2027-10-31T00:30:00Z', 'Europe/Paris', '2027-10-31T02:30'],
    ['2027-10-31T01:30:00Z', 'Europe/Paris', '2027-10-31T02:30'],
  ])('%s in %s', (instant, timeZone, text) => {
    expect(shown(instant, timeZone)).toBe(text)
  })
})

describe('skipped minutes', () => {
  test('an hour in France in March, none in October', () => {
    expect(skipped('Europe/Paris', '2027-03-28')).toEqual([['2027-03-28T02:00', '2027-03-28T03:00']])
    expect(skipped('Europe/Paris', '2027-10-31')).toEqual([])
  })

  test('all those of a long window', () => {
    expect(skipped('Europe/Paris', '2027-01-01', '2029-12-31').map(([from]) => from)).toEqual([
      '2027-03-28T02:00',
      '2028-03-26T02:00',
      '2029-03-25T02:00',
    ])
  })

  test('half an hour, before midnight, a whole day', () => {
    expect(skipped('Australia/Lord_Howe', '2027-10-03')).toEqual([['2027-10-03T02:00', '2027-10-03T02:30']])
    expect(skipped('America/Nuuk', '2027-03-27')).toEqual([['2027-03-27T23:00', '2027-03-28T00:00']])
    expect(skipped('Pacific/Apia', '2011-12-30')).toEqual([['2011-12-30T00:00', '2011-12-31T00:00']])
  })

  test('none where clocks never change', () => {
    for (const timeZone of ['UTC', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea']) {
      expect(skipped(timeZone, '2027-01-01', '2027-12-31')).toEqual([])
    }
  })
})
