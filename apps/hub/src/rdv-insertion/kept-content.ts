import { and, eq } from 'drizzle-orm'
import type { Cipher } from '../platform/crypto.js'
import type { Connection } from '../platform/database.js'
import type { AppointmentContent } from './appointment-content.js'
import type { KeptEvent } from './effects.js'
import type { InvitationContent } from './invitation-content.js'
import { appointmentPlace, invitationPlace, participationPlace } from './sealed-fields.js'
import type { Source } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

type Change = (transaction: Connection) => Promise<void>

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 1_000

/** What an accepted event does to the tables, its texts sealed already. */
export function preparedChange(cipher: Cipher, { source, sentAt, effect }: KeptEvent): Change {
  switch (effect.kind) {
    case 'keep appointment':
      return keepAppointment(cipher, source, effect.appointment)
    case 'remove appointment':
      return async (transaction) => void (await removeAppointment(transaction, source, effect.id))
    case 'keep invitation':
      return keepInvitation(cipher, effect.invitation, new Date(sentAt))
    default:
      return async (transaction) => {
        await transaction.delete(sourceInvitations).where(eq(sourceInvitations.id, effect.id))
      }
  }
}

/** Replaces it whole: who no longer takes part is in no later body. */
function keepAppointment(cipher: Cipher, source: Source, content: AppointmentContent): Change {
  const { id, startsAt, details, participations } = content
  const appointment = {
    source,
    id,
    startsAt,
    details: cipher.seal(JSON.stringify(details), appointmentPlace(source, id)),
  }
  const rows = participations.map(({ id: participationId, status, ...rest }) => ({
    source,
    appointmentId: id,
    userId: rest.user.id,
    id: participationId,
    status,
    details: cipher.seal(JSON.stringify(rest), participationPlace(source, id, rest.user.id)),
  }))
  return async (transaction) => {
    await removeAppointment(transaction, source, id)
    await transaction.insert(sourceAppointments).values(appointment)
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await transaction.insert(sourceParticipations).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

/** With its participations, by their foreign key. */
function removeAppointment(transaction: Connection, source: Source, id: number): PromiseLike<unknown> {
  return transaction
    .delete(sourceAppointments)
    .where(and(eq(sourceAppointments.source, source), eq(sourceAppointments.id, id)))
}

function keepInvitation(cipher: Cipher, { id, userId, details }: InvitationContent, sentAt: Date): Change {
  const row = { userId, sentAt, details: cipher.seal(JSON.stringify(details), invitationPlace(id)) }
  return async (transaction) => {
    await transaction
      .insert(sourceInvitations)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: sourceInvitations.id, set: row })
  }
}
