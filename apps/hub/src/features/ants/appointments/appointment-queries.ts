// Finding appointments: by id, by the token of a management page, by what changed, by number.
import { and, asc, eq, gte, inArray, lte, or, gt, sql, type SQL } from 'drizzle-orm'
import { createYieldWhenDue } from '../../../platform/process/time-slicing.js'
import type { Appointments, DeclaredBooking } from './appointments.js'
import { readSafeWatermark } from './change-clock.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { instantText } from './instant.js'
import { readAppointment, readAppointments } from './read-appointments.js'
import { readHistory } from './record.js'
import { appointmentApplications, appointments } from './tables.js'
import type { ListQuery } from './types.js'
import { decryptContact } from './contact-encryption.js'

type AppointmentQueries = Pick<
  Appointments,
  'byId' | 'byToken' | 'getHistory' | 'list' | 'declaredFor' | 'decryptFormerContact'
>

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const TOKEN = /^[\w-]{20,64}$/

/** An address of ANTS may hold ten thousand. */
const NUMBERS_PER_STATEMENT = 200

/** An address may contain any text, and PostgreSQL fails on one that is no UUID. */
export function isAppointmentId(id: string): boolean {
  return UUID.test(id)
}

/** Whether a text is the key of a list's item, as far as one can tell. */
export function isListKey(key: string): boolean {
  const [instant = '', id = '', ...rest] = key.split(' ')
  return instantText(instant) === instant && isAppointmentId(id) && rest.length === 0
}

export function createAppointmentQueries({
  database,
  cipher,
  lookup,
}: Pick<AppointmentsDependencies, 'database' | 'cipher' | 'lookup'>): AppointmentQueries {
  async function declaredForSome(numbers: readonly string[]): Promise<DeclaredBooking[]> {
    const keys = new Map(numbers.map((number) => [lookup(number), number]))
    const { applicationKey, state } = appointmentApplications
    const rows = await database.run((connection) =>
      connection
        .select()
        .from(appointmentApplications)
        .where(and(inArray(applicationKey, [...keys.keys()]), eq(state, 'declared')))
        .orderBy(asc(appointmentApplications.declaredAppointmentDate), asc(appointmentApplications.id)),
    )
    return rows.flatMap((row) => declaredBooking(keys.get(row.applicationKey), row))
  }

  return {
    async byId(id) {
      if (!isAppointmentId(id)) return undefined
      return database.run((connection) => readAppointment(connection, cipher, id))
    },

    async byToken(token) {
      if (!TOKEN.test(token)) return undefined
      const { appointmentId, isHeld } = appointmentApplications
      const [page] = await database.run((connection) =>
        connection
          .select({ appointmentId, isHeld })
          .from(appointmentApplications)
          .where(eq(appointmentApplications.token, token)),
      )
      if (!page) return undefined
      const appointment = await database.run((connection) => readAppointment(connection, cipher, page.appointmentId))
      return appointment && { appointment, isHeld: page.isHeld }
    },

    async getHistory(id) {
      if (!isAppointmentId(id)) return []
      return database.run((connection) => readHistory(connection, id))
    },

    async list(query) {
      const until = await readSafeWatermark(database)
      const { updatedAt, id } = appointments
      const found = await database.run((connection) =>
        readAppointments(connection, cipher, {
          where: selection(query, until),
          orderBy: [asc(updatedAt), asc(id)],
          limit: query.limit,
        }),
      )
      return found.map((appointment) => ({ appointment, key: `${appointment.updated_at} ${appointment.id}` }))
    },

    decryptFormerContact: (appointmentId, encryptedContact) => decryptContact(cipher, appointmentId, encryptedContact),
    async declaredFor(applicationIds) {
      const found: DeclaredBooking[] = []
      const yieldWhenDue = createYieldWhenDue()
      for (let start = 0; start < applicationIds.length; start += NUMBERS_PER_STATEMENT) {
        const numbers = applicationIds.slice(start, start + NUMBERS_PER_STATEMENT)
        found.push(...(await declaredForSome(numbers)))
        await yieldWhenDue()
      }
      return found
    },
  }
}

function selection({ updated_since, meeting_point_id, covered, after }: ListQuery, until: string): SQL | undefined {
  const { updatedAt, id, meetingPointId } = appointments
  const instant = (text: string): SQL => sql`${text}::timestamptz`
  const [lastInstant = '', lastId = ''] = after.split(' ')
  return and(
    lte(updatedAt, instant(until)),
    updated_since === undefined ? undefined : gte(updatedAt, instant(instantText(updated_since) ?? '-infinity')),
    meeting_point_id === undefined ? undefined : eq(meetingPointId, meeting_point_id),
    covered && inArray(meetingPointId, [...covered]),
    after === ''
      ? undefined
      : or(gt(updatedAt, instant(lastInstant)), and(eq(updatedAt, instant(lastInstant)), gt(id, lastId))),
  )
}

/** The texts that ANTS confirmed; empty for a row that lacks one, since it may differ from what was declared. */
function declaredBooking(
  application_id: string | undefined,
  row: typeof appointmentApplications.$inferSelect,
): DeclaredBooking[] {
  const { declaredMeetingPoint, declaredAppointmentDate, declaredManagementUrl } = row
  if (application_id === undefined || !declaredMeetingPoint || !declaredAppointmentDate || !declaredManagementUrl)
    return []
  return [
    {
      application_id,
      meeting_point: declaredMeetingPoint,
      appointment_date: declaredAppointmentDate,
      management_url: declaredManagementUrl,
    },
  ]
}
