import { expect, test } from 'vitest'
import { instantText } from './instant.js'

test.each([
  ['2027-11-02T08:15:30Z', '2027-11-02T08:15:30.000000Z'],
  ['2027-11-02T08:15:30.123456789Z', '2027-11-02T08:15:30.123456Z'],
  ['2027-11-02T08:15:30.1234567890123Z', '2027-11-02T08:15:30.123456Z'],
  ['2027-11-02T08:15:30+23:59', '2027-11-01T08:16:30.000000Z'],
  ['0000-01-01T00:00:00Z', '1970-01-01T00:00:00.000000Z'],
  ['9999-12-31T23:59:59-23:59', '9999-12-31T00:00:00.000000Z'],
])('%s is read as %s', (text, expected) => {
  expect(instantText(text)).toBe(expected)
})

test.each(['yesterday', '2027-11-02', '2027-11-02T08:15:30', '9999-99-99T99:99:99Z', ''])(
  '%j is no instant',
  (text) => {
    expect(instantText(text)).toBeUndefined()
  },
)
