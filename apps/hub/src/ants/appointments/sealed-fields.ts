import { z } from 'zod'
import type { Cipher } from '../../platform/crypto.js'
import type { Contact } from './types.js'

/** Where each personal value stands: part of what it is sealed with, so that it cannot be read as if it were of another row. */
export const contactPlace = (appointmentId: string): string => `appointments.contact:${appointmentId}`
export const numberPlace = (applicationRowId: string): string =>
  `appointment_applications.application_id:${applicationRowId}`

const contactSchema = z.object({
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
})

export function sealContact(cipher: Cipher, appointmentId: string, contact: Contact): string {
  return cipher.seal(JSON.stringify(contact), contactPlace(appointmentId))
}

export function openContact(cipher: Cipher, appointmentId: string, sealed: string | null): Contact | null {
  return sealed === null ? null : contactSchema.parse(JSON.parse(cipher.open(sealed, contactPlace(appointmentId))))
}
