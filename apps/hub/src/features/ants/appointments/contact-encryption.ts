import { z } from '@hono/zod-openapi'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Contact } from './types.js'

/**
 * Associated data of each personal value: table, column, row id, so that it cannot be decrypted in another row. All columns with an
 * appointment's contact (`appointments.contact`, `appointments.confirmed_contact`, `former_contacts.contact`) share the first, with the
 * id of the appointment: the encrypted text is copied between them.
 */
export const contactAssociatedData = (appointmentId: string): string => `appointments.contact:${appointmentId}`
export const numberAssociatedData = (applicationRowId: string): string =>
  `appointment_applications.application_id:${applicationRowId}`

const contactSchema = z.object({
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
})

export function encryptContact(cipher: Cipher, appointmentId: string, contact: Contact): string {
  return cipher.encrypt(JSON.stringify(contact), contactAssociatedData(appointmentId))
}

export function decryptContact(cipher: Cipher, appointmentId: string, encrypted: string | null): Contact | null {
  return encrypted === null
    ? null
    : contactSchema.parse(JSON.parse(cipher.decrypt(encrypted, contactAssociatedData(appointmentId))))
}
