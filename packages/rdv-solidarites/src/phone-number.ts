import { isPossiblePhoneNumber, stripInvisible } from '@hub/identifiers'

/** The number of a user as it is sent: as it was typed. Undefined for what no country has; blocks in use are the server's to know. */
export function readUserPhone(text: string): string | undefined {
  const typed = stripInvisible(text).trim()
  return isPossiblePhoneNumber(typed) ? typed : undefined
}

/** That of an organisation: four digits such as 3949 too, and any country code, its plus missing or not (RSP `organisation.rb`). */
export function readOrganisationPhone(text: string): string | undefined {
  const typed = stripInvisible(text).trim()
  const digits = typed.replace(/\D/g, '')
  return isFourDigits(typed) || /^\d{7,17}$/.test(digits) ? typed : undefined
}

/** Short numbers, which an organisation alone may have. */
export function isFourDigits(text: string): boolean {
  return /^\d{4}$/.test(text)
}
