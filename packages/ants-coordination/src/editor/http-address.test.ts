import { expect, test } from 'vitest'
import { isHttpAddress } from './http-address.js'

test.each([
  ['https://rdv.valbrume.example/prendre?lieu=412&debut=2027-12-10T09:00', true],
  ['http://localhost:8000/rdv', true],
  ['HTTPS://RDV.VALBRUME.EXAMPLE', true],
  ['https://rdv.valbrume.example/rendez-vous/été', true],
  ['/prendre?lieu=412', false],
  ['//rdv.valbrume.example/prendre', false],
  ['rdv.valbrume.example', false],
  ['https:rdv.valbrume.example', false],
  ['https://', false],
  ['https://[', false],
  ['https://rdv.valbrume.example/a b', false],
  ['https://rdv.valbrume.example/\n', false],
  ['javascript:alert(1)', false],
  ['ftp://rdv.valbrume.example', false],
  ['', false],
  [null, false],
  [new URL('https://rdv.valbrume.example'), false],
])('%j → %s', (value, expected) => {
  expect(isHttpAddress(value)).toBe(expected)
})
