/**
 * The rule of rdv-insertion (`EMAIL_REGEXP` of its `app/models/user.rb`): ASCII letters, digits and `._%+-` before the `@`, two
 * characters or more, the first not a dot; then labels of ASCII letters, digits and hyphens, the last of two letters or more. Accents
 * and apostrophes are refused, and so is `x@y`. With one such address in a batch, the service refuses the whole batch.
 */
const EMAIL = /^[A-Za-z0-9_%+-][A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/

/** Whether rdv-insertion accepts an address, which it neither trims nor changes. */
export function isAcceptedEmail(text: string): boolean {
  return EMAIL.test(text)
}
