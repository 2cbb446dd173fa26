// The days that lie ready of all meeting points: made when they are first asked for, dropped when they change or the budget is full.
import { LRUCache } from 'lru-cache'
import { REASONS } from '../agenda/schema.js'
import { type CachedMeetingPoint, type SlotCriteria, startsOfDay } from './cached-meeting-point.js'
import { type DayShelf, makeDay, type ReadyDay } from './ready-day.js'
import { createSlotTemplate, type DayStarts } from './slot-template.js'

/** Estimated bytes of a shelf and of a day, besides what is deflated. */
const OVERHEAD = { shelf: 1_000, day: 150 }
/** More than a search may have. */
const MAX_DOCUMENTS = 16
/** Milliseconds: uses are noted that often. */
const NOTED = 1_000

export class ReadyDays {
  readonly #publicUrl: string
  /** With the bytes that each takes. */
  readonly #shelves: LRUCache<DayShelf, number>

  /** @param budget bytes of all shelves together */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    const dispose = (_size: number, shelf: DayShelf, reason: LRUCache.DisposeReason): void => {
      if (reason !== 'set') shelf.owner.delete(shelf.key)
    }
    this.#shelves = new LRUCache({ maxSize: budget, sizeCalculation: (size) => size, dispose })
  }

  find({ shelves, listing }: CachedMeetingPoint, { reason, documents_number }: SlotCriteria, now: number): DayShelf {
    const key = REASONS.indexOf(reason) * MAX_DOCUMENTS + documents_number
    const known = shelves.get(key)
    if (known && now - known.usedAt > NOTED) {
      known.usedAt = now
      this.#shelves.get(known)
    }
    if (known) return known
    const subject = { reason, documents_number, meeting_point_id: String(listing.id) }
    const template = createSlotTemplate(this.#publicUrl, subject)
    const shelf: DayShelf = { owner: shelves, key, template, days: new Map(), size: OVERHEAD.shelf, usedAt: now }
    shelves.set(key, shelf)
    this.#shelves.set(shelf, shelf.size)
    return shelf
  }

  make(shelf: DayShelf, place: CachedMeetingPoint, wish: SlotCriteria, number: number): ReadyDay {
    const { days, template } = shelf
    const starts = startsOfDay(place, number, wish)
    const day = makeDay(template, number, starts, findAlike(days, starts))
    days.set(number, day)
    shelf.size += estimateSize(day)
    if (this.#shelves.has(shelf)) this.#shelves.set(shelf, shelf.size)
    return day
  }

  /** To be called when what is held on a day changed. An appointment may run into the day after. */
  drop({ shelves }: CachedMeetingPoint, day: number): void {
    for (const shelf of shelves.values()) {
      for (const number of [day, day + 1]) {
        const dropped = shelf.days.get(number)
        if (dropped) shelf.size -= estimateSize(dropped)
        shelf.days.delete(number)
      }
    }
  }

  dropAll({ shelves }: CachedMeetingPoint): void {
    for (const shelf of shelves.values()) this.#shelves.delete(shelf)
  }
}

/** As if no two days were alike. */
function estimateSize({ first, others }: ReadyDay): number {
  return OVERHEAD.day + first.length + others.length
}

function findAlike(days: ReadonlyMap<number, ReadyDay>, starts: DayStarts): ReadyDay | undefined {
  for (const day of days.values()) if (day.starts === starts) return day
  return undefined
}
