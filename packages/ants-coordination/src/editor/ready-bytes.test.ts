import { crc32, createGunzip, gunzipSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createReadyBytes } from '../node/create-ready-bytes.js'
import { joinChecksums, joinPieces } from './ready-bytes.js'

const LONG = 'https://rdv.valbrume.example/été '.repeat(40)
const TEXTS = ['', '{', '"412":[', LONG, '', 'x'.repeat(100), 'y'.repeat(101), '€'.repeat(30_000), '🗺', ']}']

test('pieces in any order are one gzip member, and its text is theirs', () => {
  for (const texts of [[], [''], TEXTS, TEXTS.toReversed(), [...TEXTS, ...TEXTS]]) {
    const pieces = texts.map((text) => createReadyBytes(text, true))
    const bytes = Buffer.concat([...joinPieces(pieces, true)])
    expect(gunzipSync(bytes).toString()).toBe(texts.join(''))
    const plain = texts.map((text) => createReadyBytes(text, false))
    expect(Buffer.concat([...joinPieces(plain, false)]).toString()).toBe(texts.join(''))
  }
})

test('a piece is sent as it is, not copied', () => {
  const piece = createReadyBytes(LONG, true)
  expect([...joinPieces([piece, piece], true)].filter((bytes) => bytes === piece.bytes)).toHaveLength(2)
  expect(piece.bytes.length).toBeLessThan(LONG.length / 10)
})

test('a reader that gets a byte at a time reads the same', async () => {
  const gunzip = createGunzip()
  const read = buffer(gunzip)
  for (const byte of Buffer.concat([
    ...joinPieces(
      TEXTS.map((text) => createReadyBytes(text, true)),
      true,
    ),
  ])) {
    gunzip.write(Uint8Array.of(byte))
  }
  gunzip.end()
  expect((await read).toString()).toBe(TEXTS.join(''))
})

test('the checksum of two texts is that of one behind the other, for lengths up to megabytes', () => {
  const all = Buffer.from('0123456789abcdef'.repeat(200_000))
  const checksum = (bytes: Buffer) => ({ crc: crc32(bytes), length: bytes.length })
  for (const at of [0, 1, 2, 3, 255, 256, 257, 65_535, 65_536, 1_000_003, all.length - 1, all.length]) {
    expect(joinChecksums(checksum(all.subarray(0, at)), checksum(all.subarray(at)))).toEqual(checksum(all))
  }
})
