/** What an editor implements: three functions over its own calendar. Each may answer at once or with a promise. */

type MaybePromise<T> = T | PromiseLike<T>

/** Given to every call: the same one for all places of a search. */
export interface AgendaContext {
  /**
   * Aborted when the endpoint's deadline passes or when the caller hangs up. Hand it to `fetch` or to the database driver: what comes
   * after is not waited for.
   */
  readonly signal: AbortSignal
}

/** Subject of the appointment: identity card, passport, or both. */
export type Reason = 'CNI' | 'PASSPORT' | 'CNI-PASSPORT'

/**
 * A place where citizens come, in the field names of ANTS. A place without coordinates or zip code can be booked but is not
 * published: the search engine would drop it without a word, so it is left out and the logger is told.
 */
export interface AgendaMeetingPoint {
  /** Unique and lasting; it comes back in `getSlots`. Published as text. */
  readonly id: string | number
  readonly name: string
  /** Degrees. Numeric text is accepted. */
  readonly longitude: number | string | null
  /** Degrees. Numeric text is accepted. */
  readonly latitude: number | string | null
  /** The street alone (`12 rue des Lilas`); what follows a zip code in it is cut, as ANTS would. */
  readonly public_entry_address: string
  /** Text, never a number: overseas and first departments start with a zero or would lose it. */
  readonly zip_code: string | null
  readonly city_name: string
  readonly website?: string | null | undefined
  readonly city_logo?: string | null | undefined
}

/** One place, one window, already checked. */
export interface SlotsRequest {
  readonly meeting_point_id: string
  /** First day, inclusive, `YYYY-MM-DD`. */
  readonly start_date: string
  /** Last day, inclusive, never before the first and at most 366 days in all. */
  readonly end_date: string
  readonly reason: Reason
  /** Persons to see in one go, 1 to 10: a slot must be long enough for all. */
  readonly documents_number: number
}

export interface AgendaSlot {
  /**
   * Start by the wall clock of the place: `2027-12-10T09:00`, with or without a final `Z` (ANTS writes one, it means nothing). A text
   * with seconds other than `:00`, a fraction or an offset is left out and reported.
   */
  readonly datetime: string
  /** Absolute http(s) address where exactly this slot is booked. */
  readonly callback_url: string
}

/**
 * Bytes that are made when they are sent, in the memory that is sent: megabytes of an answer need never exist at once, nor be
 * collected afterwards.
 */
export interface DeferredBytes {
  readonly byteLength: number
  /** Writes all of them into `target`, from `offset` on: the same ones whenever it is called. Must not throw. */
  writeTo(target: Uint8Array, offset: number): void
}

/** Text, UTF-8 bytes, or a way to write them. */
export type JsonPiece = string | Uint8Array | DeferredBytes

/**
 * A JSON array in pieces that follow one another: for a calendar that keeps parts of its answers. Bytes are not copied by
 * `respond`, and must not change until they are sent.
 */
export interface ReadyJson {
  readonly json: readonly JsonPiece[]
}

/**
 * The slots of a place, in any order; or the UTF-8 bytes of the ready JSON array, whole or in pieces, **sent as they are,
 * unchecked** (for a calendar that keeps them: sorted, unique, within the window, `…THH:MMZ`); or nothing at all for a place that
 * this agenda does not know.
 */
export type SlotsAnswer = readonly AgendaSlot[] | Uint8Array | ReadyJson | null | undefined

/** All places of one search, checked like a {@link SlotsRequest}. */
export interface ReadySlotsRequest extends Omit<SlotsRequest, 'meeting_point_id'> {
  /** As asked, each once; some may be unknown. */
  readonly meeting_point_ids: readonly string[]
}

export interface BookingsRequest {
  /** Application numbers in canonical form (ten of A–Z and 0–9), each once. */
  readonly application_ids: readonly string[]
}

export interface AgendaBooking {
  /** Name of the place, exactly the text declared to the coordination API. */
  readonly meeting_point: string
  /** As in {@link AgendaSlot}. */
  readonly datetime: string
  /** Absolute address of the page where the citizen changes the appointment, exactly as declared to the coordination API. */
  readonly management_url: string
  /** Absolute address of the page where the citizen cancels; `''` when there is none. */
  readonly cancel_url: string
}

/** Bookings by application number; a number without booking may be absent. */
export type BookingsAnswer =
  | ReadonlyMap<string, readonly AgendaBooking[] | null | undefined>
  | Readonly<Record<string, readonly AgendaBooking[] | null | undefined>>

export interface EditorAgenda {
  /**
   * Every place, whether it can be published or not. The last good answer is kept in memory for the day this one fails. A
   * frozen list that is the very one given before (`===`) says the same, and is not checked again.
   */
  getMeetingPoints(context: AgendaContext): MaybePromise<readonly AgendaMeetingPoint[]>

  /**
   * Free slots of **one** place; called once per place asked, several at a time. A place that throws or is late gets an empty list
   * and takes nothing from the others. Leaving out slots in the past is the agenda's part: it alone knows the place's time zone.
   */
  getSlots(request: SlotsRequest, context: AgendaContext): MaybePromise<SlotsAnswer>

  /**
   * The answer to a whole search, for a calendar that has it at hand: a JSON object with the slots of each place it knows, sent as
   * it is, unchecked. With nothing, or an error, places are asked one by one in the time that is left. May be left out.
   */
  getReadySlots?(request: ReadySlotsRequest, context: AgendaContext): MaybePromise<ReadyJson | undefined>

  /**
   * This editor's own bookings, only those declared to the coordination API and in the same texts: ANTS **creates there** whatever
   * it finds here and not there.
   */
  getBookings(request: BookingsRequest, context: AgendaContext): MaybePromise<BookingsAnswer>
}
