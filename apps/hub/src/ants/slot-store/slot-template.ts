// Slots as the bytes that ANTS reads. All slots of a place, a reason and a number of persons differ in twenty-four digits only.
import { bookingAddressAround, type BookingSubject } from '../booking-address.js'
import { dayText } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { DeferredBytes } from '../../platform/body-parts.js'

const DATE = 'YYYY-MM-DD'.length
/** Where hours and minutes are, behind a date: in `T09:00`, and as an address writes it in `T09%3A00`. */
const HOUR = DATE + 1
const MINUTE_IN_TEXT = HOUR + 3
const MINUTE_IN_ADDRESS = HOUR + 5
const ZERO = 0x30

/** One item of the list, and where its two dates begin. */
interface SlotTemplate {
  bytes: Buffer
  textAt: number
  addressAt: number
}

/** How the slots of a place are written, for one reason and number of persons. */
export interface SlotTemplates {
  /** The first item of a list. */
  first: SlotTemplate
  /** Any other one, with a comma before it. */
  next: SlotTemplate
}

export function slotTemplates(publicUrl: string, subject: BookingSubject): SlotTemplates {
  const [before, after] = bookingAddressAround(publicUrl, subject).map((text) => JSON.stringify(text).slice(1, -1))
  const head = ',{"datetime":"'
  const middle = `${head}YYYY-MM-DDTHH:MMZ","callback_url":"${before}`
  const text = `${middle}YYYY-MM-DDTHH%3AMM${after}"}`
  // Of its own: in memory shared with other things, one template that is kept would keep all of that.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  const next = { bytes, textAt: head.length, addressAt: Buffer.byteLength(middle) }
  return { next, first: { bytes: bytes.subarray(1), textAt: next.textAt - 1, addressAt: next.addressAt - 1 } }
}

/** Items one behind the other, written when they are sent: a ninetieth of their bytes says which they are. */
export class DeferredSlots implements DeferredBytes {
  readonly byteLength: number
  readonly #template: SlotTemplate
  readonly #firstDay: number
  readonly #starts: Uint16Array

  /** @param starts sorted minutes counted from the beginning of `firstDay` */
  constructor(template: SlotTemplate, firstDay: number, starts: Uint16Array) {
    this.#template = template
    this.#firstDay = firstDay
    this.#starts = starts
    this.byteLength = template.bytes.length * starts.length
  }

  writeTo(target: Uint8Array, offset: number): void {
    const size = this.#template.bytes.length
    const starts = this.#starts
    const bytes = Buffer.from(target.buffer, target.byteOffset + offset, this.byteLength)
    let index = 0
    while (index < starts.length) {
      const day = Math.floor((starts[index] ?? 0) / MINUTES_PER_DAY)
      const midnight = day * MINUTES_PER_DAY
      let end = index + 1
      while (end < starts.length && (starts[end] ?? 0) < midnight + MINUTES_PER_DAY) end += 1
      const slots = bytes.subarray(index * size, end * size)
      repeatOnDay(this.#template, slots, dayText(this.#firstDay + day))
      for (let slot = 0; slot < end - index; slot += 1) {
        writeTime(this.#template, slots, slot * size, (starts[index + slot] ?? 0) - midnight)
      }
      index = end
    }
  }
}

/** Fills the bytes with items of one day: each copy doubles what there is to copy. */
function repeatOnDay({ bytes, textAt, addressAt }: SlotTemplate, slots: Buffer, date: string): void {
  slots.set(bytes)
  slots.write(date, textAt, 'latin1')
  slots.write(date, addressAt, 'latin1')
  for (let written = bytes.length; written < slots.length; written *= 2) slots.copyWithin(written, 0, written)
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
