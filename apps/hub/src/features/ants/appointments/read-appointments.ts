import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import type { Connection } from '../../../platform/database/database.js'
import { type Reason, REASONS } from '../agenda/schema.js'
import { isoText } from './change-clock.js'
import { numberAssociatedData, decryptContact } from './contact-encryption.js'
import { appointmentApplications, appointments } from './tables.js'
import type { Appointment, AppointmentApplication } from './types.js'

export interface AppointmentSelection {
  where: SQL | undefined
  /** Default: any order. */
  orderBy?: readonly SQL[] | undefined
  limit?: number | undefined
}

/** Assembles appointments from their rows, decrypted. */
export async function readAppointments(
  connection: Connection,
  cipher: Cipher,
  { where, orderBy = [], limit = 1 }: AppointmentSelection,
): Promise<Appointment[]> {
  const rows = await connection
    .select({
      row: appointments,
      createdAt: isoText(appointments.createdAt),
      updatedAt: isoText(appointments.updatedAt),
    })
    .from(appointments)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit)
  const applications = await readApplications(
    connection,
    cipher,
    rows.map(({ row }) => row.id),
  )
  return rows.map(({ row, createdAt, updatedAt }) => ({
    id: row.id,
    status: row.status,
    meeting_point_id: row.meetingPointId,
    meeting_point_name: row.meetingPointName,
    time_zone: row.timeZone,
    starts_at: row.startsAt,
    ends_at: row.endsAt,
    reason: readReason(row),
    documents_number: row.documentsNumber,
    contact: decryptContact(cipher, row.id, row.contact),
    confirmed_email: decryptContact(cipher, row.id, row.confirmedContact)?.email ?? null,
    applications: applications.get(row.id) ?? [],
    sequence: row.sequence,
    created_at: createdAt,
    updated_at: updatedAt,
  }))
}

/** @throws {OperatorError} on a reason that this version does not know: an appointment is never shown with another one */
function readReason({ id, reason }: { id: string; reason: string }): Reason {
  const known = REASONS.find((name) => name === reason)
  if (known === undefined)
    throw new OperatorError(
      `appointment ${id}: this version of the hub does not know its reason; was it written by a newer one?`,
    )
  return known
}

export async function readAppointment(
  connection: Connection,
  cipher: Cipher,
  id: string,
): Promise<Appointment | undefined> {
  const [appointment] = await readAppointments(connection, cipher, { where: eq(appointments.id, id) })
  return appointment
}

/** The numbers that appointments hold, in the order given, by appointment. */
async function readApplications(
  connection: Connection,
  cipher: Cipher,
  appointmentIds: readonly string[],
): Promise<Map<string, AppointmentApplication[]>> {
  if (appointmentIds.length === 0) return new Map()
  const { appointmentId, isHeld, position } = appointmentApplications
  const rows = await connection
    .select()
    .from(appointmentApplications)
    .where(and(inArray(appointmentId, [...appointmentIds]), eq(isHeld, true)))
    .orderBy(asc(position))
  const byAppointment = new Map<string, AppointmentApplication[]>()
  for (const row of rows) {
    const held = byAppointment.get(row.appointmentId) ?? []
    byAppointment.set(row.appointmentId, held)
    held.push({
      application_id: cipher.decrypt(row.applicationId, numberAssociatedData(row.id)),
      management_url: row.managementUrl,
      ants: row.state,
    })
  }
  return byAppointment
}
