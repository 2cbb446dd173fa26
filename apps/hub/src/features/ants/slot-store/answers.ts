// Puts answers together from days that lie ready, plain or as one gzip member (RFC 1952), since some readers stop after the first member.
// All is written into a page of memory: to send that costs less than to send hundreds of views of what would not be copied.
import { crc32 } from 'node:zlib'
import { shiftChecksum } from './checksums.js'
import { deflateSlots, type ReadyDay } from './ready-day.js'
import { type DayStarts, repeatDay, type SlotTemplate, writeSlots } from './slot-template.js'

/** Bytes of a page. It stays in the processor's cache until the system has taken it. */
const PAGE = 256 * 1024
/** Bytes of the text between the slots of two meeting points, and of what ends an answer, at most. */
const MAX_TEXT_BYTES = 4 * 1024
/** Pages that wait for the next answers. */
const MAX_FREE = 16
const free: Buffer[] = []

/** Where a page begins to be written: the byte before is for a comma that is not sent. */
const BEGIN = 1

/** An answer in the making. */
abstract class Answer {
  protected page = free.pop() ?? Buffer.allocUnsafeSlow(PAGE)
  protected used = BEGIN

  /** Whether there is room for that many bytes and a text. Where nothing is written there always is. */
  hasRoomFor(bytes: number): boolean {
    const needed = bytes + MAX_TEXT_BYTES
    if (this.used === BEGIN && needed >= this.page.length) this.page = Buffer.allocUnsafeSlow(needed + BEGIN)
    return this.used + needed <= this.page.length
  }

  /** Returns what was written; good until more is written. */
  take(): Uint8Array {
    const taken = this.page.subarray(BEGIN, this.used)
    this.used = BEGIN
    return taken
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
    // Of a whole day the first slot is written anew, since there is none before it to copy from; of one that is cut, what is left.
    const anew = deflateSlots(template, number, from > 0 ? starts.slice(from) : starts.slice(0, 1))
    this.page.set(anew.bytes, this.used)
    this.used += anew.bytes.length
    if (from === 0) this.#write(others)
    this.#count(from > 0 ? anew.checksum : day.checksum ^ shiftChecksum(COMMA, length), length)
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
