import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { shiftChecksum } from './checksums.js'

test('the checksum of two texts in a row follows from those of both, for lengths up to megabytes', () => {
  const all = Buffer.from('0123456789abcdef'.repeat(200_000))
  for (const at of [0, 1, 2, 3, 255, 256, 257, 65_535, 65_536, 1_000_003, all.length - 1, all.length]) {
    const [one, other] = [all.subarray(0, at), all.subarray(at)]
    expect((shiftChecksum(crc32(one), other.length) ^ crc32(other)) >>> 0).toBe(crc32(all))
  }
})
