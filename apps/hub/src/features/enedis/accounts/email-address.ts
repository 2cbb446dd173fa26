import { parseEmail } from '@hub/identifiers'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'

/** RFC 5322: none of these stands in an address without quotes, and some of them part one address from the next. */
const SPECIAL = /["(),:;<>[\\\]]/

/** @returns the address as accounts keep it, in small letters; undefined for what is none */
export function parseAccountEmail(text: string): string | undefined {
  const address = parseEmail(text)?.normalize('NFC').toLowerCase()
  return address === undefined || SPECIAL.test(address) ? undefined : address
}

/** By which an account is found. Of what is no address too, so that looking it up takes as long. */
export function createEmailKey(lookup: Lookup, text: string): string {
  return lookup(JSON.stringify(['linky e-mail', parseAccountEmail(text) ?? text]))
}
