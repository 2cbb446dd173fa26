import { stripInvisible } from '@hub/identifiers'
import { readEmail } from './email.js'
import { readOrganisationPhone, readUserPhone } from './phone-number.js'
import { readInstant } from './typed-times.js'

/** Readers of the values that the document leaves to this package (`x-hub-format`). */
export const formats = {
  'organisation-phone': readOrganisationPhone,
  'shown-email': (text: string) => stripInvisible(text).trim(),
  'user-email': readEmail,
  'user-phone': readUserPhone,
  'window-end': readInstant,
}
