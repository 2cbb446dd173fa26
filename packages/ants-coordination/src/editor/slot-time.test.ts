import { expect, test } from 'vitest'
import { toSlotTime } from './slot-time.js'

test.each(['2027-07-05T09:00', '2027-07-05T09:00Z', '2027-07-05T09:00:00', '2027-07-05T09:00:00Z'])(
  'reads %s',
  (text) => {
    expect(toSlotTime(text)).toBe('2027-07-05T09:00Z')
  },
)

test.each([
  // An hour that does not exist in Paris, and one that happens twice: the agenda's business, not ours.
  ['2027-03-28T02:30', '2027-03-28T02:30Z'],
  ['2027-10-31T02:30', '2027-10-31T02:30Z'],
  ['2028-02-29T23:59Z', '2028-02-29T23:59Z'],
  ['2027-12-10T00:00', '2027-12-10T00:00Z'],
])('keeps the wall clock of %s', (text, expected) => {
  expect(toSlotTime(text)).toBe(expected)
})

test.each([
  '2027-12-10T10:00:00.000Z',
  '2027-12-10T10:00:00+00:00',
  '2027-12-10T10:00+02:00',
  '2027-12-10T10:00:30Z',
  '2027-12-10 10:00:00',
  '2027-12-10t10:00z',
  '2027-12-10T24:00Z',
  '2027-12-10T10:60Z',
  '2027-02-30T10:00Z',
  '2027-12-10T10:00Z\n',
  '2027-12-10',
  '1828429200',
  '',
  null,
  undefined,
  1_828_429_200_000,
  new Date(0),
])('refuses %j', (value) => {
  expect(toSlotTime(value)).toBeUndefined()
})
