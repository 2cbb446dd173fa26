// A day of a meeting point, for a reason and a number of persons: deflated once for all answers that hold it.
import { crc32 } from 'node:zlib'
import { deflateRecords, maxDeflated, type Records } from './deflate-records.js'
import type { KeptText } from './kept-text.js'
import { type DayStarts, moveToNextDay, type SlotTemplate, writeSlots } from './slot-template.js'

export interface ReadyDay {
  readonly starts: DayStarts
  /** CRC-32 of the text, in which each slot has a comma before it. */
  readonly checksum: number
  /**
   * The text deflated, as Latin-1 in the heap of V8 (docs/decisions/0032): the first slot, which copies from whatever slot is before it, then
   * the others, which are the same on all days with these starts.
   */
  readonly first: string
  readonly others: string
  /** Bytes of these texts: what another day has too is counted there. */
  readonly size: number
  /** The first slot at the beginning of a list, once it began one. */
  begin?: string
}

/** The days of a meeting point for a reason and a number of persons, by their number. */
export interface DayShelf {
  /** The shelves of its meeting point, among which it is by its key as long as it is kept. */
  readonly owner: Map<number, DayShelf>
  readonly key: number
  readonly template: SlotTemplate
  readonly days: Map<number, ReadyDay>
  /** Estimated bytes. */
  size: number
  /** Epoch milliseconds of a use. */
  usedAt: number
  /** How often what is held on one of the days changed. */
  changes: number
  /** What was asked for last, from a minute until a day, and its plain text where it is kept. */
  asked?: { from: number; until: number; text?: KeptText | undefined } | undefined
}

/** Memory for the text of a day behind that of its template, and for what is deflated: used again and again. */
let text = Buffer.alloc(0)
let deflated = Buffer.alloc(0)

/** The day whose text that is: days are made one after the other, and most are like the one before. */
let written = { template: undefined as SlotTemplate | undefined, day: 0, starts: '' }

/** Writes the text; returns where it ends. */
function write(template: SlotTemplate, day: number, starts: DayStarts): number {
  const { size } = template
  const until = (starts.length + 1) * size
  if (text.length < until) {
    text = Buffer.allocUnsafeSlow(2 * until)
    deflated = Buffer.allocUnsafeSlow(maxDeflated(2 * until))
    written.template = undefined
  }
  if (written.template === template && written.starts === starts && written.day === day - 1)
    moveToNextDay(template, day, text, size, until)
  else {
    text.write(template.text, 'latin1')
    writeSlots(template, day, starts, text, size)
  }
  written = { template, day, starts }
  return until
}

/** @param alike another day with the same starts */
export function makeDay(template: SlotTemplate, day: number, starts: DayStarts, alike?: ReadyDay): ReadyDay {
  if (starts === '') return { starts, checksum: 0, first: '', others: '', size: 0 }
  const { size } = template
  const until = write(template, day, starts)
  const checksum = crc32(text.subarray(size, until))
  // Whatever slot is before, its comma is not copied: the first of a list has none.
  const first = deflate({ text, known: 1, from: size, until: 2 * size, size })
  if (alike) return { starts: alike.starts, checksum, first, others: alike.others, size: first.length }
  const others = deflate({ text, known: size + 1, from: 2 * size, until, size })
  return { starts, checksum, first, others, size: first.length + others.length + 2 * starts.length }
}

const deflate = (records: Records): string => deflated.toString('latin1', 0, deflateRecords(records, deflated, 0))

/** Bytes of a day in an answer, at most: as it is, or at the beginning of a list. */
export function getMaxBytes({ size }: SlotTemplate, { starts, others }: ReadyDay, isGzip: boolean): number {
  return isGzip ? maxDeflated(size) + others.length : starts.length * size
}

/** Deflates slots with nothing to copy from, without a comma before the first one. */
export function deflateSlots(template: SlotTemplate, day: number, starts: DayStarts): Deflated {
  const { size } = template
  const known = size + 1
  const until = write(template, day, starts)
  const records = { text, known, from: known, until, size }
  return { deflated: deflate(records), checksum: crc32(text.subarray(known, until)) }
}

interface Deflated {
  deflated: string
  checksum: number
}
