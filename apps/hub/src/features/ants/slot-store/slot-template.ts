// Slots as the bytes that ANTS reads. All slots of a meeting point, a reason and a number of persons differ in twenty-four digits only.
import { bookingAddressAround, type BookingSubject } from '../booking-address.js'
import { dayText } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { DeferredBytes } from '../../../platform/http/body-parts.js'
import type { PackedStarts } from './packed-starts.js'

const DATE = 'YYYY-MM-DD'.length
/** Offsets of hours and minutes after a date: in `T09:00`, and in an address, in `T09%3A00`. */
const HOUR = DATE + 1
const MINUTE_IN_TEXT = HOUR + 3
const MINUTE_IN_ADDRESS = HOUR + 5
const ZERO = 0x30

/** Template of the slots of a meeting point, for one reason and number of persons: an item of the list with the comma before it. */
export interface SlotTemplate {
  text: string
  /** Bytes of the text. */
  size: number
  /** Offsets of its two dates. */
  textAt: number
  addressAt: number
}

export function slotTemplate(publicUrl: string, subject: BookingSubject): SlotTemplate {
  const [before, after] = bookingAddressAround(publicUrl, subject).map((text) => JSON.stringify(text).slice(1, -1))
  const head = ',{"datetime":"'
  const middle = `${head}YYYY-MM-DDTHH:MMZ","callback_url":"${before}`
  const text = `${middle}YYYY-MM-DDTHH%3AMM${after}"}`
  return { text, size: Buffer.byteLength(text), textAt: head.length, addressAt: Buffer.byteLength(middle) }
}

/** The same for the first item of a list. */
export function withoutComma({ text, size, textAt, addressAt }: SlotTemplate): SlotTemplate {
  return { text: text.slice(1), size: size - 1, textAt: textAt - 1, addressAt: addressAt - 1 }
}

/** Consecutive items, written when they are sent: kept in a ninetieth of their bytes. */
export class DeferredSlots implements DeferredBytes {
  readonly byteLength: number
  readonly #template: SlotTemplate
  readonly #firstDay: number
  readonly #starts: PackedStarts

  /** @param starts counted from the beginning of `firstDay` */
  constructor(template: SlotTemplate, firstDay: number, starts: PackedStarts) {
    this.#template = template
    this.#firstDay = firstDay
    this.#starts = starts
    this.byteLength = template.size * starts.length
  }

  writeTo(target: Uint8Array, offset: number): void {
    const { size } = this.#template
    const starts = this.#starts
    const bytes = Buffer.from(target.buffer, target.byteOffset + offset, this.byteLength)
    let index = 0
    while (index < starts.length) {
      const day = Math.floor(starts.charCodeAt(index) / MINUTES_PER_DAY)
      const midnight = day * MINUTES_PER_DAY
      let end = index + 1
      while (end < starts.length && starts.charCodeAt(end) < midnight + MINUTES_PER_DAY) end += 1
      const slots = bytes.subarray(index * size, end * size)
      repeatOnDay(this.#template, slots, dayText(this.#firstDay + day))
      for (let slot = 0; slot < end - index; slot += 1) {
        writeTime(this.#template, slots, slot * size, starts.charCodeAt(index + slot) - midnight)
      }
      index = end
    }
  }
}

/** Fills the bytes with items of one day: each copy doubles what the next one copies. */
function repeatOnDay({ text, size, textAt, addressAt }: SlotTemplate, slots: Buffer, date: string): void {
  slots.write(text)
  slots.write(date, textAt, 'latin1')
  slots.write(date, addressAt, 'latin1')
  for (let written = size; written < slots.length; written *= 2) slots.copyWithin(written, 0, written)
}

function writeTime({ textAt, addressAt }: SlotTemplate, bytes: Buffer, item: number, minuteOfDay: number): void {
  const hour = Math.floor(minuteOfDay / 60)
  const minute = minuteOfDay - hour * 60
  writeTwoDigits(bytes, item + textAt + HOUR, hour)
  writeTwoDigits(bytes, item + textAt + MINUTE_IN_TEXT, minute)
  writeTwoDigits(bytes, item + addressAt + HOUR, hour)
  writeTwoDigits(bytes, item + addressAt + MINUTE_IN_ADDRESS, minute)
}

function writeTwoDigits(bytes: Buffer, at: number, number: number): void {
  const tens = Math.floor(number / 10)
  bytes[at] = ZERO + tens
  bytes[at + 1] = ZERO + number - tens * 10
}
