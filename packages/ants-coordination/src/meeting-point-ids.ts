import type { DeclaredAppointment } from './status-types.js'
import { rowKey } from './synchronization-plan.js'
import type { SynchronizeParameters } from './synchronization-types.js'

/**
 * The `meeting_point_id` that a row was declared with: what ANTS shows, else what the caller remembers. Empty when neither says;
 * several when a lost answer leaves open which of them it was.
 */
export function declaredMeetingPointIds(row: DeclaredAppointment, parameters: SynchronizeParameters): string[] {
  if (row.meeting_point_id) return [row.meeting_point_id]
  const own = ownMeetingPointId(row, parameters)
  return own === undefined ? rememberedMeetingPointIds(row, parameters) : [own]
}

/**
 * The values of `meeting_point_id` to try, one after the other, when a row is withdrawn. ANTS wants the one of the declaration, and
 * another may remove nothing. Where it is not known, guesses: that of a wanted appointment at the same place, the caller's default,
 * that of the wanted appointment with the same address (its place was renamed), and at last none, which RDV-SP sent (#5063).
 */
export function withdrawalMeetingPointIds(row: DeclaredAppointment, parameters: SynchronizeParameters): string[] {
  const { wanted, meeting_point_id } = parameters
  const known = [
    ownMeetingPointId(row, parameters),
    ...rememberedMeetingPointIds(row, parameters),
    row.meeting_point_id,
  ]
  const guesses = [
    wanted.find(({ meeting_point }) => meeting_point === row.meeting_point)?.meeting_point_id,
    meeting_point_id,
    wanted.find(({ management_url }) => management_url === row.management_url)?.meeting_point_id,
  ]
  const sure = distinct(known)
  return sure.length > 0 ? sure : [...distinct(guesses), '']
}

function ownMeetingPointId(row: DeclaredAppointment, { is_own }: SynchronizeParameters): string | undefined {
  const own = is_own(row.management_url, row)
  return typeof own === 'object' && own !== null ? own.meeting_point_id : undefined
}

function rememberedMeetingPointIds(row: DeclaredAppointment, { declared = [] }: SynchronizeParameters): string[] {
  const key = rowKey(row)
  return distinct(declared.filter((each) => rowKey(each) === key).map((each) => each.meeting_point_id))
}

function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined && id !== null && id !== ''))] as string[]
}
