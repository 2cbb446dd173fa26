import { type CoveredMeetingPoints, covers } from '../covered-meeting-points.js'
import { wallClockAt, formatWallClockMinute } from '../agenda/wall-clock.js'
import type { appointments } from './tables.js'

/** Why an appointment cannot be changed; undefined when it can. One that is cancelled or has begun stays as it is. */
export function findChangeProblem(
  row: typeof appointments.$inferSelect | undefined,
  { covered, now }: { covered: CoveredMeetingPoints; now: number },
): { outcome: 'not_found' | 'appointment_cancelled' | 'appointment_past' } | undefined {
  if (!row || !covers(covered, row.meetingPointId)) return { outcome: 'not_found' }
  if (row.status === 'cancelled') return { outcome: 'appointment_cancelled' }
  const currentWallClock = formatWallClockMinute(wallClockAt(now, row.timeZone))
  return row.startsAt <= currentWallClock ? { outcome: 'appointment_past' } : undefined
}
