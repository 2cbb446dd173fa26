/** A piece of JSON text, made once and sent in every answer that holds it. Its bytes must not change afterwards. */
export interface ReadyBytes {
  /** The text in UTF-8; for an answer in gzip, the same as raw deflate (RFC 1951) that ends with a full flush and is not final. */
  readonly bytes: Uint8Array
  /** Bytes of the text before compression. */
  readonly length: number
  /** CRC-32 of the text before compression; of no account in a plain answer. */
  readonly crc: number
}

const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)
/** An empty block, the last one. */
const LAST_BLOCK = 3

/** The bytes to send: the plain pieces, or one gzip member (RFC 1952) of them, since some readers stop after the first member. */
export function* joinPieces(pieces: Iterable<ReadyBytes>, isGzip: boolean): Generator<Uint8Array, void> {
  if (!isGzip) {
    for (const { bytes } of pieces) yield bytes
    return
  }
  yield HEADER
  let all = { crc: 0, length: 0 }
  for (const piece of pieces) {
    yield piece.bytes
    all = joinChecksums(all, piece)
  }
  const end = new DataView(new ArrayBuffer(10))
  end.setUint16(0, LAST_BLOCK, true)
  end.setUint32(2, all.crc, true)
  end.setUint32(6, all.length % 2 ** 32, true)
  yield new Uint8Array(end.buffer)
}

type Checksum = Pick<ReadyBytes, 'crc' | 'length'>

/** Length and CRC-32 of one text followed by another, from those of both. */
export function joinChecksums(one: Checksum, other: Checksum): Checksum {
  const shifted = one.crc === 0 ? 0 : multiply(one.crc, zeros(other.length))
  return { crc: (shifted ^ other.crc) >>> 0, length: one.length + other.length }
}

/** Product of two polynomials over GF(2), modulo the one of CRC-32, the highest power in the lowest bit. */
function multiply(one: number, other: number): number {
  let product = 0
  let shifted = other
  for (let rest = one | 0; rest !== 0; rest <<= 1) {
    if (rest < 0) product ^= shifted
    shifted = (shifted >>> 1) ^ (0xedb88320 & -(shifted & 1))
  }
  return product
}

/** Lengths whose `zeros` are remembered: pieces of a calendar have few. */
const MAX_LENGTHS = 4_096
const known = new Map<number, number>()

/** What that many bytes do to the CRC before them: x to the power of eight times their number. */
function zeros(length: number): number {
  const before = known.get(length)
  if (before !== undefined) return before
  let result = 1 << 31
  let power = 1 << 23
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, power)
    power = multiply(power, power)
  }
  if (known.size >= MAX_LENGTHS) known.clear()
  known.set(length, result)
  return result
}
