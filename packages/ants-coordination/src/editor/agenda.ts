/** What an editor implements: three functions over its own calendar. Each may return a value or a promise. */

import type { Reason } from './reasons.js'

type MaybePromise<T> = T | PromiseLike<T>

/** Passed to every call: the same object for all meeting points of a search. */
export interface AgendaContext {
  /**
   * Aborted when the endpoint's deadline passes or when the caller disconnects. Pass it to `fetch` or to the database driver: a
   * result that comes later is ignored.
   */
  readonly signal: AbortSignal
}

/**
 * A meeting point, where citizens come, in the field names of ANTS. One without coordinates or zip code can be booked but is not
 * published: the search engine would drop it silently, so it is left out and a warning is logged.
 */
export interface AgendaMeetingPoint {
  /** Unique and permanent; passed to `getSlots`. Published as a string. */
  readonly id: string | number
  readonly name: string
  /** Degrees. A numeric string is accepted. */
  readonly longitude: number | string | null
  /** Degrees. A numeric string is accepted. */
  readonly latitude: number | string | null
  /** The street alone (`12 rue des Lilas`); what follows a zip code in it is cut, as ANTS would. */
  readonly public_entry_address: string
  /** A string, never a number: a number would lose the leading zero of the departments 01 to 09. */
  readonly zip_code: string | null
  readonly city_name: string
  readonly website?: string | null | undefined
  readonly city_logo?: string | null | undefined
}

/** One meeting point and one window, already validated. */
export interface SlotsRequest {
  readonly meeting_point_id: string
  /** First day, inclusive, `YYYY-MM-DD`. */
  readonly start_date: string
  /** Last day, inclusive, never before the first and at most 366 days in all. */
  readonly end_date: string
  readonly reason: Reason
  /** Persons of one appointment, 1 to 10: a slot must be long enough for all. */
  readonly documents_number: number
}

export interface AgendaSlot {
  /**
   * Start, in local time of the meeting point: `2027-12-10T09:00`, with or without a final `Z` (ANTS writes one, it means nothing). A string
   * with seconds other than `:00`, a fraction or an offset is left out and reported.
   */
  readonly datetime: string
  /** Absolute http(s) URL where exactly this slot is booked. */
  readonly callback_url: string
}

/** The slots of a meeting point, in any order; `null` or `undefined` for a meeting point that this agenda does not know. */
export type SlotsAnswer = readonly AgendaSlot[] | null | undefined

/** All meeting points of one search, validated like a {@link SlotsRequest}. */
export interface ReadySlotsRequest extends Omit<SlotsRequest, 'meeting_point_id'> {
  /** As asked, each once; some may be unknown. */
  readonly meeting_point_ids: readonly string[]
  /** Whether the caller accepts gzip, as ANTS does: the bytes must then be one gzip member, since some readers stop after the first. */
  readonly isGzip: boolean
}

export interface BookingsRequest {
  /** Application numbers in canonical form (ten characters of A–Z and 0–9), without duplicates. */
  readonly application_ids: readonly string[]
}

export interface AgendaBooking {
  /** Name of the meeting point, exactly as declared to the coordination API. */
  readonly meeting_point: string
  /** As in {@link AgendaSlot}. */
  readonly datetime: string
  /** Absolute URL of the page where the citizen changes the appointment, exactly as declared to the coordination API. */
  readonly management_url: string
  /** Absolute URL of the page where the citizen cancels; `''` when there is none. */
  readonly cancel_url: string
}

/** Bookings by application number; a number without booking may be absent. */
export type BookingsAnswer =
  | ReadonlyMap<string, readonly AgendaBooking[] | null | undefined>
  | Readonly<Record<string, readonly AgendaBooking[] | null | undefined>>

interface AgendaFunctions {
  /**
   * All meeting points, whether they can be published or not. The last valid list is kept in memory and returned when this function
   * fails. A frozen array that is the same object as before (`===`) is neither validated nor compressed again.
   */
  getMeetingPoints(context: AgendaContext): MaybePromise<readonly AgendaMeetingPoint[]>

  /**
   * This editor's own bookings, only those declared to the coordination API, with the same values: ANTS **creates there** whatever
   * it finds here and not there.
   */
  getBookings(request: BookingsRequest, context: AgendaContext): MaybePromise<BookingsAnswer>
}

/** Each function may throw an `AgendaUnavailableError` when the calendar is unavailable: ANTS then gets 503, never an empty list. */
export interface EditorAgenda extends AgendaFunctions {
  /**
   * Free slots of **one** meeting point; called once per meeting point of the search, several at a time. One that throws or is late
   * gets an empty list; the others are not affected. The agenda must leave out past slots: only it knows the time zone.
   */
  getSlots(request: SlotsRequest, context: AgendaContext): MaybePromise<SlotsAnswer>
  readonly getReadySlots?: undefined
}

/** A calendar in memory, which answers a whole search with bytes that lie ready. */
export interface ReadyEditorAgenda extends AgendaFunctions {
  /**
   * Instead of `getSlots`: the answer to a whole search, the bytes of a JSON object with the slots of each meeting point it knows, in gzip where
   * the request says so, **sent unchanged and not validated** (sorted, unique, within the window, `…THH:MMZ`). The pieces are iterated once,
   * while they are sent: each must stay as it is until the next one is asked for, and may be empty, which lets other requests have their
   * turn. An error meanwhile cuts the connection. An error or a delay before that is answered with 503.
   */
  getReadySlots(request: ReadySlotsRequest, context: AgendaContext): MaybePromise<Iterable<Uint8Array>>
  readonly getSlots?: undefined
}

export type AnyEditorAgenda = EditorAgenda | ReadyEditorAgenda
