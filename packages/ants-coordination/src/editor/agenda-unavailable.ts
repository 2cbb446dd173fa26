/**
 * Thrown by an agenda whose calendar is unavailable: its database or the network is down. An empty answer would be wrong then, since
 * the search engine of ANTS shows it as "no slot" or "no appointment".
 *
 * The endpoint then answers 503: when thrown by `getReadySlots`, by `getBookings`, by `getSlots` while no other meeting point answers, and
 * by `getMeetingPoints` unless there is an earlier list, which is sent instead. Next to a meeting point that answers, one that throws it
 * gets an empty list, as with any other error.
 */
export class AgendaUnavailableError extends Error {
  override readonly name = 'AgendaUnavailableError'

  constructor() {
    super('the calendar is unavailable')
  }

  /** Also true for an error of another copy of this package. */
  static isInstance(value: unknown): value is AgendaUnavailableError {
    return value instanceof Error && value.name === 'AgendaUnavailableError'
  }
}
