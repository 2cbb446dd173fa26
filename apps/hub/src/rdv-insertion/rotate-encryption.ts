import { eq } from 'drizzle-orm'
import type { Cipher } from '../platform/crypto.js'
import type { Database } from '../platform/database.js'
import { resealColumn, type SealedColumn } from '../platform/reseal.js'
import { SIMULATED_RDV_INSERTION_SETTING } from '../platform/simulated-rdv-insertion.js'
import { settings, sharedTokens } from '../platform/tables.js'
import { tokenPlace } from '../platform/token-store.js'
import { appointmentPlace, invitationPlace, participationPlace } from './sealed-fields.js'
import type { Source } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

const sourceOf = (name: string | undefined): Source => (name === 'rdv-solidarites' ? name : 'rdv-insertion')

/** Everything that this feature has sealed, by the word that the count of a rotation is printed with. */
const SEALED_COLUMNS: Readonly<Record<string, SealedColumn>> = {
  source_appointments: {
    table: sourceAppointments,
    column: sourceAppointments.details,
    key: { source: sourceAppointments.source, id: sourceAppointments.id },
    placeOf: ({ source, id = '' }) => appointmentPlace(sourceOf(source), id),
  },
  source_participations: {
    table: sourceParticipations,
    column: sourceParticipations.details,
    key: {
      source: sourceParticipations.source,
      appointmentId: sourceParticipations.appointmentId,
      userId: sourceParticipations.userId,
    },
    placeOf: ({ source, appointmentId = '', userId = '' }) =>
      participationPlace(sourceOf(source), appointmentId, userId),
  },
  source_invitations: {
    table: sourceInvitations,
    column: sourceInvitations.details,
    key: { id: sourceInvitations.id },
    placeOf: ({ id = '' }) => invitationPlace(id),
  },
  tokens: {
    table: sharedTokens,
    column: sharedTokens.token,
    key: { name: sharedTokens.name },
    placeOf: ({ name = '' }) => tokenPlace(name),
  },
  simulated_rdv_insertion: {
    table: settings,
    column: settings.value,
    key: { name: settings.key },
    placeOf: ({ name = '' }) => name,
    where: eq(settings.key, SIMULATED_RDV_INSERTION_SETTING),
  },
}

/** Seals with the first key what a former one sealed. */
export async function rotateEncryption(database: Database, cipher: Cipher): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, column] of Object.entries(SEALED_COLUMNS)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: nobody waits for it
    counts[name] = await resealColumn(database, cipher, column)
  }
  return counts
}
