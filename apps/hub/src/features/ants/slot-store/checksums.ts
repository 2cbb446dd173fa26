// CRC-32 of texts in a row, from those of each: so gzip is put together from what lies ready.

/** What the CRC-32 of a text adds to that of the same text with `length` bytes behind it. */
export function shiftChecksum(crc: number, length: number): number {
  return crc === 0 ? 0 : multiply(crc, getZeros(length)) >>> 0
}

/** Product of two polynomials over GF(2), modulo the one of CRC-32, the highest power in the lowest bit. */
function multiply(one: number, other: number): number {
  let product = 0
  let shifted = other
  for (let rest = one | 0; rest !== 0; rest <<= 1) {
    product ^= shifted & (rest >> 31)
    shifted = (shifted >>> 1) ^ (0xedb88320 & -(shifted & 1))
  }
  return product
}

/** Lengths that are remembered: days in a row have few. */
const MAX_LENGTHS = 4_096
const known = new Map<number, number>()

/** What that many bytes do to the CRC before them: x to the power of eight times their number. */
function getZeros(length: number): number {
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
