import type { ApplicationStatus, DeclaredAppointment } from './status-types.js'
import type { SynchronizationPlan, WantedAppointment } from './synchronization-plan.js'

/** What was declared, or may have been, by a call whose answer was lost. */
export type KnownDeclaration = Pick<
  WantedAppointment,
  'meeting_point' | 'meeting_point_id' | 'appointment_date' | 'management_url'
>

export interface SynchronizeParameters {
  application_id: string
  /** One entry per live appointment that holds the number, each with its own `management_url`; empty withdraws all. */
  wanted: readonly WantedAppointment[]
  /**
   * Whether a URL is exactly one that you gave to ANTS, for this number or before a change of address. Answer with the
   * `meeting_point_id` it was declared with when you know it: rows are compared by it, a withdrawal names it, and ANTS does not
   * always return it.
   */
  is_own: (management_url: string, row: DeclaredAppointment) => boolean | { meeting_point_id: string }
  /**
   * Everything that you declared for this number and have not seen withdrawn, what a lost answer leaves uncertain included.
   * Without it, rows that ANTS hides (those of a number that is not validated) stay there, and two places of the same name are
   * distinguished only by `is_own` or by ANTS. Default: nothing.
   */
  declared?: readonly KnownDeclaration[] | undefined
  /**
   * The place to name in the status call, and in a withdrawal for which nothing better is known. Default: in the status call,
   * that of the first wanted appointment; else an empty text, which ANTS accepted (RDV-SP #4940).
   */
  meeting_point_id?: string | undefined
}

export interface SynchronizationOutcome extends Pick<SynchronizationPlan, 'unchanged' | 'foreign'> {
  status: ApplicationStatus
  /**
   * False when the number is not `validated`: its rows are hidden, not gone. Nothing was compared nor created, and nothing is known
   * of what ANTS holds: call again later, until the appointments are over.
   */
  synchronized: boolean
  /** Rows that were seen and that ANTS removed. */
  withdrawn: DeclaredAppointment[]
  declared: WantedAppointment[]
  /**
   * Own unwanted rows still in place: a deletion would have taken a foreign row of the same place and time with it, or ANTS
   * removed nothing, for instance because the row was declared with another `meeting_point_id` than `is_own` gave.
   */
  blocked: DeclaredAppointment[]
  /**
   * Of a number that is not `validated`: what is no longer wanted of `declared` and was withdrawn without being seen, by the key it
   * was declared with. That ANTS answered is no proof that it is gone. Absent when there was none.
   */
  withdrawnUnseen?: KnownDeclaration[]
}
