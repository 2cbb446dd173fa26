import { describe, expect, test } from 'vitest'
import { frenchDay, frenchMoment, frenchMomentOr, frenchTime } from './french-time.js'

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('frenchDay', () => {
  test.each([
    ['2027-12-10', 'vendredi 10 décembre 2027'],
    ['2028-02-29', 'mardi 29 février 2028'],
    ['2027-08-01', 'dimanche 1er août 2027'],
    ['2027-01-09', 'samedi 9 janvier 2027'],
    ['9999-12-31', 'vendredi 31 décembre 9999'],
  ])('%s is %s', (day, expected) => {
    expect(spaced(frenchDay(day))).toBe(expected)
  })

  test('agrees with the calendar of the system on every day of four years', () => {
    const format = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2030, 0, 1); day += 86_400_000) {
      expect(spaced(frenchDay(new Date(day).toISOString().slice(0, 10)))).toBe(
        // The system writes «1 août», which nobody says.
        spaced(format.format(day)).replace(/ 1 /, ' 1er '),
      )
    }
  })

  test('refuses what is no day', () => {
    expect(() => frenchDay('2027-02-30')).toThrow(RangeError)
  })
})

test.each([
  ['09:00', '9 h 00'],
  ['00:05', '0 h 05'],
  ['14:30', '14 h 30'],
])('%s is %s', (time, expected) => {
  expect(spaced(frenchTime(time))).toBe(expected)
})

test('a number stays on the line of its word', () => {
  expect(frenchMoment('2027-12-10T09:00')).toBe('vendredi 10\u00a0décembre 2027 à 9\u00a0h\u00a000')
})

test.each([
  ['2027-12-10T09:00:00', 'vendredi 10 décembre 2027 à 9 h 00'],
  ['2027-02-30T09:00', '2027-02-30T09:00'],
  ['bientôt', 'bientôt'],
])('a declared time %s reads %s', (text, expected) => {
  expect(spaced(frenchMomentOr(text))).toBe(expected)
})
