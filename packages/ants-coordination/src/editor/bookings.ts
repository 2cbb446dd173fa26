import { toRecord } from './to-record.js'
import { isHttpAddress } from './http-address.js'
import { toSlotTime } from './slot-time.js'
import type { Booking } from './wire.js'

/**
 * Converts the bookings of one application number to what ANTS reads; what it would drop silently is left out here.
 *
 * @param bookings what the agenda returned for that number; `null` or `undefined` means no booking
 * @param onProblem called with the problem of each booking left out, never with whose it is
 */
export function toBookings(bookings: unknown, onProblem: (problem: string) => void): Booking[] {
  if (bookings === undefined || bookings === null) return []
  if (!Array.isArray(bookings)) {
    onProblem('bookings of an application number are not an array')
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
  const fields = toRecord(booking)
  if (fields === undefined) return 'booking is not an object'
  const { meeting_point, datetime: given, management_url, cancel_url } = fields
  if (typeof meeting_point !== 'string') return 'meeting_point is not a string'
  const datetime = toSlotTime(given)
  if (datetime === undefined) return 'datetime is not a wall-clock time YYYY-MM-DDTHH:MM'
  if (!isHttpAddress(management_url)) return 'management_url is not an absolute http(s) address'
  // Required by ANTS, but an empty string passes; missing or null drops the booking.
  if (cancel_url !== '' && !isHttpAddress(cancel_url))
    return 'cancel_url is neither an absolute http(s) address nor empty'
  return { meeting_point, datetime, management_url, cancel_url }
}
