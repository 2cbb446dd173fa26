import { withdrawalMeetingPointIds } from './meeting-point-ids.js'
import type { ApplicationStatus, DeclaredAppointment } from './status-types.js'
import type { Context } from './synchronization-context.js'
import { rowKey } from './synchronization-plan.js'

export interface Withdrawal {
  /** Rows that are still there, or may be. */
  left: DeclaredAppointment[]
  /** Last status of the number, where ANTS was asked again. */
  status?: ApplicationStatus
}

/**
 * Withdraws rows by the texts that were read.
 *
 * A `rowcount` of 0 usually means that an attempt whose answer was lost had removed the row. It can also mean that nothing matched,
 * so ANTS is asked again rather than believed; what it still shows is withdrawn with the next `meeting_point_id` that comes into
 * question. A number that is no longer validated then shows nothing, from which nothing follows.
 */
export async function withdrawShown(context: Context, rows: readonly DeclaredAppointment[]): Promise<Withdrawal> {
  const left: DeclaredAppointment[] = []
  let toTry = rows.map((row) => ({ row, ids: withdrawalMeetingPointIds(row, context.parameters) }))
  for (;;) {
    left.push(...toTry.filter(({ ids }) => ids.length === 0).map(({ row }) => row))
    const unproven = await withdrawEach(
      context,
      toTry.filter(({ ids }) => ids.length > 0),
    )
    if (unproven.length === 0) return { left }
    const { status, appointments } = await context.read()
    if (status !== 'validated') return { left: [...left, ...unproven.map(({ row }) => row)], status }
    const shown = new Set(appointments.map(rowKey))
    toTry = unproven.filter(({ row }) => shown.has(rowKey(row)))
  }
}

interface Attempt {
  row: DeclaredAppointment
  ids: string[]
}

/** Those of which ANTS removed nothing, with the ids that are left to try. */
async function withdrawEach(context: Context, attempts: readonly Attempt[]): Promise<Attempt[]> {
  // One deletion takes all rows of its key.
  const byKey = Map.groupBy(attempts, ({ row: { meeting_point, appointment_date }, ids: [id] }) =>
    JSON.stringify([meeting_point, appointment_date, id]),
  )
  const unproven: Attempt[] = []
  for (const group of byKey.values()) {
    const [first] = group as [Attempt]
    const { meeting_point, appointment_date } = first.row
    const { rowcount } = await context.withdraw({ meeting_point, appointment_date, meeting_point_id: first.ids[0] })
    if (rowcount === 0) unproven.push(...group.map(({ row, ids }) => ({ row, ids: ids.slice(1) })))
  }
  return unproven
}
