// Deflate (RFC 1951) for text that repeats itself record by record, in a tenth of the time of zlib: a call of that makes and clears 270 kB
// of state for a day's three kilobytes, and Node.js can keep none for the next call.

/** Codes with the bits that follow them, as they are written: the first bit of a code lowest. */
interface Code {
  bits: number
  count: number
}

function reverse(bits: number, count: number): number {
  let reversed = 0
  for (let index = 0; index < count; index += 1) reversed |= ((bits >> index) & 1) << (count - 1 - index)
  return reversed
}

/** The fixed code of a literal or a length (RFC 1951, section 3.2.6). */
function fixedCode(symbol: number): Code {
  if (symbol < 144) return { bits: reverse(0x30 + symbol, 8), count: 8 }
  if (symbol < 256) return { bits: reverse(0x190 + symbol - 144, 9), count: 9 }
  if (symbol < 280) return { bits: reverse(symbol - 256, 7), count: 7 }
  return { bits: reverse(0xc0 + symbol - 280, 8), count: 8 }
}

/** The number as a symbol and further bits (section 3.2.5); each doubling has 2 to the power of `fraction` symbols. */
function split(number: number, fraction: number): { symbol: number; extra: number; count: number } {
  const count = Math.max(31 - Math.clz32(number) - fraction, 0)
  return { symbol: (count << fraction) + (number >> count), extra: number & ((1 << count) - 1), count }
}

const [MIN_COPY, MAX_COPY, MAX_DISTANCE] = [4, 258, 32_768]
const LITERALS = Array.from({ length: 256 }, (_, byte) => fixedCode(byte))
const LENGTHS = Array.from({ length: MAX_COPY + 1 }, (_, length): Code => {
  if (length === MAX_COPY) return fixedCode(285)
  const { symbol, extra, count } = split(Math.max(length - 3, 0), 2)
  const code = fixedCode(257 + symbol)
  return { bits: code.bits | (extra << code.count), count: code.count + count }
})

function distanceCode(distance: number): Code {
  const { symbol, extra, count } = split(distance - 1, 1)
  return { bits: reverse(symbol, 5) | (extra << 5), count: 5 + count }
}

/** Bytes that `length` bytes of text take at most. */
export const maxDeflated = (length: number): number => Math.ceil((length * 9) / 8) + 8

export interface Records {
  text: Uint8Array
  /** Offset of the first byte that whoever inflates has before: copies go back to it at most. */
  known: number
  from: number
  until: number
  /** Bytes of a record: each repeats most of the one before. */
  size: number
}

/** Writes the text from `from` to `until` as one block and a full flush; returns the offset behind. */
export function deflateRecords({ text, known, from, until, size }: Records, target: Uint8Array, offset: number): number {
  const far = distanceCode(size)
  let [at, pending, filled] = [offset, 0, 0]
  const write = (bits: number, count: number): void => {
    pending |= bits << filled
    for (filled += count; filled >= 8; filled -= 8, pending >>>= 8) target[at++] = pending & 255
  }
  write(2, 3)
  for (let next = from; next < until; ) {
    let copied = 0
    if (next - size >= known && size <= MAX_DISTANCE) {
      const most = Math.min(MAX_COPY, until - next)
      while (copied < most && text[next + copied] === text[next + copied - size]) copied += 1
    }
    const code = copied < MIN_COPY ? LITERALS[text[next] ?? 0] : LENGTHS[copied]
    if (code) write(code.bits, code.count)
    if (copied >= MIN_COPY) write(far.bits, far.count)
    next += Math.max(copied < MIN_COPY ? 1 : copied, 1)
  }
  // The end of the block, then an empty stored one, which ends on a byte.
  write(0, 7 + 3)
  if (filled > 0) write(0, 8 - filled)
  target.set(FLUSHED, at)
  return at + FLUSHED.length
}

const FLUSHED = [0, 0, 255, 255]
