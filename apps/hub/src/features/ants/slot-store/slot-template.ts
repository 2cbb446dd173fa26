// The slots of a meeting point, a reason and a number of persons as JSON text: they differ in their dates and times only.
import { dayText } from '../agenda/calendar-day.js'
import { bookingAddressAround, type BookingSubject } from '../booking-address.js'

/** An item of the list with the comma before it, and letters for its dates and times: no digit is equal to one of them. */
export interface SlotTemplate {
  bytes: Buffer
  size: number
  /** Offsets of its two dates. */
  dates: readonly [text: number, address: number]
}

/** Minutes of a day at which slots start, sorted, a character each: two bytes a slot in the heap of V8. */
export type DayStarts = string

export function createSlotTemplate(publicUrl: string, subject: BookingSubject): SlotTemplate {
  const [before, after] = bookingAddressAround(publicUrl, subject).map((text) => JSON.stringify(text).slice(1, -1))
  const head = ',{"datetime":"'
  const middle = `${head}YYYY-MM-DDTHH:MMZ","callback_url":"${before}`
  const bytes = Buffer.from(`${middle}YYYY-MM-DDTHH%3AMM${after}"}`)
  return { bytes, size: bytes.length, dates: [head.length, Buffer.byteLength(middle)] }
}

const HOUR = 'YYYY-MM-DDT'.length
const MINUTE_IN_TEXT = HOUR + 'HH:'.length
const MINUTE_IN_ADDRESS = HOUR + 'HH%3A'.length
const ZERO = 0x30

/** Writes the slots of a day; returns the offset behind them. */
export function writeSlots(
  { bytes, size, dates: [inText, inAddress] }: SlotTemplate,
  day: number,
  starts: DayStarts,
  target: Buffer,
  offset: number,
): number {
  const end = offset + starts.length * size
  if (end === offset) return end
  target.set(bytes, offset)
  const date = dayText(day)
  target.write(date, offset + inText, 'latin1')
  target.write(date, offset + inAddress, 'latin1')
  // Each copy doubles what the next one copies.
  for (let next = offset + size; next < end; next += next - offset) {
    target.copyWithin(next, offset, Math.min(next, offset + end - next))
  }
  for (let index = 0, slot = offset; slot < end; index += 1, slot += size) {
    const minuteOfDay = starts.charCodeAt(index)
    const hour = Math.floor(minuteOfDay / 60)
    writeTwoDigits(target, slot + inText + HOUR, hour)
    writeTwoDigits(target, slot + inText + MINUTE_IN_TEXT, minuteOfDay - 60 * hour)
    writeTwoDigits(target, slot + inAddress + HOUR, hour)
    writeTwoDigits(target, slot + inAddress + MINUTE_IN_ADDRESS, minuteOfDay - 60 * hour)
  }
  return end
}

function writeTwoDigits(bytes: Buffer, at: number, number: number): void {
  const tens = Math.floor(number / 10)
  bytes[at] = ZERO + tens
  bytes[at + 1] = ZERO + number - tens * 10
}
