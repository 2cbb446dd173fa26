import type { SynchronizeParameters } from './synchronization-parameters.js'
import type { DeclaredAppointment } from './types.js'

/**
 * The `meeting_point_id` to name when a row is withdrawn. ANTS wants the one of the declaration and does not return it (RDV-SP
 * #5064); another one may remove nothing. From the surest source to none: the caller's own memory, the row itself where ANTS
 * does return it, a wanted appointment at the same place, the caller's default.
 */
export function withdrawalPlace(row: DeclaredAppointment, parameters: SynchronizeParameters): string {
  const { is_own, wanted, meeting_point_id } = parameters
  const own = is_own(row.management_url, row)
  if (typeof own === 'object' && own !== null) return own.meeting_point_id
  const atSamePlace = wanted.find(({ meeting_point }) => meeting_point === row.meeting_point)
  return row.meeting_point_id ?? atSamePlace?.meeting_point_id ?? meeting_point_id ?? ''
}
