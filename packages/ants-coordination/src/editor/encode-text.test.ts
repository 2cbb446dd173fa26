import { expect, test } from 'vitest'
import { encodeText } from './encode-text.js'

const texts = [
  '',
  '{"412":[',
  'Évreux, Œuilly 🗺',
  '\ud800 alone',
  'a'.repeat(341),
  'a'.repeat(342),
  'é€🗺'.repeat(5_000),
  '}',
]

test('the bytes of many texts, short and long, stay what they are', () => {
  const decoder = new TextDecoder()
  const many = Array.from({ length: 200 }, () => texts).flat()
  const encoded = many.map((text) => encodeText(text))
  expect(encoded.map((bytes) => decoder.decode(bytes))).toEqual(many.map((text) => text.toWellFormed()))
})
