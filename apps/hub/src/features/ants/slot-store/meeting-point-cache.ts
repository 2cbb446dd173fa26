import type { AgendaMeetingPoint, ReadyBytes } from '@hub/ants-client/editor'
import { createReadyBytes } from '@hub/ants-client/node'
import { computeBookableTime } from '../agenda/bookable-time.js'
import { dayNumber } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { CachedMeetingPoint, SlotCriteria } from './cached-meeting-point.js'
import { type Occupancy, withDay } from './occupancy.js'
import { createOffering, type NothingOffered } from './offering.js'
import { BLOCK_DAYS, hasSlots } from './day-block.js'
import { ReadyDays } from './ready-days.js'

/** A search, with its days as ANTS writes them: `YYYY-MM-DD`, both included. */
export interface SlotSearch extends SlotCriteria {
  isGzip: boolean
  meeting_point_ids: readonly string[]
  start_date: string
  end_date: string
}

/** Called for a meeting point that is not published, with the reason. */
export type OnLeftOut = (listing: AgendaMeetingPoint, problem: NothingOffered) => void

/** Meeting points in memory, with the bytes of their slots that lie ready. A change drops the bytes that it makes wrong. */
export class MeetingPointCache {
  readonly #ready: ReadyDays
  readonly #offering = createOffering()
  #meetingPoints: Map<string, CachedMeetingPoint> = new Map()
  #sorted: readonly CachedMeetingPoint[] | undefined
  #listings: { key: string; list: readonly AgendaMeetingPoint[] } | undefined

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
    place.held = withDay(place.held, day, held, oldest)
    this.#ready.drop(place, day)
  }

  /**
   * The meeting points to publish: the same frozen list as long as they are the same and none changed, in the order of ids.
   * @param onLeftOut called for each meeting point that offers nothing, once for each new list
   */
  listings(now: number, onLeftOut?: OnLeftOut): readonly AgendaMeetingPoint[] {
    const places = (this.#sorted ??= [...this.#meetingPoints]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, place]) => place))
    const problems = places.map((place) => this.#offering(place, now))
    const key = problems.map((problem) => (problem === undefined ? '1' : '0')).join('')
    if (this.#listings?.key === key) return this.#listings.list
    const list = Object.freeze(places.filter((_, index) => problems[index] === undefined).map(({ listing }) => listing))
    this.#listings = { key, list }
    for (const [index, { listing }] of places.entries()) {
      const problem = problems[index]
      if (problem !== undefined) onLeftOut?.(listing, problem)
    }
    return list
  }

  /**
   * The slots of all these meeting points as the pieces of one JSON object. Days that are asked for the first time are made on the way;
   * unknown meeting points are left out.
   * @param onPast called for a meeting point at which the days are over
   */
  *search(search: SlotSearch, now: number, onPast?: (id: string) => void): Generator<ReadyBytes, void> {
    const days = { first: dayNumber(search.start_date), last: dayNumber(search.end_date) }
    let before = '{'
    for (const id of search.meeting_point_ids) {
      const place = this.#meetingPoints.get(id)
      if (!place) continue
      yield createReadyBytes(`${before}${JSON.stringify(id)}:[`, search.isGzip)
      before = '],'
      const { afterMinute, today, lastDay } = computeBookableTime(place, now)
      if (days.last < today) onPast?.(id)
      // Slots that cannot be booked now are cut off here, so that what lies ready does not depend on the time.
      const from = Math.max(days.first * MINUTES_PER_DAY, afterMinute + 1)
      yield* this.#slots(place, search, from, Math.min(days.last, lastDay))
    }
    yield createReadyBytes(before === '{' ? '{}' : ']}', search.isGzip)
  }

  *#slots(place: CachedMeetingPoint, search: SlotSearch, from: number, lastDay: number): Generator<ReadyBytes, void> {
    if (place.durations[search.reason] === undefined) return
    let isBegun = false
    for (let day = Math.floor(from / MINUTES_PER_DAY); day <= lastDay; ) {
      const block = this.#ready.get(place, search, day, lastDay)
      const until = Math.min(block.firstDay + BLOCK_DAYS, lastDay + 1)
      const minute = (): number => Math.max(from - day * MINUTES_PER_DAY, 0)
      for (; day < until; day += 1) if (isBegun || hasSlots(block, day, minute())) break
      if (day < until) yield* this.#ready.read(block, day, until, isBegun ? undefined : minute(), search.isGzip)
      isBegun ||= day < until
      day = until
    }
  }
}
