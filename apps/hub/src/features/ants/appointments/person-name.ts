// The rule for names of people. They are printed in mails to an address that the same form gives: a name must not carry a message or a link
// to a stranger.
import { stripInvisible } from '@hub/identifiers'
import { line } from '../agenda/fields.js'

const MAX_NAME_LENGTH = 100

// Control, private, zero-width and other characters that are not displayed, and marks of direction.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

// `scheme://`, `//host`, the schemes that programs make links of without slashes, `www.`, `user@host`, `host.tld` and addresses of IPv4.
// Initials (`J.-P.`, `A.B.`) are none: what follows the dot has two letters at least.
const WEB_ADDRESS =
  /[a-z][a-z\d+.-]*:\/\/|\/\/[\p{L}\p{N}]|\b(?:https?|ftp|mailto|tel|sms|javascript|data):|\bwww\d*\.|[\p{L}\p{N}]@[\p{L}\p{N}]|[\p{L}\p{M}\p{N}]\.\p{L}[\p{L}\p{M}\p{N}-]|\d\.\d+\.\d+\.\d/iu

/** Replaces the characters that programs read as a full stop or a slash in a web address (UTS 46). */
function normalizeAddressPunctuation(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u3002\uff0e\uff61\u2024]/g, '.')
    .replaceAll(/[\u2044\u2215\u29f8]/g, '/')
}

/** Whether a mail program could make a link of it, or of a part of it. */
export function hasWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(normalizeAddressPunctuation(stripInvisible(text)))
}

/** Whether it has characters that are not displayed, or change the text direction. */
export function hasInvisibleCharacters(text: string): boolean {
  return INVISIBLE.test(text)
}

/** A name of a person, on one line. */
export function personNameSchema(what: string) {
  return line(what, MAX_NAME_LENGTH).check((name) => {
    // One message per name: the length and the line are checked first.
    const message = name.issues.length > 0 ? undefined : findNameProblem(name.value)
    if (message !== undefined) name.issues.push({ code: 'custom', input: name.value, message })
  })
}

function findNameProblem(name: string): string | undefined {
  if (hasInvisibleCharacters(name)) return 'must not hold control, direction or zero-width characters'
  if (!hasWebAddress(name)) return undefined
  return 'must not hold a web or e-mail address, nor letters around a dot, which look like one'
}
