// Requests and answers of the booking service, for partners' routes and citizens' pages alike, with the names of the partner API's JSON.
import type { CoveredMeetingPoints } from '../covered-meeting-points.js'
import type { Reason } from '../agenda/schema.js'

export type AppointmentStatus = 'booked' | 'cancelled'

/** State of the declaration of a number, as far as the hub knows. */
export type ApplicationState =
  | 'pending' // must be declared, or declared again after a change
  | 'declared'
  | 'unconfirmed' // not validated at ANTS, which then hides what it holds: checked again until the appointment is over
  | 'failed' // attempts exhausted: an operator retries
  | 'withdrawing'
  | 'withdrawn'

/** Author of a change of an appointment: a citizen on the pages, a partner's key by its name, a job. */
export type Actor = 'citizen' | `key:${string}` | `job:${string}`

export type HistoryKind =
  | 'booked'
  | 'moved'
  | 'contact_changed'
  | 'address_confirmed'
  | 'applications_changed'
  | 'cancelled'
  | 'declared'
  | 'refused' // of former versions
  | 'unconfirmed'
  | 'failed'
  | 'withdrawn'
  | 'erased'

/** Counts, meeting points and times; nothing personal. */
export type HistoryDetail = Record<string, string | number | string[]>

export interface Contact {
  first_name: string
  last_name: string
  email: string
  phone: string | null
}

/** A number that an appointment holds, and the page where its citizen manages the appointment. */
export interface AppointmentApplication {
  application_id: string
  management_url: string
  ants: ApplicationState
}

/** An appointment as it is now. Times are on the wall clock of the meeting point, `YYYY-MM-DDTHH:MM`. */
export interface Appointment {
  id: string
  status: AppointmentStatus
  meeting_point_id: string
  /** The meeting point's name when the appointment was taken or moved there. */
  meeting_point_name: string
  /** IANA name of the meeting point's time zone. */
  time_zone: string
  starts_at: string
  /** Excluded. */
  ends_at: string
  reason: Reason
  documents_number: number
  /** Null once erased. */
  contact: Contact | null
  /** The address that gets mail while the contact's e-mail address waits to be confirmed; null when none waits. */
  confirmed_email: string | null
  /** The numbers held; those of a cancelled appointment are the ones it held last. Empty once erased. */
  applications: AppointmentApplication[]
  /** Number of changes by people: SEQUENCE of calendar invitations. */
  sequence: number
  /** Instants, ISO 8601 in UTC. */
  created_at: string
  updated_at: string
}

export interface HistoryEntry {
  /** ISO 8601 instant in UTC. */
  at: string
  kind: HistoryKind
  actor: string
  detail: HistoryDetail
}

export interface BookRequest {
  meeting_point_id: string
  /** Wall clock of the meeting point, `YYYY-MM-DDTHH:MM`. */
  starts_at: string
  reason: Reason
  /** As citizens type them: spaces around are removed, and lower case is converted. */
  application_ids: readonly string[]
  /** Persons; by default as many as numbers. */
  documents_number?: number | undefined
  contact: ContactInput
  /** Book although a number has another live appointment. Default false. */
  accept_existing?: boolean | undefined
}

export interface ContactInput {
  first_name: string
  last_name: string
  email: string
  phone?: string | null | undefined
}

/** Fields that are left out stay as they are. */
export interface ChangeRequest {
  meeting_point_id?: string | undefined
  starts_at?: string | undefined
  /** The whole new list. */
  application_ids?: readonly string[] | undefined
  contact?: ContactInput | undefined
  accept_existing?: boolean | undefined
}

/** An existing appointment that prevents a booking: one of this hub, or one that ANTS shows. */
export interface ExistingAppointment {
  application_id: string
  /** Name of the meeting point, as declared. */
  meeting_point: string
  /** Wall clock of that meeting point, `YYYY-MM-DDTHH:MM`, or the text of ANTS when it is no time. */
  starts_at: string
  /** Comes from another editor's software when not ours: show it as a link only when it is http(s). */
  management_url: string
}

/** A mistake in a request; `pointer` is an RFC 6901 JSON pointer into it. */
export interface RequestError {
  pointer: string
  message: string
}

/** Why nothing was done. The same rule for partners and citizens; each says it in its own words. */
export type Refusal =
  | { outcome: 'invalid_request'; errors: readonly RequestError[] }
  /** The slot was taken meanwhile, never was one, is too late or too early, or the meeting point was removed. */
  | { outcome: 'slot_unavailable' }
  /** At least one status is not `validated`; every number that was checked is listed. */
  | { outcome: 'application_not_validated'; statuses: readonly { application_id: string; status: string }[] }
  | { outcome: 'application_has_appointment'; existing: readonly ExistingAppointment[] }
  /** Try again in 30 seconds. */
  | { outcome: 'ants_unavailable' }

/** `isQuiet`: no mail about the booking is sent, since too many went to the address already. */
export type BookOutcome = { outcome: 'booked'; appointment: Appointment; isQuiet: boolean } | Refusal
export type ChangeOutcome =
  | { outcome: 'changed'; appointment: Appointment }
  | { outcome: 'not_found' | 'appointment_cancelled' | 'appointment_past' }
  /** `seconds` until another is possible. */
  | { outcome: 'too_many_contact_changes'; seconds: number }
  | Refusal
export type ConfirmOutcome =
  | { outcome: 'confirmed'; appointment: Appointment }
  /** Used, replaced, too old or never sent. */
  | { outcome: 'link_ended' }
  | { outcome: 'not_found' | 'appointment_cancelled' | 'appointment_past' }
export type CancelOutcome = { outcome: 'cancelled'; appointment: Appointment } | { outcome: 'not_found' }

export interface ListQuery {
  /** ISO 8601 instant, included. */
  updated_since?: string | undefined
  meeting_point_id?: string | undefined
  /** Default: all. */
  covered?: CoveredMeetingPoints
  /** Key of the last item of the page before; empty for the first page. */
  after: string
  limit: number
}

/** One item of a list, and the key of the page that begins after it. */
export interface ListedAppointment {
  appointment: Appointment
  key: string
}
