import { asc, eq } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import type { AppointmentChange, ChangeKind, ChangeListener } from './appointments.js'
import { isoText } from './change-clock.js'
import { appointmentHistory } from './tables.js'
import type { HistoryDetail, HistoryEntry } from './types.js'

/** Changes that people make, by kind. */
export type Changes = Partial<Record<ChangeKind, HistoryDetail>>

/** Records a change in the history, and calls the listeners that must act on it. */
export async function record(
  transaction: Connection,
  listeners: readonly ChangeListener[],
  { changes, ...by }: Omit<AppointmentChange, 'kinds'> & { changes: Changes },
): Promise<void> {
  const kinds = Object.keys(changes) as ChangeKind[]
  const rows = kinds.map((kind) => ({
    appointmentId: by.appointment_id,
    kind,
    actor: by.actor,
    detail: changes[kind] ?? {},
  }))
  if (rows.length > 0) await transaction.insert(appointmentHistory).values(rows)
  for (const listener of listeners) {
    await listener(transaction, { ...by, kinds })
  }
}

export function readHistory(connection: Connection, appointmentId: string): PromiseLike<HistoryEntry[]> {
  const { at, kind, actor, detail } = appointmentHistory
  return connection
    .select({ at: isoText(at), kind, actor, detail })
    .from(appointmentHistory)
    .where(eq(appointmentHistory.appointmentId, appointmentId))
    .orderBy(asc(appointmentHistory.id))
}
