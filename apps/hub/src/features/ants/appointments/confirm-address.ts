import { eq } from 'drizzle-orm'
import { transactionOrOutcome } from '../../../platform/database/transaction-outcome.js'
import type { Appointments } from './appointments.js'
import { requireAppointment } from './book.js'
import { markChanged } from './change-clock.js'
import { createAddressKey, findLink, forgetLinks, useLink } from './contact-links.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { readAppointment } from './read-appointments.js'
import { record } from './record.js'
import { findChangeProblem } from './change-problem.js'
import { decryptContact } from './contact-encryption.js'
import { appointments, contactGrants } from './tables.js'
import type { ConfirmOutcome } from './types.js'

/** Sends mail to the new address from now on. Access that was granted by way of the former one ends. */
export function createConfirmAddress(dependencies: AppointmentsDependencies): Appointments['confirmAddress'] {
  const { database, cipher, lookup, listeners = [], now } = dependencies
  return (token, secret) =>
    transactionOrOutcome(database, async (transaction, undo: (outcome: ConfirmOutcome) => never) => {
      const followed = { purpose: 'confirm', token, secret } as const
      const link = await findLink(transaction, lookup, followed)
      if (!link) return undo({ outcome: 'link_ended' })
      const { appointmentId: id } = link
      // Locked before the link, in the same order as in every change of an appointment.
      const [row] = await transaction.select().from(appointments).where(eq(appointments.id, id)).for('update')
      const refusal = findChangeProblem(row, { covered: undefined, now: now() })
      if (!row || refusal) return undo(refusal ?? { outcome: 'not_found' })
      const contact = decryptContact(cipher, id, row.contact)
      const isFor = contact !== null && createAddressKey(lookup, contact.email) === link.addressKey
      if (!isFor || row.confirmedContact === null) return undo({ outcome: 'link_ended' })
      if (!(await useLink(transaction, lookup, followed))) return undo({ outcome: 'link_ended' })

      const sequence = row.sequence + 1
      const columns = { confirmedContact: null, isAddressProven: true, sequence }
      await transaction.update(appointments).set(columns).where(eq(appointments.id, id))
      await forgetLinks(transaction, { appointmentId: id, purpose: 'access' })
      await transaction.delete(contactGrants).where(eq(contactGrants.appointmentId, id))
      const former = { ...row, contact: row.confirmedContact }
      const changes = { address_confirmed: {} }
      await record(transaction, listeners, { appointment_id: id, sequence, actor: 'citizen', changes, former })
      await markChanged(transaction, [id])
      return {
        outcome: 'confirmed' as const,
        appointment: requireAppointment(await readAppointment(transaction, cipher, id)),
      }
    })
}
