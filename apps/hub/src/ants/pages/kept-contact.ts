// A form that came after the hour of access had ended: what was typed waits, unseen, in the page that asks for the address again.
import type { ContactFields } from './booking-form.js'

const FIELDS = ['first_name', 'last_name', 'email', 'phone'] as const
const nameOf = (field: string): string => `garde_${field}`

/** Names and values of hidden fields. */
export function hiddenContact(fields: ContactFields): (readonly [name: string, value: string])[] {
  return FIELDS.map((field) => [nameOf(field), fields[field]])
}

/** What hidden fields kept; undefined when there are none. */
export function keptContact(form: URLSearchParams): ContactFields | undefined {
  if (!FIELDS.some((field) => form.has(nameOf(field)))) return undefined
  const [first_name, last_name, email, phone] = FIELDS.map((field) => form.get(nameOf(field)) ?? '')
  return { first_name: first_name ?? '', last_name: last_name ?? '', email: email ?? '', phone: phone ?? '' }
}
