// The numbers of an appointment, in the database: which it holds, which it lets go, and who else holds them.
import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Connection } from '../../../platform/database/database.js'
import { wallClockAt, formatWallClockMinute } from '../agenda/wall-clock.js'
import type { Declaration, KeyedNumber, NumberPlan } from './number-plan.js'
import { numberAssociatedData } from './contact-encryption.js'
import { appointmentApplications, appointments } from './tables.js'
import type { ExistingAppointment } from './types.js'

/** Bytes of randomness in a token: it identifies, and cannot be guessed. */
const TOKEN_BYTES = 24

export type ApplicationRow = typeof appointmentApplications.$inferSelect

export function readApplicationRows(transaction: Connection, appointmentId: string): PromiseLike<ApplicationRow[]> {
  const { appointmentId: of, position } = appointmentApplications
  return transaction.select().from(appointmentApplications).where(eq(of, appointmentId)).orderBy(position)
}

export interface HeldBy {
  cipher: Cipher
  /** Base of the management pages. */
  publicUrl: string
  appointmentId: string
  declaration: Declaration
}

/** Carries a plan out. */
export async function applyNumberPlan(
  transaction: Connection,
  { added, declared, moved, left }: NumberPlan<ApplicationRow>,
  { declaration, ...by }: HeldBy,
): Promise<void> {
  const held = { ...declaration, isHeld: true, isLive: true, state: 'pending' as const }
  for (const { row, position } of declared) {
    await update(transaction, [row], { ...held, position })
  }
  for (const { row, position } of moved) {
    await update(transaction, [row], { position })
  }
  await letGo(transaction, left, { isHeld: false })
  if (added.length === 0) return
  const rows = added.map(({ number, position }) => ({ ...newRow(number, by), ...held, position }))
  await transaction.insert(appointmentApplications).values(rows)
}

/**
 * Has numbers withdrawn from ANTS, even those that may never have been declared: after a lost answer that is unknown.
 * @param change `isHeld` stays true for the numbers of a cancelled appointment, which still shows them
 */
export async function letGo(
  transaction: Connection,
  rows: readonly ApplicationRow[],
  { isHeld }: { isHeld: boolean },
): Promise<void> {
  await update(transaction, rows, { isLive: false, isHeld, state: 'withdrawing' })
}

async function update(
  transaction: Connection,
  rows: readonly ApplicationRow[],
  change: Partial<ApplicationRow>,
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await transaction.update(appointmentApplications).set(change).where(inArray(appointmentApplications.id, ids))
}

function newRow(
  { application_id, key }: KeyedNumber,
  { cipher, publicUrl, appointmentId }: Omit<HeldBy, 'declaration'>,
) {
  const id = randomUUID()
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const applicationId = cipher.encrypt(application_id, numberAssociatedData(id))
  return { id, appointmentId, applicationId, applicationKey: key, token, managementUrl: `${publicUrl}/rdv/${token}` }
}

/** The upcoming appointments of this hub that hold one of these numbers, other than `except`. */
export async function readLiveAppointments(
  transaction: Connection,
  numbers: readonly KeyedNumber[],
  { except, now }: { except?: string | undefined; now: number },
): Promise<ExistingAppointment[]> {
  const { applicationKey, appointmentId, isLive } = appointmentApplications
  const byKey = new Map(numbers.map(({ key, application_id }) => [key, application_id]))
  const rows = await transaction
    .select({ application: appointmentApplications, endsAt: appointments.endsAt, timeZone: appointments.timeZone })
    .from(appointmentApplications)
    .innerJoin(appointments, eq(appointments.id, appointmentId))
    .where(
      and(
        inArray(applicationKey, [...byKey.keys()]),
        eq(isLive, true),
        except === undefined ? undefined : ne(appointmentId, except),
      ),
    )
  return rows
    .filter(({ endsAt, timeZone }) => endsAt > formatWallClockMinute(wallClockAt(now, timeZone)))
    .map(({ application }) => ({
      application_id: byKey.get(application.applicationKey) ?? '',
      meeting_point: application.meetingPoint,
      starts_at: application.appointmentDate,
      management_url: application.managementUrl,
    }))
}

/** The addresses that we gave to ANTS for these numbers, at any time: rows of ANTS with one of them are ours. */
export async function ownAddresses(
  transaction: Connection,
  numbers: readonly KeyedNumber[],
): Promise<ReadonlySet<string>> {
  const { applicationKey, managementUrl, declaredManagementUrl } = appointmentApplications
  const keys = numbers.map(({ key }) => key)
  const rows = await transaction
    .select({ managementUrl, declaredManagementUrl })
    .from(appointmentApplications)
    .where(inArray(applicationKey, keys))
  return new Set(rows.flatMap((row) => [row.managementUrl, row.declaredManagementUrl ?? row.managementUrl]))
}
