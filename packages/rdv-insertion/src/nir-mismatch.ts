import { nirSex } from '@hub/identifiers'

/**
 * Whether a number contradicts what is said of the person, which is refused for every call, also when the person exists already
 * (RDVI `nir_validation.rb`, `params_validation_concern.rb`): its first digit and the title, its next two and the year of birth.
 *
 * @returns the field that contradicts it, or `undefined`
 */
export function findNirMismatch(
  nir: string,
  { title, birthYear }: { title?: string | undefined; birthYear?: number | undefined },
): 'title' | 'birth_date' | undefined {
  const sex = nirSex(nir)
  if ((sex === 'male' && title === 'madame') || (sex === 'female' && title === 'monsieur')) return 'title'
  if (birthYear !== undefined && Number(nir.slice(1, 3)) !== birthYear % 100) return 'birth_date'
  return undefined
}
