import type { Connection } from '../../platform/database.js'
import type { BookedTime } from '../agenda/slots.js'
import type {
  Actor,
  Appointment,
  BookOutcome,
  CancelOutcome,
  ChangeOutcome,
  HistoryEntry,
  HistoryKind,
  ListedAppointment,
  ListQuery,
} from './types.js'

export type ChangeKind = Extract<
  HistoryKind,
  'booked' | 'moved' | 'contact_changed' | 'applications_changed' | 'cancelled'
>

/** What people did to an appointment, told inside the transaction that does it: for what must follow, once, if it commits. */
export interface AppointmentChange {
  appointment_id: string
  /** One or more: a request may move an appointment and change its contact at once. */
  kinds: readonly ChangeKind[]
  /** See `Appointment.sequence`: the value after this change. */
  sequence: number
  actor: Actor
}

export type ChangeListener = (transaction: Connection, change: AppointmentChange) => Promise<void>

/** Runs inside the booking's transaction with what was booked: to write an answer that must exist exactly when the booking does. */
export type BeforeCommit = (transaction: Connection, appointment: Appointment) => Promise<void>

/** What ANTS was told of a number, in the texts it was told. */
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
  /** `request` is checked here, as a `ChangeRequest`. */
  change(id: string, request: unknown, actor: Actor): Promise<ChangeOutcome>
  /** Cancelling again answers the same. */
  cancel(id: string, actor: Actor): Promise<CancelOutcome>
  byId(id: string): Promise<Appointment | undefined>
  /** The appointment of a management page. `isHeld`: whether the appointment still holds the number of this page. */
  byToken(token: string): Promise<{ appointment: Appointment; isHeld: boolean } | undefined>
  historyOf(id: string): Promise<HistoryEntry[]>
  /** In the order in which they changed; at most `limit`. A change never appears before a place that was already listed. */
  list(query: ListQuery): Promise<ListedAppointment[]>
  /** What `searchApplicationIds` may tell: only what ANTS has been told. Canonical numbers. */
  declaredFor(applicationIds: readonly string[]): Promise<DeclaredBooking[]>
  /** The desks held at a place on the days asked, `YYYY-MM-DD`, both included: always as committed, by any process. */
  bookedTimes(meetingPointId: string, firstDay: string, lastDay: string): Promise<readonly BookedTime[]>
}
