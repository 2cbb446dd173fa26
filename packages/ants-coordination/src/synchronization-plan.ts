import { wallClockMinute } from './wall-clock.js'
import type { CreateAppointmentParameters, DeclaredAppointment } from './types.js'

/** One live appointment that should be declared for a number. */
export type WantedAppointment = Omit<CreateAppointmentParameters, 'application_id'>

/** What must change so that one's own rows become the wanted appointments. */
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

/** What a deletion goes by; the URL is not part of it. A date is trimmed here as a creation trims it, or it would never agree. */
export function deletionKey({ meeting_point, appointment_date }: Place): string {
  return JSON.stringify([meeting_point, wallClockMinute(appointment_date.trim()) ?? appointment_date])
}

/** What makes two rows the same; `meeting_point_id` is not returned by ANTS (RDV-SP #5064). */
export function rowKey(row: Place & Pick<DeclaredAppointment, 'management_url'>): string {
  return JSON.stringify([row.management_url, deletionKey(row)])
}

/**
 * The difference of two sets: what ANTS shows for a number, and what should be there. A row is ours only by its exact URL; the
 * start of a URL would also match another editor on a shared host.
 */
export function planSynchronization(
  shown: readonly DeclaredAppointment[],
  wanted: readonly WantedAppointment[],
  isOwn: (row: DeclaredAppointment) => boolean,
): SynchronizationPlan {
  const missing = new Map(wanted.map((appointment) => [rowKey(appointment), appointment]))
  const wantedUrls = new Set(wanted.map(({ management_url }) => management_url))
  const kept: { row: DeclaredAppointment; appointment: WantedAppointment }[] = []
  const unwanted: DeclaredAppointment[] = []
  const foreign: DeclaredAppointment[] = []
  for (const row of shown) {
    const appointment = missing.get(rowKey(row))
    if (appointment) {
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
