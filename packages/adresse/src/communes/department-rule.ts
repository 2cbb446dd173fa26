/**
 * The department of a post code by rule of thumb, without any call (LE). **Approximate**: some post codes cross the border of a
 * department, and `97150` (Saint-Martin, 978) gives `971`. `getDepartmentsByPostcode` of the client asks API Géo.
 *
 * @param postcode A text of 5 digits, or empty.
 * @returns the code, such as `62`, `2A` or `974`; an empty text where the rule knows none
 */
export function guessDepartment(postcode: string): string {
  const text = postcode.trim()
  if (/^20[017]/.test(text)) return '2A'
  if (/^20[246]/.test(text)) return '2B'
  if (text.startsWith('20')) return ''
  return /^9[78]/.test(text) ? text.slice(0, 3) : text.slice(0, 2)
}
