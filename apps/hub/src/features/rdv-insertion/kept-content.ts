import { and, eq } from 'drizzle-orm'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Connection } from '../../platform/database/database.js'
import type { AppointmentContent } from './appointment-content.js'
import type { KeptEvent } from './effects.js'
import type { InvitationContent } from './invitation-content.js'
import { appointmentAssociatedData, invitationAssociatedData, participationAssociatedData } from './associated-data.js'
import type { Namespace } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

type ApplyChange = (transaction: Connection) => Promise<void>

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 1_000

/** Encrypts what an event changes, and returns the work to do in its transaction. */
export function prepareChange(cipher: Cipher, { source, sentAt, change }: KeptEvent): ApplyChange {
  switch (change.kind) {
    case 'keep appointment':
      return keepAppointment(cipher, source, change.appointment)
    case 'remove appointment':
      return async (transaction) => void (await removeAppointment(transaction, source, change.id))
    case 'keep invitation':
      return keepInvitation(cipher, change.invitation, new Date(sentAt))
    case 'remove invitation':
      return async (transaction) => {
        await transaction.delete(sourceInvitations).where(eq(sourceInvitations.id, change.id))
      }
    default:
      // The compiler refuses a kind that has no case.
      return change satisfies never
  }
}

/** Replaces the whole appointment: a later body does not list a person who no longer takes part. */
function keepAppointment(cipher: Cipher, source: Namespace, content: AppointmentContent): ApplyChange {
  const { id, startsAt, details, participations } = content
  const appointment = {
    source,
    id,
    startsAt,
    details: cipher.encrypt(JSON.stringify(details), appointmentAssociatedData(source, id)),
  }
  const rows = participations.map(({ id: participationId, status, ...rest }) => ({
    source,
    appointmentId: id,
    userId: rest.user.id,
    id: participationId,
    status,
    details: cipher.encrypt(JSON.stringify(rest), participationAssociatedData(source, id, rest.user.id)),
  }))
  return async (transaction) => {
    await removeAppointment(transaction, source, id)
    await transaction.insert(sourceAppointments).values(appointment)
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await transaction.insert(sourceParticipations).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

/** Deletes an appointment, and its participations by their foreign key. */
function removeAppointment(transaction: Connection, source: Namespace, id: number): PromiseLike<unknown> {
  return transaction
    .delete(sourceAppointments)
    .where(and(eq(sourceAppointments.source, source), eq(sourceAppointments.id, id)))
}

function keepInvitation(cipher: Cipher, { id, userId, details }: InvitationContent, sentAt: Date): ApplyChange {
  const row = { userId, sentAt, details: cipher.encrypt(JSON.stringify(details), invitationAssociatedData(id)) }
  return async (transaction) => {
    await transaction
      .insert(sourceInvitations)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: sourceInvitations.id, set: row })
  }
}
