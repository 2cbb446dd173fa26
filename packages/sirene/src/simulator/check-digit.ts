/** The digits and one more, which makes the sum of Luhn a multiple of ten: a SIREN of eight, a SIRET of thirteen. */
export function addCheckDigit(digits: string): string {
  const last = Array.from({ length: 10 }, (_, digit) => String(digit)).find((digit) => luhn(digits + digit) % 10 === 0)
  return digits + (last ?? '')
}

function luhn(digits: string): number {
  return Array.from(digits, Number)
    .toReversed()
    .map((digit, index) => (index % 2 === 1 ? digit * 2 - (digit > 4 ? 9 : 0) : digit))
    .reduce((sum, digit) => sum + digit, 0)
}
