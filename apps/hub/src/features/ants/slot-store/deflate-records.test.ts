import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { numbersFrom } from '../../../../test/support/random.js'
import { deflateRecords, maxDeflated } from './deflate-records.js'

const inflate = (parts: readonly Uint8Array[]): Buffer => inflateRawSync(Buffer.concat([...parts, Buffer.from([3, 0])]))

function deflate(text: Uint8Array, from: number, known: number, size: number): Buffer {
  const target = Buffer.alloc(maxDeflated(text.length - from))
  const end = deflateRecords({ text, known, from, until: text.length, size }, target, 0)
  expect(end).toBeLessThanOrEqual(target.length)
  return target.subarray(0, end)
}

/** Records that differ in some bytes. */
function createRecords(random: () => number, size: number, count: number): Buffer {
  const record = Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))
  const records = Array.from({ length: count }, () => {
    const changed = Buffer.from(record)
    for (let changes = 0; changes < size / 40; changes += 1) changed[Math.floor(random() * size)] = random() * 256
    return changed
  })
  return Buffer.concat(records)
}

test.each([1, 2, 3, 4, 5, 9, 64, 150, 257, 258, 259, 300, 1_000, 8_192, 32_767, 32_768, 32_769, 40_000])(
  'records of %i bytes are inflated by zlib, from the first byte and after a record that readers have',
  (size) => {
    const random = numbersFrom(size)
    for (const count of [1, 2, 3, 7]) {
      const text = createRecords(random, size, count)
      expect(inflate([deflate(text, 0, 0, size)]).equals(text)).toBe(true)
      const head = deflate(text.subarray(0, size), 0, 0, size)
      expect(inflate([head, deflate(text, size, 0, size)]).equals(text)).toBe(true)
      // What readers do not have is not copied.
      expect(inflate([deflate(text, Math.min(1, size), 1, size)]).equals(text.subarray(1))).toBe(true)
    }
  },
)

test('copies of all lengths', () => {
  for (let length = 1; length <= 600; length += 1) {
    const record = Buffer.alloc(700, 'a')
    const other = Buffer.from(record)
    other[length] = 0x62
    other[length + 1] = 0xff
    const text = Buffer.concat([record, other])
    expect(inflate([deflate(text, 0, 0, 700)]).equals(text)).toBe(true)
  }
})

test('no text is a block too', () => {
  expect(inflate([deflate(Buffer.alloc(0), 0, 0, 10)])).toHaveLength(0)
})

test('a day of slots takes an eighth or less', () => {
  const slot = (time: string) =>
    `,{"datetime":"2027-03-05T${time}Z","callback_url":"https://rdv.valbrume.example/rdv?m=412&s=${time}"}`
  const text = Buffer.from(
    Array.from({ length: 20 }, (_, index) => slot(`1${index >> 2}:${(index & 3) * 15 || '00'}`)).join(''),
  )
  expect(deflate(text, 0, 0, slot('10:00').length).length).toBeLessThan(text.length / 6)
})
