// What lies ready of all meeting points, days and plain text: made when it is asked for, dropped when it changes or the budget is full.
import { LRUCache } from 'lru-cache'
import { REASONS } from '../agenda/schema.js'
import { type CachedMeetingPoint, type SlotCriteria, startsOfDay } from './cached-meeting-point.js'
import { addToPage, BETWEEN, createKeptPage, PAGE, type KeptPage, type KeptText } from './kept-text.js'
import { type DayShelf, makeDay, type ReadyDay } from './ready-day.js'
import { createSlotTemplate, type DayStarts } from './slot-template.js'

/** Estimated bytes of a shelf and of a day, besides the texts of the day. */
const OVERHEAD = { shelf: 1_000, day: 250 }
/** The part of the budget that is for plain text, in whole pages: however much of that is made, it pushes no day out. */
const TEXT_PART = 0.25
/** More than a search may have. */
const MAX_DOCUMENTS = 16
/** Milliseconds: uses are noted that often. */
const NOTED = 1_000

export class ReadyDays {
  readonly #publicUrl: string
  /** With the bytes that each takes. */
  readonly #shelves: LRUCache<DayShelf, number>
  /** Undefined where the budget has no room for any. */
  readonly #pages: LRUCache<KeptPage, true> | undefined
  #page: KeptPage | undefined

  /** @param budget bytes of all that lies ready */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    const pages = Math.floor((budget * TEXT_PART) / PAGE)
    this.#shelves = new LRUCache({
      maxSize: budget - pages * PAGE,
      sizeCalculation: (size) => size,
      dispose: (_size, { owner, key }, reason) => void (reason !== 'set' && owner.delete(key)),
    })
    if (pages > 0) this.#pages = new LRUCache({ max: pages, dispose: (_true, page) => void (page.isKept = false) })
  }

  find({ shelves, listing }: CachedMeetingPoint, { reason, documents_number }: SlotCriteria, now: number): DayShelf {
    const key = REASONS.indexOf(reason) * MAX_DOCUMENTS + documents_number
    const known = shelves.get(key)
    if (known && now - known.usedAt > NOTED) {
      known.usedAt = now
      this.#shelves.get(known)
      this.#use(known)
    }
    if (known) return known
    const subject = { reason, documents_number, meeting_point_id: String(listing.id) }
    const template = createSlotTemplate(this.#publicUrl, subject)
    const unused = { days: new Map(), size: OVERHEAD.shelf, usedAt: now, changes: 0 }
    const shelf: DayShelf = { owner: shelves, key, template, ...unused }
    shelves.set(key, shelf)
    this.#keep(shelf)
    return shelf
  }

  #keep(shelf: DayShelf): void {
    this.#shelves.set(shelf, shelf.size)
    // One that is larger than all that may be kept is not.
    if (!this.#shelves.has(shelf)) shelf.owner.delete(shelf.key)
  }

  /** Notes that a page is in use. One that is not kept any more is let go. */
  #use({ asked }: DayShelf): void {
    if (asked?.text && this.#pages?.get(asked.text.page) === undefined) asked.text = undefined
  }

  /** `count` must be called after the last one. */
  make(shelf: DayShelf, place: CachedMeetingPoint, wish: SlotCriteria, number: number): ReadyDay {
    const { days, template } = shelf
    const starts = startsOfDay(place, number, wish)
    const day = makeDay(template, number, starts, findAlike(days, starts))
    days.set(number, day)
    shelf.size += OVERHEAD.day + day.size
    return day
  }

  /** To be called when days were made. */
  count(shelf: DayShelf): void {
    // It may have been dropped meanwhile.
    if (this.#shelves.has(shelf)) this.#keep(shelf)
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
    if (kept) this.#pages?.get(kept.page)
    if (kept || !this.#pages || BETWEEN.length + text.length > PAGE) return kept
    this.#page = createKeptPage()
    this.#pages.set(this.#page, true)
    return addToPage(this.#page, text)
  }

  /** To be called when what is held on a day changed. An appointment may run into the day after. */
  drop({ shelves }: CachedMeetingPoint, day: number): void {
    for (const shelf of shelves.values()) {
      for (const number of [day, day + 1]) {
        const dropped = shelf.days.get(number)
        if (dropped) shelf.size -= OVERHEAD.day + dropped.size
        shelf.days.delete(number)
      }
      shelf.asked = undefined
      shelf.changes += 1
    }
  }

  dropAll({ shelves }: CachedMeetingPoint): void {
    for (const shelf of shelves.values()) this.#shelves.delete(shelf)
  }
}

interface Made {
  /** Undefined when it is not in one piece. */
  text: Uint8Array | undefined
  changes: number
}

function findAlike(days: ReadonlyMap<number, ReadyDay>, starts: DayStarts): ReadyDay | undefined {
  for (const day of days.values()) if (day.starts === starts) return day
  return undefined
}
