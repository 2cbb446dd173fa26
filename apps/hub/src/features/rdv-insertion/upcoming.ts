import { isOpen } from './participation-status.js'

interface DatedParticipation {
  status: string
  /** ISO 8601 with an offset. */
  starts_at: string
  rdv: { status: string; cancelled_at?: string | null | undefined }
}

export interface Upcoming {
  /** Start of the next appointment, with the offset of its place; null when there is none. */
  next_appointment_start_at: string | null
  upcoming_participations_count: number
}

/** Decides by the time of cancellation, or by the status where that is missing: in a group, each participation may still be `unknown`. */
function isCancelled({ status, cancelled_at }: DatedParticipation['rdv']): boolean {
  return cancelled_at != null || status === 'revoked'
}

/** Whether an appointment is upcoming: later than now, not cancelled for all, nor by or for this person. */
export function selectUpcoming(participations: readonly DatedParticipation[], now: number): Upcoming {
  const upcoming = participations
    .filter(({ status, starts_at, rdv }) => isOpen(status) && !isCancelled(rdv) && Date.parse(starts_at) > now)
    .toSorted((one, other) => Date.parse(one.starts_at) - Date.parse(other.starts_at))
  return {
    next_appointment_start_at: upcoming[0]?.starts_at ?? null,
    upcoming_participations_count: upcoming.length,
  }
}
