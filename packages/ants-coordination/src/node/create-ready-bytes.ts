import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { ReadyBytes } from '../editor/ready-bytes.js'

/** Characters up to which a text is stored as it is: compression would not make it shorter. */
const WORTH_DEFLATING = 100
const FULL_FLUSH = { finishFlush: constants.Z_FULL_FLUSH }

/** @param isGzip whether the piece is for an answer in gzip, as `ReadySlotsRequest` tells */
export function createReadyBytes(text: string, isGzip: boolean): ReadyBytes {
  const plain = Buffer.from(text)
  const { length } = plain
  if (!isGzip) return { bytes: plain, length, crc: 0 }
  return {
    bytes: length > WORTH_DEFLATING ? deflateRawSync(plain, FULL_FLUSH) : store(plain),
    length,
    crc: crc32(plain),
  }
}

/** A stored block of RFC 1951. */
function store(plain: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(plain.length + 5)
  bytes[0] = 0
  bytes.writeUInt16LE(plain.length, 1)
  bytes.writeUInt16LE(~plain.length & 0xffff, 3)
  plain.copy(bytes, 5)
  return bytes
}
