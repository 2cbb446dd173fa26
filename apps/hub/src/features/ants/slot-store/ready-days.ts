// What lies ready of all meeting points, days and plain text: made when it is asked for, dropped when it changes or the budget is full.
import { LRUCache } from 'lru-cache'
import { REASONS } from '../agenda/schema.js'
import { type CachedMeetingPoint, type SlotCriteria, startsOfDay } from './cached-meeting-point.js'
import { addToPage, BETWEEN, createKeptPage, PAGE, type KeptPage, type KeptText } from './kept-text.js'
import { type DayShelf, makeDay, type ReadyDay } from './ready-day.js'
import { createSlotTemplate, type DayStarts } from './slot-template.js'

/** Estimated bytes of a shelf and of a day, besides what is deflated of every day. */
const OVERHEAD = { shelf: 1_000, day: 250 }
/** Bytes that may be kept, below which no plain text is: its pages would leave too little to the days. */
const MIN_BUDGET = 16 * PAGE
/** More than a search may have. */
const MAX_DOCUMENTS = 16
/** Milliseconds: uses are noted that often. */
const NOTED = 1_000

export class ReadyDays {
  readonly #publicUrl: string
  /** With the bytes that each takes: shelves, and the memory of pages of text. */
  readonly #kept: LRUCache<DayShelf | KeptPage, number>
  #page: KeptPage | undefined

  /** @param budget bytes of all that lies ready */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    const dispose = (_size: number, dropped: DayShelf | KeptPage, reason: LRUCache.DisposeReason): void => {
      if (reason === 'set') return
      if ('owner' in dropped) dropped.owner.delete(dropped.key)
      else dropped.isKept = false
    }
    this.#kept = new LRUCache({ maxSize: budget, sizeCalculation: (size) => size, dispose })
  }

  find({ shelves, listing }: CachedMeetingPoint, { reason, documents_number }: SlotCriteria, now: number): DayShelf {
    const key = REASONS.indexOf(reason) * MAX_DOCUMENTS + documents_number
    const known = shelves.get(key)
    if (known && now - known.usedAt > NOTED) {
      known.usedAt = now
      this.#kept.get(known)
      if (known.asked?.text) this.#kept.get(known.asked.text.page)
    }
    if (known) return known
    const subject = { reason, documents_number, meeting_point_id: String(listing.id) }
    const template = createSlotTemplate(this.#publicUrl, subject)
    const unused = { days: new Map(), size: OVERHEAD.shelf, usedAt: now, changes: 0 }
    const shelf: DayShelf = { owner: shelves, key, template, ...unused }
    shelves.set(key, shelf)
    this.#kept.set(shelf, shelf.size)
    return shelf
  }

  /** `count` must be called after the last one. */
  make(shelf: DayShelf, place: CachedMeetingPoint, wish: SlotCriteria, number: number): ReadyDay {
    const { days, template } = shelf
    const starts = startsOfDay(place, number, wish)
    const day = makeDay(template, number, starts, findAlike(days, starts))
    days.set(number, day)
    shelf.size += estimateSize(day)
    return day
  }

  /** To be called when days were made. */
  count(shelf: DayShelf): void {
    if (this.#kept.has(shelf)) this.#kept.set(shelf, shelf.size)
  }

  /** @returns the plain text from a minute until a day, where it is kept */
  findText({ asked }: DayShelf, from: number, until: number): KeptText | undefined {
    const text = asked?.from === from && asked.until === until ? asked.text : undefined
    return text?.page.isKept ? text : undefined
  }

  /** To be called with each text that is made, and the changes when that began: the text is kept when it is made again. */
  offerText(shelf: DayShelf, from: number, until: number, { text, changes }: Made): void {
    const isAgain = shelf.asked?.from === from && shelf.asked.until === until && shelf.changes === changes
    shelf.asked = { from, until, text: isAgain && text ? this.#keepText(text) : undefined }
  }

  #keepText(text: Uint8Array): KeptText | undefined {
    const kept = this.#page?.isKept ? addToPage(this.#page, text) : undefined
    if (kept || BETWEEN.length + text.length > PAGE || this.#kept.maxSize < MIN_BUDGET) return kept
    const page = createKeptPage()
    this.#kept.set(page, PAGE)
    this.#page = page
    return addToPage(page, text)
  }

  /** To be called when what is held on a day changed. An appointment may run into the day after. */
  drop({ shelves }: CachedMeetingPoint, day: number): void {
    for (const shelf of shelves.values()) {
      for (const number of [day, day + 1]) {
        const dropped = shelf.days.get(number)
        if (dropped) shelf.size -= estimateSize(dropped)
        shelf.days.delete(number)
      }
      shelf.asked = undefined
      shelf.changes += 1
    }
  }

  dropAll({ shelves }: CachedMeetingPoint): void {
    for (const shelf of shelves.values()) this.#kept.delete(shelf)
  }
}

interface Made {
  /** Undefined when it is not in one piece. */
  text: Uint8Array | undefined
  changes: number
}

/** As if no two days were alike. */
function estimateSize({ first, others }: ReadyDay): number {
  return OVERHEAD.day + first.length + others.length
}

function findAlike(days: ReadonlyMap<number, ReadyDay>, starts: DayStarts): ReadyDay | undefined {
  for (const day of days.values()) if (day.starts === starts) return day
  return undefined
}
