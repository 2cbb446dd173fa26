import { describe, expect, it } from 'vitest'
import { toAppointmentDate, wallClockMinute } from './appointment-date.js'

describe('wallClockMinute reads every form met in practice as the clock on the wall', () => {
  it.each([
    '2027-12-10T09:00:00',
    '2027-12-10T09:00',
    '2027-12-10 09:00:00',
    '2027-12-10 09:00',
    '2027-12-10T09:00Z',
    '2027-12-10T09:00:59.000Z',
    '2027-12-10T09:00:00+02:00',
    '2027-12-10T09:00:00-0400',
    ' 2027-12-10T09:00:00 ',
  ])('%s', (text) => {
    expect(wallClockMinute(text)).toBe('2027-12-10T09:00')
  })

  it.each([
    '',
    'demain',
    '2027-12-10',
    '09:00',
    '2027-02-29T09:00',
    '2027-12-10T24:00',
    '2027-12-10T9:00',
    '10/12/2027 09:00',
  ])('refuses %j', (text) => {
    expect(wallClockMinute(text)).toBeUndefined()
  })
})

describe('toAppointmentDate', () => {
  it.each([
    ['2027-12-10T09:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00:30', '2027-12-10 09:00:30'],
    ['2027-12-10 09:00:00', '2027-12-10 09:00:00'],
    ['2027-12-10T09:00Z', '2027-12-10 09:00:00'],
  ])('%s', (text, expected) => {
    expect(toAppointmentDate(text)).toBe(expected)
  })

  it('refuses an offset, whose hour would be a guess', () => {
    expect(toAppointmentDate('2027-12-10T09:00:00+01:00')).toBeUndefined()
  })
})
