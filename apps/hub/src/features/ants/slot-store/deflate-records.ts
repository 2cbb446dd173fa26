// Deflate (RFC 1951, fixed codes) for text that repeats itself record by record. zlib would make and clear 270 kB of state for a day's
// three kilobytes, which Node.js cannot keep for the next one: several times what the rest of making a day costs.

/** A code with the bits that follow it, as they are written: the first bit lowest. */
interface Code {
  bits: number
  count: number
}

function reverse(bits: number, count: number): number {
  let reversed = 0
  for (let index = 0; index < count; index += 1) reversed |= ((bits >> index) & 1) << (count - 1 - index)
  return reversed
}

/** Section 3.2.6. */
function fixedCode(symbol: number): Code {
  const [first, code, count] =
    symbol < 144 ? [0, 0x30, 8] : symbol < 256 ? [144, 0x190, 9] : symbol < 280 ? [256, 0, 7] : [280, 0xc0, 8]
  return { bits: reverse(code + symbol - first, count), count }
}

/** The number as a symbol and further bits (section 3.2.5): each doubling has 2 to the power of `fraction` symbols. */
function split(number: number, fraction: number): { symbol: number; extra: number; count: number } {
  const count = Math.max(31 - Math.clz32(number) - fraction, 0)
  return { symbol: (count << fraction) + (number >> count), extra: number & ((1 << count) - 1), count }
}

const [MIN_COPY, MAX_COPY, MAX_DISTANCE] = [4, 258, 32_768]
const LITERALS = Array.from({ length: 256 }, (_, byte) => fixedCode(byte))
const LENGTHS = Array.from({ length: MAX_COPY + 1 }, (_, length): Code => {
  const { symbol, extra, count } = split(Math.max(length - 3, 0), 2)
  const code = fixedCode(length === MAX_COPY ? 285 : 257 + symbol)
  return length === MAX_COPY ? code : { bits: code.bits | (extra << code.count), count: code.count + count }
})

/** Bytes that `length` bytes of text take at most. */
export const maxDeflated = (length: number): number => Math.ceil((length * 9) / 8) + 8

export interface Records {
  text: Uint8Array
  /** Offset of the first byte that whoever inflates has before. */
  known: number
  from: number
  until: number
  /** Bytes of a record: each repeats most of the one before. */
  size: number
}

/** Writes the text from `from` to `until` as one block and a full flush; returns the offset behind. */
export function deflateRecords(
  { text, known, from, until, size }: Records,
  target: Uint8Array,
  offset: number,
): number {
  const { symbol, extra, count } = split(size - 1, 1)
  const back = { bits: reverse(symbol, 5) | (extra << 5), count: 5 + count }
  const firstCopy = size > MAX_DISTANCE ? until : known + size
  let [at, pending, filled] = [offset, 0, 0]
  const write = (code: Code | undefined): void => {
    if (code === undefined) return
    pending |= code.bits << filled
    for (filled += code.count; filled >= 8; filled -= 8, pending >>>= 8) target[at++] = pending
  }
  write({ bits: 2, count: 3 })
  for (let next = from; next < until; ) {
    let end = next
    const last = next < firstCopy ? next : Math.min(next + MAX_COPY, until)
    while (end < last && text[end] === text[end - size]) end += 1
    if (end - next < MIN_COPY) write(LITERALS[text[next++] ?? 0])
    else {
      write(LENGTHS[end - next])
      write(back)
      next = end
    }
  }
  // The end of the block, then an empty stored one, whose length begins with a byte.
  write({ bits: 0, count: 10 })
  write({ bits: 0, count: (8 - filled) % 8 })
  target.set(EMPTY, at)
  return at + EMPTY.length
}

const EMPTY = [0, 0, 255, 255]
