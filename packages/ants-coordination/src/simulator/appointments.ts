import type { AntsSwitches } from './switches.js'
import { isSameMinute } from '../wall-clock.js'

/** A row of the register, of this editor or of another: ANTS does not tell them apart. */
export interface AntsAppointment {
  application_id: string
  management_url: string
  meeting_point: string
  /** Wall clock. A declared row shows `YYYY-MM-DDTHH:MM:SS`; a seeded one shows the text it was seeded with. */
  appointment_date: string
  /** Absent on rows older than July 2024, when it became mandatory. */
  meeting_point_id?: string | null | undefined
  editor_comment?: string | null | undefined
  /** A row that no status shows, that blocks the same creation and that a deletion removes (RDV-SP #4318). Default false. */
  hidden?: boolean | undefined
}

/** Parameters of a deletion, which has no URL. */
export type AppointmentKey = Pick<AntsAppointment, 'application_id' | 'meeting_point' | 'appointment_date'> & {
  meeting_point_id: string
}

/** Whether two rows cannot both be in the register. */
export function isSameRow(one: AntsAppointment, other: AntsAppointment, uniqueOn: AntsSwitches['uniqueOn']): boolean {
  if (one.management_url !== other.management_url) return false
  return uniqueOn === 'url' || one.application_id === other.application_id
}

/**
 * Whether a deletion removes a row: same number, same text of the place, same minute.
 *
 * The place's id only counts where both have one. Sources name it as a part of the key, yet deletions of rows that were made
 * before it existed succeed, and status answers do not give it. A client that mixes up two of its own places is caught here; one
 * that passes here also passes a service that ignores the id.
 */
export function isSameKey(key: AppointmentKey, row: AntsAppointment): boolean {
  return (
    row.application_id === key.application_id &&
    row.meeting_point === key.meeting_point &&
    isSameMinute(row.appointment_date, key.appointment_date) &&
    (!row.meeting_point_id || !key.meeting_point_id || row.meeting_point_id === key.meeting_point_id)
  )
}
