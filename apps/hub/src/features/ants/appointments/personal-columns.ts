import type { EncryptedColumn } from '../../../platform/encryption/reencrypt.js'
import { formerContacts } from '../mails/tables.js'
import { contactAssociatedData, numberAssociatedData } from './contact-encryption.js'
import { appointmentApplications, appointments } from './tables.js'

/** The encrypted columns with personal data of this feature, for the rotation of the key. */
export const personalColumns: readonly EncryptedColumn[] = [
  {
    countedAs: 'contacts',
    table: appointments,
    column: appointments.contact,
    key: { id: appointments.id },
    toAssociatedData: ({ id = '' }) => contactAssociatedData(id),
  },
  {
    countedAs: 'contacts',
    table: appointments,
    column: appointments.confirmedContact,
    key: { id: appointments.id },
    toAssociatedData: ({ id = '' }) => contactAssociatedData(id),
  },
  {
    countedAs: 'contacts',
    table: formerContacts,
    column: formerContacts.contact,
    key: { id: formerContacts.id, appointmentId: formerContacts.appointmentId },
    toAssociatedData: ({ appointmentId = '' }) => contactAssociatedData(appointmentId),
  },
  {
    countedAs: 'numbers',
    table: appointmentApplications,
    column: appointmentApplications.applicationId,
    key: { id: appointmentApplications.id },
    toAssociatedData: ({ id = '' }) => numberAssociatedData(id),
  },
]
