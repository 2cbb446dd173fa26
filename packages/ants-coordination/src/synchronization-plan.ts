import type { CreateAppointmentParameters } from './generated/ants-coordination.methods.gen.js'
import type { DeclaredAppointment } from './status-types.js'
import { tools } from './synchronization-tools.js'

/** One live appointment that should be declared for a number. */
export type WantedAppointment = Omit<CreateAppointmentParameters, 'application_id'>

/** The changes by which one's own rows become the wanted appointments. */
export interface SynchronizationPlan {
  /** Own rows to withdraw: no longer wanted, or not as they are. */
  withdraw: DeclaredAppointment[]
  /** Appointments to declare, after the withdrawals. */
  declare: WantedAppointment[]
  /** Own rows that are as wanted, and stay. */
  unchanged: DeclaredAppointment[]
  /** Rows of other editors, never touched. */
  foreign: DeclaredAppointment[]
  /** Own unwanted rows that stay because a deletion would also take a foreign row with the same place and time. */
  blocked: DeclaredAppointment[]
}

type Place = Pick<DeclaredAppointment, 'meeting_point' | 'appointment_date'>

/** Key by which a deletion finds rows, without the URL. The date is trimmed as in a creation: otherwise it would never match. */
export function deletionKey({ meeting_point, appointment_date }: Place): string {
  return JSON.stringify([meeting_point, tools.wallClockMinute(appointment_date.trim()) ?? appointment_date])
}

/** Key of a row, without `meeting_point_id`, which is not always known (RDV-SP #5063). */
export function rowKey(row: Place & Pick<DeclaredAppointment, 'management_url'>): string {
  return JSON.stringify([row.management_url, deletionKey(row)])
}

/**
 * The difference of two sets: what ANTS shows for a number, and what should be there. A row is ours only by its exact URL; the
 * start of a URL would also match another editor on a shared host.
 *
 * @param placeIds the `meeting_point_id` that a row was declared with: two places can have one name. None when it is not known, and
 * then not compared; of a row that may have been declared with one or another, it is unknown whether it is as wanted
 */
export function planSynchronization(
  shown: readonly DeclaredAppointment[],
  wanted: readonly WantedAppointment[],
  isOwn: (row: DeclaredAppointment) => boolean,
  placeIds: (row: DeclaredAppointment) => readonly string[] = () => [],
): SynchronizationPlan {
  const missing = new Map(wanted.map((appointment) => [rowKey(appointment), appointment]))
  const wantedUrls = new Set(wanted.map(({ management_url }) => management_url))
  const kept: { row: DeclaredAppointment; appointment: WantedAppointment }[] = []
  const unwanted: DeclaredAppointment[] = []
  const foreign: DeclaredAppointment[] = []
  for (const row of shown) {
    const appointment = missing.get(rowKey(row))
    if (appointment && placeIds(row).every((id) => id === appointment.meeting_point_id)) {
      kept.push({ row, appointment })
      // A second row of the same key is one too many.
      missing.delete(rowKey(row))
    } else if (wantedUrls.has(row.management_url) || isOwn(row)) unwanted.push(row)
    else foreign.push(row)
  }
  const foreignKeys = new Set(foreign.map(deletionKey))
  const withdraw = unwanted.filter((row) => !foreignKeys.has(deletionKey(row)))
  const withdrawnKeys = new Set(withdraw.map(deletionKey))
  // A deletion takes every row of its place and time: a wanted one among them must be declared again.
  const swept = kept.filter(({ row }) => withdrawnKeys.has(deletionKey(row)))
  return {
    withdraw,
    declare: [...swept.map(({ appointment }) => appointment), ...missing.values()],
    unchanged: kept.filter((each) => !swept.includes(each)).map(({ row }) => row),
    foreign,
    blocked: unwanted.filter((row) => foreignKeys.has(deletionKey(row))),
  }
}
