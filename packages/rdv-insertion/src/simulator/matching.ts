import type { PersonGiven } from './parse-person.js'
import type { SimulatedUser } from './records.js'

/**
 * The person of the département that a request means, in the server's order: NIR; internal id; e-mail and first word of the first
 * name; phone number and first word of the first name.
 */
export function findPerson(users: readonly SimulatedUser[], given: PersonGiven): SimulatedUser | undefined {
  const firstName = firstWord(given.first_name)
  const tests: ((user: SimulatedUser) => boolean)[] = [
    (user) => given.nir !== null && user.nir === given.nir,
    (user) => given.department_internal_id !== null && user.department_internal_id === given.department_internal_id,
    (user) => given.email !== null && user.email === given.email && firstWord(user.first_name) === firstName,
    (user) =>
      given.phone_number !== null &&
      user.phone_number === given.phone_number &&
      firstWord(user.first_name) === firstName,
  ]
  for (const test of tests) {
    const found = users.find((user) => test(user))
    if (found) return found
  }
  return undefined
}

/** Whether another person of the département has a value that is unique there, or the person found has another NIR. */
export function isConflict(
  users: readonly SimulatedUser[],
  found: SimulatedUser | undefined,
  given: PersonGiven,
): boolean {
  if (found && given.nir !== null && found.nir !== null && found.nir !== given.nir) return true
  return users.some(
    (user) => user !== found && given.france_travail_id !== null && user.france_travail_id === given.france_travail_id,
  )
}

function firstWord(name: string | null): string {
  return (name ?? '').toLowerCase().split(/[ -]/)[0] ?? ''
}
