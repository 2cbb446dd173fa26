import { nirSex } from '@hub/identifiers'
import type { CalendarDate } from './calendar-date.js'

/**
 * Whether a number contradicts what is said of the person, which is refused for every call, also when the person exists already
 * (RDVI `nir_validation.rb`, `params_validation_concern.rb`): its first digit and the title, its next two and the year of birth.
 *
 * @returns the field that contradicts it, or `undefined`
 */
export function contradictionOf(
  nir: string,
  { title, birth_date }: { title?: string | undefined; birth_date?: CalendarDate | undefined },
): 'title' | 'birth_date' | undefined {
  const sex = nirSex(nir)
  if ((sex === 'male' && title === 'madame') || (sex === 'female' && title === 'monsieur')) return 'title'
  if (birth_date && Number(nir.slice(1, 3)) !== birth_date.year % 100) return 'birth_date'
  return undefined
}
