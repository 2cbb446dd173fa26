// Upcoming appointments, for changes of the agenda: which of them a meeting point that closes or changes its hours can no longer serve.
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { appointmentsOutside } from '../agenda/outside-openings.js'
import type { AgendaProblem } from '../agenda/agenda-problem.js'
import type { AgendaDiff } from '../agenda/diff.js'
import type { Agenda, MeetingPoint } from '../agenda/schema.js'
import { formatWallClockMinute, LAST_TIME_ZONE, wallClockAt } from '../agenda/wall-clock.js'
import { appointments } from './tables.js'

const { endsAt, meetingPointId, startsAt, status } = appointments

/** Counts the booked appointments at a meeting point that are not over, by its own clock. */
export function countUpcomingAppointments(
  connection: Connection,
  { id, time_zone }: Pick<MeetingPoint, 'id' | 'time_zone'>,
  now: number,
): PromiseLike<number> {
  return connection.$count(appointments, and(eq(meetingPointId, id), isUpcoming(time_zone, now)))
}

export interface ChangedAgenda {
  /** Meeting points as they are now, with their JSON pointers in the document that was sent. */
  changed: readonly { point: MeetingPoint; pointer: string }[]
  /** Ids of the meeting points that were removed. */
  removed: readonly string[]
  now: number
}

/** Warnings to return after an import; their pointers are into the agenda. */
export function findImportWarnings(
  database: Database,
  { agenda, diff, now }: { agenda: Agenda; diff: AgendaDiff; now: number },
): Promise<AgendaProblem[]> {
  const ids = new Set(diff.changed)
  const meetingPoints = agenda.meeting_points.map((point, index) => ({ point, pointer: `/meeting_points/${index}` }))
  return findAppointmentWarnings(database, {
    changed: meetingPoints.filter(({ point }) => ids.has(point.id)),
    removed: diff.removed,
    now,
  })
}

/** Warnings about booked appointments outside the new openings. The appointments stay: people must decide about them. */
export async function findAppointmentWarnings(
  database: Database,
  { changed, removed, now }: ChangedAgenda,
): Promise<AgendaProblem[]> {
  const ids = [...changed.map(({ point }) => point.id), ...removed]
  if (ids.length === 0) return []
  const booked = await database.run((connection) =>
    connection
      .select({ meeting_point_id: meetingPointId, starts_at: startsAt, ends_at: endsAt })
      .from(appointments)
      .where(and(inArray(meetingPointId, ids), isUpcoming(LAST_TIME_ZONE, now)))
      .orderBy(asc(startsAt)),
  )
  const byMeetingPoint = Map.groupBy(booked, (each) => each.meeting_point_id)
  const misplaced = changed.flatMap(({ point, pointer }) => {
    const present = formatWallClockMinute(wallClockAt(now, point.time_zone))
    const upcoming = (byMeetingPoint.get(point.id) ?? []).filter(({ ends_at }) => ends_at > present)
    return warning(pointer, appointmentsOutside(point, upcoming), 'are outside its openings')
  })
  // The time zone was removed with the meeting point: an appointment that ended some hours ago may be reported too.
  const orphaned = removed.flatMap((id) => warning('', byMeetingPoint.get(id) ?? [], `are at ${id}, which is removed`))
  return [...misplaced, ...orphaned]
}

function warning(pointer: string, booked: readonly { starts_at: string }[], how: string): AgendaProblem[] {
  const [first, last] = [booked[0]?.starts_at, booked.at(-1)?.starts_at]
  if (first === undefined) return []
  const when = first === last ? `at ${first}` : `from ${first} to ${last}`
  return [{ pointer, message: `appointments already taken (${booked.length}, ${when}) stay, and ${how}` }]
}

function isUpcoming(timeZone: string, now: number): SQL | undefined {
  return and(eq(status, 'booked'), gt(endsAt, formatWallClockMinute(wallClockAt(now, timeZone))))
}
