import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import { dayNumber } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY, toDayNumber } from '../agenda/wall-clock.js'
import { type Answer, GzipAnswer, PlainAnswer } from './answers.js'
import {
  getBookableTime,
  type CachedMeetingPoint,
  type NothingOffered,
  type SlotCriteria,
} from './cached-meeting-point.js'
import { BETWEEN } from './kept-text.js'
import { holdOnDay, type Occupancy } from './occupancy.js'
import { findOffering } from './offering.js'
import { type DayShelf, getMaxBytes } from './ready-day.js'
import { ReadyDays } from './ready-days.js'
import { countBefore } from './slot-template.js'

/** A search, with its days as ANTS writes them: `YYYY-MM-DD`, both included. */
export interface SlotSearch extends SlotCriteria {
  isGzip: boolean
  meeting_point_ids: readonly string[]
  start_date: string
  end_date: string
}

/** Called for a meeting point that is not published, with the reason. */
export type OnLeftOut = (listing: AgendaMeetingPoint, problem: NothingOffered) => void

/** Nothing to send, but much was done: others may have their turn. */
const PAUSE = new Uint8Array()
/** Days that are made without a pause. */
const MADE_AT_ONCE = 32
const MINUTE = 60_000

/** Meeting points in memory, with the bytes of their slots that lie ready. A change drops the bytes that it makes wrong. */
export class MeetingPointCache {
  readonly #ready: ReadyDays
  #meetingPoints: Map<string, CachedMeetingPoint> = new Map()
  #sorted: readonly CachedMeetingPoint[] | undefined
  /** With the minute in which they were looked through, in epoch minutes. */
  #listings: { minute: number; key: string; list: readonly AgendaMeetingPoint[] } | undefined

  /** @param budget bytes that are kept ready */
  constructor(publicUrl: string, budget: number) {
    this.#ready = new ReadyDays(publicUrl, budget)
  }

  replaceAll(places: Map<string, CachedMeetingPoint>): void {
    for (const place of this.#meetingPoints.values()) this.#ready.dropAll(place)
    this.#meetingPoints = places
    this.#sorted = this.#listings = undefined
  }

  has(id: string): boolean {
    return this.#meetingPoints.has(id)
  }

  /** @param place undefined when the meeting point was deleted */
  replace(id: string, place: CachedMeetingPoint | undefined): void {
    const former = this.#meetingPoints.get(id)
    if (former) this.#ready.dropAll(former)
    if (place) this.#meetingPoints.set(id, place)
    else this.#meetingPoints.delete(id)
    this.#sorted = this.#listings = undefined
  }

  /**
   * Replaces what is held at a meeting point by appointments that start on a day.
   * @param oldest day before which everything is over
   */
  holdOnDay(id: string, day: number, held: Occupancy, oldest: number): void {
    const place = this.#meetingPoints.get(id)
    if (!place) return
    holdOnDay(place.held, day, held, oldest)
    this.#ready.drop(place, day)
  }

  /**
   * The meeting points to publish, in the order of ids: the same frozen list as long as they are the same and none changed. Time changes
   * it from one minute to the next.
   * @param onLeftOut called for each meeting point that offers nothing, once for each new list
   */
  listings(now: number, onLeftOut?: OnLeftOut): readonly AgendaMeetingPoint[] {
    const minute = Math.floor(now / MINUTE)
    if (this.#listings?.minute === minute) return this.#listings.list
    const places = (this.#sorted ??= [...this.#meetingPoints]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, place]) => place))
    const problems = places.map((place) => findOffering(place, now))
    const key = problems.map((problem) => (problem === undefined ? '1' : '0')).join('')
    if (this.#listings?.key === key) {
      this.#listings.minute = minute
      return this.#listings.list
    }
    const list = Object.freeze(places.filter((_, index) => problems[index] === undefined).map(({ listing }) => listing))
    this.#listings = { minute, key, list }
    for (const [index, { listing }] of places.entries()) {
      const problem = problems[index]
      if (problem !== undefined) onLeftOut?.(listing, problem)
    }
    return list
  }

  /**
   * The slots of all these meeting points as the bytes of one JSON object, piece by piece: each is good until the next one is asked for. Days
   * that are asked for the first time are made on the way, with empty pieces between them; unknown meeting points are left out.
   * @param onPast called for a meeting point at which the days are over
   */
  *search(search: SlotSearch, now: number, onPast?: (id: string) => void): Generator<Uint8Array, void> {
    const asked = { first: dayNumber(search.start_date), last: dayNumber(search.end_date) }
    const plain = search.isGzip ? undefined : new PlainAnswer()
    const answer = plain ?? new GzipAnswer()
    try {
      let before = '{'
      const pace = { made: 0 }
      for (const id of search.meeting_point_ids) {
        const place = this.#meetingPoints.get(id)
        if (!place) continue
        const { afterMinute, today, lastDay } = getBookableTime(place, now)
        if (asked.last < today) onPast?.(id)
        // Slots that cannot be booked now are cut off here, so that what lies ready does not depend on the time.
        const from = Math.max(asked.first * MINUTES_PER_DAY, afterMinute + 1)
        const isOffered = place.durations[search.reason] !== undefined
        const until = isOffered ? Math.min(asked.last, lastDay) + 1 : toDayNumber(from)
        const shelf = this.#ready.find(place, search, now)
        const kept = plain && this.#ready.findText(shelf, from, until)
        if (kept) {
          while (!plain.addKept(kept, before)) yield* plain.take()
        } else {
          while (!answer.hasRoomFor(0)) yield* answer.take()
          const { changes } = shelf
          plain?.mark(before.length)
          answer.addText(`${before}${JSON.stringify(id)}:[`)
          yield* this.#addDays({ search, place, shelf, from, until }, answer, pace)
          if (plain) this.#ready.offerText(shelf, from, until, { text: plain.getMarked(), changes })
        }
        before = BETWEEN
      }
      while (!answer.hasRoomFor(0)) yield* answer.take()
      answer.addText(before === '{' ? '{}' : ']}')
      answer.end()
      yield* answer.take()
    } finally {
      answer.giveBack()
    }
  }

  /** Adds the slots of a meeting point, and makes the days that do not lie ready. */
  *#addDays(
    { search, place, shelf, from, until }: PlaceSearch,
    answer: Answer,
    pace: Pace,
  ): Generator<Uint8Array, void> {
    const { template, days } = shelf
    const firstDay = toDayNumber(from)
    let isBegun = false
    let isMade = false
    try {
      for (let number = firstDay; number < until; number += 1) {
        if (pace.made === MADE_AT_ONCE) {
          pace.made = 0
          if (isMade) this.#ready.count(shelf)
          yield PAUSE
        }
        let day = days.get(number)
        if (!day) {
          day = this.#ready.make(shelf, place, search, number)
          pace.made += 1
          isMade = true
        }
        const skipped = number === firstDay ? countBefore(day.starts, from - number * MINUTES_PER_DAY) : 0
        if (skipped === day.starts.length) continue
        while (!answer.hasRoomFor(getMaxBytes(template, day, search.isGzip))) yield* answer.take()
        if (isBegun) answer.addDay(template, number, day)
        else answer.beginList(template, number, day, skipped)
        isBegun = true
      }
    } finally {
      if (isMade) this.#ready.count(shelf)
    }
  }
}

/** What is asked of a meeting point: from a minute until a day, which is not included. */
interface PlaceSearch {
  search: SlotSearch
  place: CachedMeetingPoint
  shelf: DayShelf
  from: number
  until: number
}

/** Days that were made since others had their turn. */
interface Pace {
  made: number
}
