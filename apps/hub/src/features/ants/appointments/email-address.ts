import { stripInvisible } from '@hub/identifiers'

/** An address as addresses are compared: capitals, spaces around and invisible characters make no difference. */
export function canonicalEmail(email: string): string {
  return stripInvisible(email).trim().toLowerCase()
}

export function isSameEmail(one: string, other: string): boolean {
  return canonicalEmail(one) === canonicalEmail(other)
}
