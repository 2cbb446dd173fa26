// Appointments to come, seen from the agenda: who would be turned away if a place closed or changed its hours.
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { appointmentsOutside } from '../agenda/outside-openings.js'
import type { Problem } from '../agenda/problem.js'
import type { AgendaDiff } from '../agenda/diff.js'
import type { Agenda, MeetingPoint } from '../agenda/schema.js'
import { wallClockAt, wallClockText } from '../agenda/wall-clock.js'
import { appointments } from './tables.js'

/** Where it is still the day before: what is over there is over everywhere. */
const LAST_TIME_ZONE = 'Etc/GMT+12'

const { endsAt, meetingPointId, startsAt, status } = appointments

/** How many booked appointments are not over at a place, by its own clock. */
export function countAppointmentsToCome(
  connection: Connection,
  { id, time_zone }: Pick<MeetingPoint, 'id' | 'time_zone'>,
  now: number,
): PromiseLike<number> {
  return connection.$count(appointments, and(eq(meetingPointId, id), isToCome(time_zone, now)))
}

export interface ChangedAgenda {
  /** Places as they are now, with their JSON pointers in what was sent. */
  changed: readonly { point: MeetingPoint; pointer: string }[]
  /** Ids of the places that are gone. */
  removed: readonly string[]
  now: number
}

/** What to say after an import: pointers are into the agenda. */
export function warnOfImport(
  database: Database,
  { agenda, diff, now }: { agenda: Agenda; diff: AgendaDiff; now: number },
): Promise<Problem[]> {
  const ids = new Set(diff.changed)
  const places = agenda.meeting_points.map((point, index) => ({ point, pointer: `/meeting_points/${index}` }))
  return warnOfAppointments(database, {
    changed: places.filter(({ point }) => ids.has(point.id)),
    removed: diff.removed,
    now,
  })
}

/** What to say about appointments already taken that no longer fit: they stay, and people must decide. */
export async function warnOfAppointments(
  database: Database,
  { changed, removed, now }: ChangedAgenda,
): Promise<Problem[]> {
  const ids = [...changed.map(({ point }) => point.id), ...removed]
  if (ids.length === 0) return []
  const booked = await database.run((connection) =>
    connection
      .select({ meeting_point_id: meetingPointId, starts_at: startsAt, ends_at: endsAt })
      .from(appointments)
      .where(and(inArray(meetingPointId, ids), isToCome(LAST_TIME_ZONE, now)))
      .orderBy(asc(startsAt)),
  )
  const perPlace = Map.groupBy(booked, (each) => each.meeting_point_id)
  const misplaced = changed.flatMap(({ point, pointer }) => {
    const present = wallClockText(wallClockAt(now, point.time_zone))
    const toCome = (perPlace.get(point.id) ?? []).filter(({ ends_at }) => ends_at > present)
    return warning(pointer, appointmentsOutside(point, toCome), 'are outside its openings')
  })
  // Their own clocks went with the places: one that is over for an hour or two may be told too.
  const orphaned = removed.flatMap((id) => warning('', perPlace.get(id) ?? [], `are at ${id}, which is removed`))
  return [...misplaced, ...orphaned]
}

function warning(pointer: string, booked: readonly { starts_at: string }[], how: string): Problem[] {
  const [first, last] = [booked[0]?.starts_at, booked.at(-1)?.starts_at]
  if (first === undefined) return []
  const when = first === last ? `at ${first}` : `from ${first} to ${last}`
  return [{ pointer, message: `appointments already taken (${booked.length}, ${when}) stay, and ${how}` }]
}

function isToCome(timeZone: string, now: number): SQL | undefined {
  return and(eq(status, 'booked'), gt(endsAt, wallClockText(wallClockAt(now, timeZone))))
}
