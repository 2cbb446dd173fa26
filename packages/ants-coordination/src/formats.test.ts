import { describe, expect, it } from 'vitest'
import { toAppointmentDate } from './formats.js'

describe('toAppointmentDate', () => {
  it.each([
    ['2027-12-10T09:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00:30', '2027-12-10 09:00:30'],
    ['2027-12-10 09:00:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00Z', '2027-12-10 09:00:00'],
    [' 2027-12-10T09:00 ', '2027-12-10 09:00:00'],
  ])('%s', (text, expected) => {
    expect(toAppointmentDate(text)).toBe(expected)
  })

  it.each([
    ['an offset, whose hour would be a guess', '2027-12-10T09:00:00+01:00'],
    ['an offset without colon', '2027-12-10T09:00-0400'],
    ['what toISOString() gives, an hour or two early', '2027-07-05T07:00:00.000Z'],
    ['a day alone', '2027-12-10'],
    ['a day that does not exist', '2027-02-29T09:00'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(toAppointmentDate(text)).toBeUndefined()
  })
})
