import { describe, expect, it } from 'vitest'
import {
  dayNumber,
  dayStart,
  endInstants,
  hasClockChange,
  MINUTE,
  parisDay,
  parisOffset,
  parseStamp,
  toDay,
  toInstant,
} from './paris.js'

const minute = (text: string): number => Date.parse(text) / MINUTE
const local = (text: string): number => minute(`${text.replace(' ', 'T')}:00Z`)
const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })

describe('the clock of Paris', () => {
  it('is that of the time zone database, every hour of 2020 to 2030', () => {
    for (let at = minute('2020-01-01T00:00Z'); at < minute('2031-01-01T00:00Z'); at += 60) {
      const shown = inParis.format(at * MINUTE)
      if (local(shown) - at !== parisOffset(at)) expect.fail(`${shown} is not ${parisOffset(at)} minutes ahead`)
    }
  })

  it('begins days at midnight, also those on which it changes', () => {
    expect(dayStart('2026-03-29')).toBe(minute('2026-03-28T23:00Z'))
    expect(dayStart('2026-03-30')).toBe(minute('2026-03-29T22:00Z'))
    expect(dayStart('2026-10-25')).toBe(minute('2026-10-24T22:00Z'))
    expect(dayStart('2026-10-26')).toBe(minute('2026-10-25T23:00Z'))
  })

  it('knows the day at an instant', () => {
    expect(parisDay(Date.parse('2026-10-25T22:59:59Z'))).toBe('2026-10-25')
    expect(parisDay(Date.parse('2026-10-25T23:00:00Z'))).toBe('2026-10-26')
    expect(parisDay(Date.parse('2026-07-31T22:00:00Z'))).toBe('2026-08-01')
  })

  it('says whether it changes between two instants', () => {
    expect(hasClockChange(dayStart('2026-10-19'), dayStart('2026-10-26'))).toBe(true)
    expect(hasClockChange(dayStart('2026-10-26'), dayStart('2026-11-02'))).toBe(false)
    expect(hasClockChange(dayStart('2026-01-01'), dayStart('2027-01-01'))).toBe(true)
  })
})

describe('what a stamp can mean', () => {
  it.each([
    ['2026-10-25 01:30', ['2026-10-24T23:30Z']],
    ['2026-10-25 02:00', ['2026-10-25T00:00Z', '2026-10-25T01:00Z']],
    ['2026-10-25 02:30', ['2026-10-25T00:30Z', '2026-10-25T01:30Z']],
    ['2026-10-25 03:00', ['2026-10-25T01:00Z', '2026-10-25T02:00Z']],
    ['2026-10-25 03:30', ['2026-10-25T02:30Z']],
    ['2026-03-29 01:30', ['2026-03-29T00:30Z']],
    ['2026-03-29 02:00', ['2026-03-29T01:00Z']],
    ['2026-03-29 02:30', ['2026-03-29T01:30Z']],
    ['2026-03-29 03:00', ['2026-03-29T01:00Z']],
    ['2026-07-01 12:00', ['2026-07-01T10:00Z']],
    ['2026-12-31 23:59', ['2026-12-31T22:59Z']],
  ])('%s', (stamp, instants) => expect(endInstants(local(stamp))).toEqual(instants.map(minute)))

  it('of a single instant is the first', () => {
    expect(toInstant(local('2026-10-25 02:30'))).toBe(minute('2026-10-25T00:30Z'))
    expect(toInstant(local('2026-10-25 03:00'))).toBe(minute('2026-10-25T02:00Z'))
  })
})

describe('days and stamps as text', () => {
  it('counts days', () => {
    expect(toDay(dayNumber('2028-02-29') + 1)).toBe('2028-03-01')
    expect(dayNumber('1970-01-02')).toBe(1)
  })

  it('reads a stamp', () => {
    expect(parseStamp('2026-10-25 02:30:15')).toEqual({ local: local('2026-10-25 02:30'), seconds: 15 })
    expect(parseStamp('2026-10-25T02:30:00')).toEqual({ local: local('2026-10-25 02:30'), seconds: 0 })
  })

  it.each([
    '2026-02-30 00:00:00',
    '2026-10-25 24:00:00',
    '2026-10-25 12:60:00',
    '2026-10-25',
    '2026-10-25T00:00:00+02:00',
    '',
  ])('refuses %j', (text) => expect(parseStamp(text)).toBeUndefined())
})
