import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { timeZoneComponent } from './time-zone-component.js'

const lines = (timeZone: string, wallClock: string): string[] => timeZoneComponent(timeZone, wallClock).split('\r\n')

test('winter in France: since October, until March', () => {
  expect(lines('Europe/Paris', '2027-12-10T09:00')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:20271031T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20280326T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ])
})

test('an island without summer time has one offset', () => {
  expect(lines('Indian/Reunion', '2027-12-10T09:00').filter((line) => /^(BEGIN|TZOFFSETTO)/.test(line))).toEqual([
    'BEGIN:VTIMEZONE',
    'BEGIN:STANDARD',
    'TZOFFSETTO:+0400',
  ])
})

test('a zone whose clocks never changed', () => {
  expect(lines('UTC', '2027-12-10T09:00')).toContain('TZOFFSETTO:+0000')
})

test('west of Greenwich', () => {
  expect(lines('America/Martinique', '2027-07-10T09:00')).toContain('TZOFFSETTO:-0400')
})

describe('at the hour of a change of clocks', () => {
  /** Wall clock, `YYYYMMDDTHHMMSS`, and offset of each observance, in order. */
  const observances = (...given: Parameters<typeof timeZoneComponent>) =>
    [...timeZoneComponent(...given).matchAll(/DTSTART:(\w+)\r\nTZOFFSETFROM:\S+\r\nTZOFFSETTO:(\S+)/g)].map(
      ([, start, offset]) => `${start} ${offset}`,
    )
  /** The offset that a calendar finds for a wall-clock time: that of the last observance that has begun. */
  const offsetAt = (wallClock: string, all: string[]) =>
    all
      .filter((each) => each.slice(0, 15) <= `${wallClock.replaceAll(/[-:]/g, '')}00`)
      .toSorted()
      .at(-1)
      ?.slice(16)

  test.each([
    ['Europe/Paris', '2028-03-26T01:59', '+0100'],
    ['Europe/Paris', '2028-03-26T02:00', '+0200'],
    ['Europe/Paris', '2028-03-26T03:00', '+0200'],
    ['Europe/Paris', '2027-10-31T02:59', '+0200'],
    ['Europe/Paris', '2027-10-31T03:00', '+0100'],
    ['America/Miquelon', '2027-11-07T03:00', '-0300'],
    ['America/Miquelon', '2028-03-12T03:00', '-0200'],
    ['Pacific/Auckland', '2027-09-26T03:00', '+1300'],
    ['Pacific/Auckland', '2028-04-02T03:30', '+1200'],
    ['America/Santiago', '2027-09-05T01:00', '-0300'],
  ])('%s %s is covered: %s', (timeZone, wallClock, offset) => {
    expect(offsetAt(wallClock, observances(timeZone, wallClock))).toBe(offset)
  })

  test('an event over the change has both offsets, whatever the year of each', () => {
    const all = observances('Europe/Paris', '2028-03-25T23:00', '2028-03-26T10:00')
    expect(all).toEqual(['20271031T030000 +0100', '20280326T020000 +0200', '20281029T030000 +0100'])
  })

  test.each(['Europe/Paris', 'America/Miquelon', 'Pacific/Auckland', 'Pacific/Marquesas', 'UTC'])(
    'every hour of two years of %s is covered by the component of its own event',
    (timeZone) => {
      const wrong: string[] = []
      let at = Temporal.ZonedDateTime.from(`2027-01-01T00:00[${timeZone}]`)
      for (let hour = 0; hour < 2 * 366 * 24; hour += 1, at = at.add({ hours: 1 })) {
        const wallClock = at.toPlainDateTime().toString({ smallestUnit: 'minute' })
        // A repeated hour is the first of the two.
        const offset = Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).offset.replace(':', '')
        const isRepeated = offset !== at.offset.replace(':', '')
        if (isRepeated || at.hour % 6 !== 3) continue
        if (offsetAt(wallClock, observances(timeZone, wallClock)) !== offset) wrong.push(wallClock)
      }
      expect(wrong).toEqual([])
    },
  )
})
