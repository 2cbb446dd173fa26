// Puts answers together from days that lie ready, plain or as one gzip member (RFC 1952), since some readers stop after the first member.
// All is written into a page of memory: to send that costs less than to send hundreds of views of what would not be copied. Plain text that
// was kept for a search made again is sent from where it lies, that of places in a row as one piece.
import { crc32 } from 'node:zlib'
import { shiftChecksum } from './checksums.js'
import { BETWEEN, type KeptText } from './kept-text.js'
import { deflateSlots, type ReadyDay } from './ready-day.js'
import { type DayStarts, repeatDay, type SlotTemplate, writeSlots } from './slot-template.js'

/** Bytes of a page: what it takes to send it is mostly by the byte. */
const PAGE = 1024 * 1024
/** Bytes of the text between the slots of two meeting points, and of what ends an answer, at most. */
const MAX_TEXT_BYTES = 4 * 1024
/** Pages that wait for the next answers. */
const MAX_FREE = 4
const free: Buffer[] = []
/** Bytes of kept text that are worth a piece of their own: to copy less costs less. */
const MIN_PIECE = 32 * 1024

/** Where a page begins to be written: the byte before is for a comma that is not sent. */
const BEGIN = 1

/** An answer in the making. */
export abstract class Answer {
  protected page = free.pop() ?? Buffer.allocUnsafeSlow(PAGE)
  protected used = BEGIN

  /** Whether there is room for that many bytes and a text. Where nothing is written there always is. */
  hasRoomFor(bytes: number): boolean {
    const needed = bytes + MAX_TEXT_BYTES
    if (this.used === BEGIN && needed >= this.page.length) this.page = Buffer.allocUnsafeSlow(needed + BEGIN)
    return this.used + needed <= this.page.length
  }

  /** Gives what was written; a piece is good until the next one is asked for. */
  *take(): Iterable<Uint8Array> {
    if (this.used > BEGIN) yield this.page.subarray(BEGIN, this.used)
    this.used = BEGIN
  }

  /** To be called when what was taken is not needed any more. */
  giveBack(): void {
    if (this.page.length === PAGE && free.length < MAX_FREE) free.push(this.page)
  }

  abstract addText(text: string): void
  /** Begins a list, behind its opening bracket, with the slots of a day from one of them on. */
  abstract beginList(template: SlotTemplate, number: number, day: ReadyDay, from: number): void
  abstract addDay(template: SlotTemplate, number: number, day: ReadyDay): void
  end(): void {}
}

const BRACKET = 0x5b

export class PlainAnswer extends Answer {
  /** The day that was written last, and where its text ends. */
  #last = { template: undefined as SlotTemplate | undefined, number: 0, starts: '', end: 0 }
  /** Behind what is written. */
  #kept: KeptText | undefined
  /** Where the text of a meeting point begins, as long as it lies in the page. */
  #begin: number | undefined

  /** False as well while there is kept text to be given first. */
  override hasRoomFor(bytes: number): boolean {
    return this.#kept === undefined && super.hasRoomFor(bytes)
  }

  override *take(): Iterable<Uint8Array> {
    const kept = this.#kept
    this.#kept = undefined
    if (kept && kept.end - kept.start < MIN_PIECE && super.hasRoomFor(kept.end - kept.start)) {
      this.used += kept.page.bytes.copy(this.page, this.used, kept.start, kept.end)
      return
    }
    this.#begin = undefined
    yield* super.take()
    if (kept) yield kept.page.bytes.subarray(kept.start, kept.end)
  }

  /** Adds the text of a meeting point, with something else before it where it is the first. @returns false when `take` must come first */
  addKept(text: KeptText, before: string): boolean {
    const { page, start, end } = text
    const kept = this.#kept
    if (before !== BETWEEN) {
      this.addText(before)
      this.#kept = { page, start: start + BETWEEN.length, end }
    } else if (kept === undefined) this.#kept = text
    else if (kept.page !== page || kept.end !== start) return false
    else this.#kept = { page, start: kept.start, end }
    return true
  }

  /** Marks where a text begins, so many bytes behind what is written. */
  mark(offset: number): void {
    this.#begin = this.used + offset
  }

  /** The text from the mark on; undefined when a part of it was taken. */
  getMarked(): Uint8Array | undefined {
    return this.#begin === undefined ? undefined : this.page.subarray(this.#begin, this.used)
  }

  addText(text: string): void {
    this.used += this.page.write(text, this.used)
  }

  beginList(template: SlotTemplate, number: number, { starts }: ReadyDay, from: number): void {
    // The comma before the first slot takes the place of the bracket, which is put back.
    this.used -= 1
    const at = this.used
    this.#write(template, number, from > 0 ? starts.slice(from) : starts)
    this.page[at] = BRACKET
  }

  addDay(template: SlotTemplate, number: number, { starts }: ReadyDay): void {
    this.#write(template, number, starts)
  }

  #write(template: SlotTemplate, number: number, starts: DayStarts): void {
    const { page, used } = this
    const last = this.#last
    const isAlike = last.template === template && last.end === used && last.number === number - 1
    if (isAlike && last.starts === starts) repeatDay(template, number, starts, page, used)
    else writeSlots(template, number, starts, page, used)
    this.used += starts.length * template.size
    last.template = template
    last.number = number
    last.starts = starts
    last.end = this.used
  }
}

const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)
const COMMA = crc32(',')

export class GzipAnswer extends Answer {
  #checksum = 0
  #length = 0

  constructor() {
    super()
    this.page.set(HEADER, this.used)
    this.used += HEADER.length
  }

  /** As a stored block (RFC 1951, section 3.2.4). */
  addText(text: string): void {
    const { page, used } = this
    const length = page.write(text, used + 5)
    page[used] = 0
    page.writeUInt16LE(length, used + 1)
    page.writeUInt16LE(~length & 0xffff, used + 3)
    this.used += 5 + length
    this.#checksum = crc32(page.subarray(used + 5, this.used), this.#checksum)
    this.#length += length
  }

  beginList(template: SlotTemplate, number: number, day: ReadyDay, from: number): void {
    const { starts, others } = day
    const length = (starts.length - from) * template.size - 1
    if (from === 0) {
      // The first slot is written anew, since there is none before it to copy from.
      this.#write((day.begin ??= deflateSlots(template, number, starts.slice(0, 1)).deflated))
      this.#write(others)
      this.#count(day.checksum ^ shiftChecksum(COMMA, length), length)
    } else {
      const { deflated, checksum } = deflateSlots(template, number, starts.slice(from))
      this.#write(deflated)
      this.#count(checksum, length)
    }
  }

  addDay(template: SlotTemplate, _number: number, { starts, checksum, first, others }: ReadyDay): void {
    this.#write(first)
    this.#write(others)
    this.#count(checksum, starts.length * template.size)
  }

  /** An empty block, the last one, then checksum and length. */
  override end(): void {
    this.used = this.page.writeUInt16LE(3, this.used)
    this.used = this.page.writeUInt32LE(this.#checksum, this.used)
    this.used = this.page.writeUInt32LE(this.#length % 2 ** 32, this.used)
  }

  #write(deflated: string): void {
    this.used += this.page.write(deflated, this.used, 'latin1')
  }

  #count(checksum: number, length: number): void {
    this.#checksum = (shiftChecksum(this.#checksum, length) ^ checksum) >>> 0
    this.#length += length
  }
}
