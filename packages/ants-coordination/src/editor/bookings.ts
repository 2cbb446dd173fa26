import { fieldsOf } from './fields.js'
import { isHttpAddress } from './http-address.js'
import { toWallClock } from './wall-clock.js'
import type { Booking } from './wire.js'

/**
 * The bookings of one application number as ANTS reads them; what it would drop without a word is left out here.
 *
 * @param bookings what the agenda gave for that number; nothing at all means no booking
 * @param onProblem told what was wrong with each booking left out, never whose it is
 */
export function toBookings(bookings: unknown, onProblem: (problem: string) => void): Booking[] {
  if (bookings === undefined || bookings === null) return []
  if (!Array.isArray(bookings)) {
    onProblem('bookings of an application number are no list')
    return []
  }
  const sent: Booking[] = []
  for (const booking of bookings) {
    const result = toBooking(booking)
    if (typeof result === 'string') onProblem(result)
    else sent.push(result)
  }
  return sent
}

/** The booking, or what is wrong with it. */
function toBooking(booking: unknown): Booking | string {
  const fields = fieldsOf(booking)
  if (fields === undefined) return 'booking is no object'
  const { meeting_point, datetime: given, management_url, cancel_url } = fields
  if (typeof meeting_point !== 'string') return 'meeting_point is no text'
  const datetime = toWallClock(given)
  if (datetime === undefined) return 'datetime is no wall-clock time YYYY-MM-DDTHH:MM'
  if (!isHttpAddress(management_url)) return 'management_url is no absolute http(s) address'
  // Required by ANTS, but an empty text passes; missing or null drops the booking.
  if (cancel_url !== '' && !isHttpAddress(cancel_url))
    return 'cancel_url is neither an absolute http(s) address nor empty'
  return { meeting_point, datetime, management_url, cancel_url }
}
