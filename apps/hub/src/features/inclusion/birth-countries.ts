// Countries and territories by their INSEE code, `99` and three digits. Civil registers name the country as it was at birth: those that are no more
// are among them.
//
// Source: Code officiel géographique of INSEE, countries and foreign territories since 1943, edition of 2025, compared code by code.

/** The last three digits, first and last of each run. */
const RUNS = [
  // France, Europe.
  [100, 145],
  [148, 148],
  [151, 151],
  [155, 162],
  // Asia.
  [201, 265],
  // Africa.
  [301, 352],
  [362, 363],
  [389, 399],
  // America.
  [401, 447],
  // Oceania.
  [501, 517],
  [519, 522],
  // Antarctica.
  [699, 699],
] as const

/** Whether a text is the code of a country, such as `99100` for France. */
export function isBirthCountry(code: string): boolean {
  if (!/^99\d{3}$/.test(code)) return false
  const digits = Number(code.slice(2))
  return RUNS.some(([first, last]) => first <= digits && digits <= last)
}
