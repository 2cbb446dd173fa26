import { expect, test } from 'vitest'
import { readOrganisationPhone, readUserPhone } from './phone-number.js'

test.each(['06 12 34 56 78', '33600008012', '655935387', '7 58 35 20 60', '+49 1512 3456789', '0596 39 12 34'])(
  'a user may have %s, sent as it was typed',
  (text) => {
    expect(readUserPhone(text)).toBe(text)
  },
)

test.each(['3949', '4915123456789', '06 12 34 56 7', 'none'])('a user may not have %s', (text) => {
  expect(readUserPhone(text)).toBeUndefined()
})

test.each(['3949', '4915123456789', '33100008012', '01 23 45 67 89'])('an organisation may have %s', (text) => {
  expect(readOrganisationPhone(text)).toBe(text)
})

test.each(['39490', '394', 'none'])('an organisation may not have %s', (text) => {
  expect(readOrganisationPhone(text)).toBeUndefined()
})
