import { expect, test } from 'vitest'
import { parseProof } from './holder.js'

test.each([
  ['59999', '9', { postalCode: '59999', power: 9 }],
  [' 59 999 ', '9 kVA', { postalCode: '59999', power: 9 }],
  ['01000', '3,5kva', { postalCode: '01000', power: 3.5 }],
])('%s and %s are read', (postalCode, power, proof) => {
  expect(parseProof(postalCode, power)).toEqual(proof)
})

test.each([
  ['5999', '9', { postalCode: undefined, power: 9 }],
  ['599999', '9', { postalCode: undefined, power: 9 }],
  ['59999', '', { postalCode: '59999', power: undefined }],
  ['59999', 'neuf', { postalCode: '59999', power: undefined }],
  ['59999', '-9', { postalCode: '59999', power: undefined }],
  ['x', '1e3', { postalCode: undefined, power: undefined }],
])('of %s and %s only what is right is read', (postalCode, power, read) => {
  expect(parseProof(postalCode, power)).toEqual(read)
})
