import { stripInvisible } from '@hub/identifiers'

/** devise's rule as RDV Service Public sets it (RSP `config/initializers/devise.rb`): one character before the `@` is enough. */
const EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+$/

/** Normalizes the address of a user as the server does before it validates it: trimmed, two common typos corrected, in lower case. */
export function mendEmail(text: string): string {
  return text.trim().replaceAll('.@', '@').replaceAll('..', '.').toLowerCase()
}

/** The address of a user as it is sent, undefined when the server would refuse it: accents, apostrophes, no dot after the `@`. */
export function readEmail(text: string): string | undefined {
  const typed = stripInvisible(text).trim()
  return EMAIL.test(mendEmail(typed)) ? typed : undefined
}
