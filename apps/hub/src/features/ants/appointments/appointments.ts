import type { CoveredMeetingPoints } from '../covered-meeting-points.js'
import type { Connection } from '../../../platform/database/database.js'
import type { BookedTime } from '../agenda/slots.js'
import type {
  Actor,
  Appointment,
  BookOutcome,
  CancelOutcome,
  ChangeOutcome,
  ConfirmOutcome,
  Contact,
  HistoryEntry,
  HistoryKind,
  ListedAppointment,
  ListQuery,
} from './types.js'

export type ChangeKind = Extract<
  HistoryKind,
  'booked' | 'moved' | 'contact_changed' | 'address_confirmed' | 'applications_changed' | 'cancelled'
>

/** A change of an appointment, passed to listeners inside its transaction: for work that must follow, once, if it commits. */
export interface AppointmentChange {
  appointment_id: string
  /** A request may move an appointment and change its contact at once; none when a link is merely asked again. */
  kinds: readonly ChangeKind[]
  /** See `Appointment.sequence`: the value after this change. */
  sequence: number
  actor: Actor
  /** The appointment as it was, with its encrypted contact, when from now on mail goes to another address. */
  former?: FormerAppointment | undefined
  /** The link that confirms a new address, when one must be sent. */
  link_id?: string | undefined
  /** Nothing has changed but an address that is not confirmed yet. */
  is_only_asked?: boolean | undefined
  /** Too many mails went to the address already. */
  is_quiet?: boolean | undefined
}

export interface FormerAppointment {
  contact: string
  meetingPointId: string
  meetingPointName: string
  timeZone: string
  startsAt: string
  endsAt: string
}

export type ChangeListener = (transaction: Connection, change: AppointmentChange) => Promise<void>

/** Runs inside the booking's transaction with what was booked: to write an answer that must exist exactly when the booking does. */
export type BeforeCommit = (transaction: Connection, appointment: Appointment, isQuiet: boolean) => Promise<void>

/** A declaration of a number, in the very texts that were sent to ANTS. */
export interface DeclaredBooking {
  application_id: string
  meeting_point: string
  /** Wall clock, `YYYY-MM-DDTHH:MM`. */
  appointment_date: string
  management_url: string
}

/** The appointments of the hub: every rule about taking, changing and cancelling one. Refusals are values, never thrown. */
export interface Appointments {
  /** `request` is checked here, as a `BookRequest`: it may come from anybody. */
  book(request: unknown, actor: Actor, beforeCommit?: BeforeCommit): Promise<BookOutcome>
  /** `request` is checked here, as a `ChangeRequest`. An appointment at a meeting point that `covered` leaves out is `not_found`. */
  change(id: string, request: unknown, actor: Actor, covered?: CoveredMeetingPoints): Promise<ChangeOutcome>
  /** Cancelling again answers the same. `covered` as for a change. */
  cancel(id: string, actor: Actor, covered?: CoveredMeetingPoints): Promise<CancelOutcome>
  /** Confirms the contact's new address by the secret of a link that was sent there, followed on the page of a token. */
  confirmAddress(token: string, secret: string): Promise<ConfirmOutcome>
  byId(id: string): Promise<Appointment | undefined>
  /** The appointment of a management page. `isHeld`: whether the appointment still holds the number of this page. */
  byToken(token: string): Promise<{ appointment: Appointment; isHeld: boolean } | undefined>
  getHistory(id: string): Promise<HistoryEntry[]>
  /** In the order in which they changed; at most `limit`. A change never appears before a meeting point that was already listed. */
  list(query: ListQuery): Promise<ListedAppointment[]>
  /** The bookings that `searchApplicationIds` may return: only declared ones. Takes canonical numbers. */
  /** Opens a contact that an appointment had. */
  decryptFormerContact(appointmentId: string, encryptedContact: string): Contact | null
  declaredFor(applicationIds: readonly string[]): Promise<DeclaredBooking[]>
  /** The desks held at a meeting point on the days asked, `YYYY-MM-DD`, both included: always as committed, by any process. */
  bookedTimes(meetingPointId: string, firstDay: string, lastDay: string): Promise<readonly BookedTime[]>
}
