// The slots of a meeting point, a reason and a number of persons as JSON text: they differ in their dates and times only.
import { dayText } from '../agenda/calendar-day.js'
import { bookingAddressAround, type BookingSubject } from '../booking-address.js'

/** An item of the list with the comma before it, and letters for its dates and times: no digit is equal to one of them. */
export interface SlotTemplate {
  text: string
  /** Of its text: addresses are ASCII. */
  size: number
  /** Offsets of its two dates. */
  dates: readonly [text: number, address: number]
}

/** Minutes of a day at which slots start, sorted, a character each: two bytes a slot in the heap of V8. */
export type DayStarts = string

/** How many of the slots start before a minute of the day. */
export function countBefore(starts: DayStarts, minute: number): number {
  let count = 0
  while (count < starts.length && starts.charCodeAt(count) < minute) count += 1
  return count
}

export function createSlotTemplate(publicUrl: string, subject: BookingSubject): SlotTemplate {
  const [before, after] = bookingAddressAround(publicUrl, subject).map((text) => JSON.stringify(text).slice(1, -1))
  const head = ',{"datetime":"'
  const middle = `${head}YYYY-MM-DDTHH:MMZ","callback_url":"${before}`
  const text = `${middle}YYYY-MM-DDTHH%3AMM${after}"}`
  return { text, size: text.length, dates: [head.length, middle.length] }
}

const HOUR = 'YYYY-MM-DDT'.length
const MINUTE_IN_TEXT = HOUR + 'HH:'.length
const MINUTE_IN_ADDRESS = HOUR + 'HH%3A'.length
const [ZERO, COMMA] = [0x30, 0x2c]

/** Days whose text is remembered. */
const MAX_DATES = 1_000
const dates = new Map<number, string>()

function getDate(day: number): string {
  const known = dates.get(day)
  if (known !== undefined) return known
  if (dates.size >= MAX_DATES) dates.clear()
  const date = dayText(day)
  dates.set(day, date)
  return date
}

/** Writes the slots of a day. */
export function writeSlots(
  { text, size, dates: [inText, inAddress] }: SlotTemplate,
  day: number,
  starts: DayStarts,
  target: Buffer,
  offset: number,
): void {
  const end = offset + starts.length * size
  if (end === offset) return
  target.write(text, offset, 'latin1')
  const date = getDate(day)
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
}

/** Writes the slots of a day behind those of the day before, at which slots start at the same times. */
export function repeatDay(
  template: SlotTemplate,
  day: number,
  starts: DayStarts,
  target: Buffer,
  offset: number,
): void {
  const end = offset + starts.length * template.size
  if (end === offset) return
  target.copyWithin(offset, 2 * offset - end, offset)
  // The first slot of a list has another character in its place.
  target[offset] = COMMA
  moveToNextDay(template, day, target, offset, end)
}

/** Makes slots of the day before, from `offset` to `end`, those of a day. */
export function moveToNextDay(
  { size, dates: [inText, inAddress] }: SlotTemplate,
  day: number,
  target: Buffer,
  offset: number,
  end: number,
): void {
  const [before, date] = [getDate(day - 1), getDate(day)]
  for (let index = 0; index < date.length; index += 1) {
    const digit = date.charCodeAt(index)
    if (digit === before.charCodeAt(index)) continue
    for (let slot = offset + index; slot < end; slot += size) target[slot + inText] = target[slot + inAddress] = digit
  }
}

function writeTwoDigits(bytes: Buffer, at: number, number: number): void {
  const tens = Math.floor(number / 10)
  bytes[at] = ZERO + tens
  bytes[at + 1] = ZERO + number - tens * 10
}
