import type { Context } from './synchronization-context.js'
import { deletionKey } from './synchronization-plan.js'
import type { KnownDeclaration } from './synchronization-types.js'

/**
 * Withdraws what is known to be declared and no longer wanted, by the very key of its declaration: rows of a number that is not
 * validated are hidden, not gone (RDV-SP #4198), and a deletion removes rows that no status shows (RDV-SP #4318).
 *
 * A wanted row of the same place and time may go with a deletion, and could not be declared again: where one may be there, nothing is
 * sent.
 */
export async function withdrawHidden(context: Context): Promise<KnownDeclaration[]> {
  const { wanted, declared = [] } = context.parameters
  const wantedKeys = new Set(wanted.map(fullKey))
  const stay = new Set(declared.filter((each) => wantedKeys.has(fullKey(each))).map(deletionKey))
  const unwanted = new Map(
    declared
      .filter((each) => !wantedKeys.has(fullKey(each)) && !stay.has(deletionKey(each)))
      .map((each) => [fullKey(each), each]),
  )
  for (const { meeting_point, meeting_point_id, appointment_date } of unwanted.values()) {
    await context.withdraw({ meeting_point, meeting_point_id, appointment_date })
  }
  return [...unwanted.values()]
}

function fullKey(appointment: KnownDeclaration): string {
  return JSON.stringify([deletionKey(appointment), appointment.meeting_point_id])
}
