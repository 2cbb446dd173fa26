import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { offsetAt } from './time-zone-offset.js'

const ZONES = ['Europe/Paris', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Guadeloupe', 'UTC', 'Asia/Kolkata']
const DAY = 86_400_000

describe('offsetAt', () => {
  test.each(ZONES)('says in %s what the calendar says, in whatever order instants are asked', (timeZone) => {
    const start = Date.parse('2011-12-01T00:00:00Z')
    const instants = Array.from({ length: 800 }, (_, index) => start + ((index * 7_919) % 800) * DAY * 0.91)
    for (const instant of instants) expect(offsetAt(instant, timeZone)).toBe(slowOffset(instant, timeZone))
  })

  test('changes with the very millisecond of the change, before and after', () => {
    const change = Date.parse('2027-03-28T01:00:00Z')
    for (const instant of [change, change - 1, change + 1, change - 0.5, change])
      expect(offsetAt(instant, 'Europe/Paris')).toBe(instant < change ? 3_600_000 : 7_200_000)
  })

  test('refuses what is no time zone', () => {
    expect(() => offsetAt(0, 'Europe/Valbrume')).toThrow(RangeError)
  })
})

function slowOffset(instant: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone)
  return zoned.offsetNanoseconds / 1_000_000
}
