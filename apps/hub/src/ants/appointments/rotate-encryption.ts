import { inArray } from 'drizzle-orm'
import type { Cipher } from '../../platform/crypto.js'
import type { Database } from '../../platform/database.js'
import { placeOf as answerPlace } from '../../platform/idempotency.js'
import { LOOKUP_KEY_SETTING } from '../../platform/lookup-key.js'
import { resealColumn, type SealedColumn } from '../../platform/reseal.js'
import { SIMULATED_ANTS_SETTING } from '../../platform/simulated-ants.js'
import { idempotencyKeys, settings } from '../../platform/tables.js'
import { contactPlace, numberPlace } from './sealed-fields.js'
import { appointmentApplications, appointments } from './tables.js'

/** Everything that is sealed in the database, by the word that the count of a rotation is printed with. */
const SEALED_COLUMNS: Readonly<Record<string, SealedColumn>> = {
  contacts: {
    table: appointments,
    column: appointments.contact,
    key: { id: appointments.id },
    placeOf: ({ id = '' }) => contactPlace(id),
  },
  numbers: {
    table: appointmentApplications,
    column: appointmentApplications.applicationId,
    key: { id: appointmentApplications.id },
    placeOf: ({ id = '' }) => numberPlace(id),
  },
  answers: {
    table: idempotencyKeys,
    column: idempotencyKeys.responseBody,
    key: { owner: idempotencyKeys.owner, route: idempotencyKeys.route, keyHash: idempotencyKeys.keyHash },
    placeOf: ({ owner = '', route = '', keyHash = '' }) => answerPlace({ owner, route, keyHash }),
  },
  settings: {
    table: settings,
    column: settings.value,
    key: { name: settings.key },
    placeOf: ({ name = '' }) => name,
    where: inArray(settings.key, [LOOKUP_KEY_SETTING, SIMULATED_ANTS_SETTING]),
  },
}

/** Seals everything with the first key; afterwards the others can be taken out of `HUB_ENCRYPTION_KEY`. Look-ups do not change. */
export async function rotateEncryption(database: Database, cipher: Cipher): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, column] of Object.entries(SEALED_COLUMNS)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: nobody waits for it
    counts[name] = await resealColumn(database, cipher, column)
  }
  return counts
}
