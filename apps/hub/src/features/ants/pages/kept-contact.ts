// A form that came after the hour of access had ended: what was typed waits, unseen, in the page that asks for the address again.
import type { ContactFields } from './booking-form.js'

const FIELDS = ['first_name', 'last_name', 'email', 'phone'] as const
const toHiddenName = (field: string): string => `garde_${field}`

/** Names and values of hidden fields. */
export function hiddenContact(fields: ContactFields): (readonly [name: string, value: string])[] {
  return FIELDS.map((field) => [toHiddenName(field), fields[field]])
}

/** The values of hidden fields; undefined when there are none. */
export function keptContact(form: URLSearchParams): ContactFields | undefined {
  if (!FIELDS.some((field) => form.has(toHiddenName(field)))) return undefined
  const [first_name, last_name, email, phone] = FIELDS.map((field) => form.get(toHiddenName(field)) ?? '')
  return { first_name: first_name ?? '', last_name: last_name ?? '', email: email ?? '', phone: phone ?? '' }
}
