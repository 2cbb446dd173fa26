import type { JsonPiece } from '@hub/ants-client/editor'
import { computeBookableTime } from '../agenda/bookable-time.js'
import { dayNumber } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { Block } from './block-cache.js'
import { startsWithin } from './packed-starts.js'
import { BLOCK_DAYS, type CachedMeetingPoint, type SlotCriteria } from './cached-meeting-point.js'
import { DeferredSlots, type SlotTemplate, slotTemplate, withoutComma } from './slot-template.js'

/** A search, with its days as ANTS writes them: `YYYY-MM-DD`, both included. */
export interface SlotSearch extends SlotCriteria {
  start_date: string
  end_date: string
}

export interface MeetingPointSlots {
  /** The pieces of the JSON array that ANTS reads. */
  json: JsonPiece[]
  /** Every day asked is over at this meeting point. */
  isPast: boolean
  /** The answer stays the same for at least an hour: see `TWO_HOURS`. */
  isSteady: boolean
}

export interface SlotsSource {
  /** Base of the addresses where slots are booked. */
  publicUrl: string
  /** The block of this number, 8 days each, counted from 1970-01-01. */
  getBlock: (block: number) => Block
}

/**
 * The slots of a meeting point as JSON, written when it is sent. Slots that cannot be booked now (past, within the notice, after the
 * last day) are cut off here, so that blocks do not depend on the time. Yields before each block, which may have to be computed.
 */
export function* slotsJson(
  place: CachedMeetingPoint,
  query: SlotSearch,
  now: number,
  { publicUrl, getBlock }: SlotsSource,
): Generator<void, MeetingPointSlots> {
  const { first, last } = parseDays(query)
  const { afterMinute, today, lastDay } = computeBookableTime(place, now)
  const from = Math.max(first * MINUTES_PER_DAY, afterMinute + 1)
  const until = (Math.min(last, lastDay) + 1) * MINUTES_PER_DAY
  const json: JsonPiece[] = ['[']
  let template: SlotTemplate | undefined
  if (place.durations[query.reason] !== undefined) {
    const lastBlock = Math.floor((until - 1) / MINUTES_PER_BLOCK)
    for (let block = Math.floor(from / MINUTES_PER_BLOCK); block <= lastBlock; block += 1) {
      yield
      const { starts } = getBlock(block)
      let bookable = startsWithin(starts, from - block * MINUTES_PER_BLOCK, until - block * MINUTES_PER_BLOCK)
      if (bookable === '') continue
      const firstDay = block * BLOCK_DAYS
      if (template === undefined) {
        template = slotTemplate(publicUrl, { ...query, meeting_point_id: String(place.listing.id) })
        json.push(new DeferredSlots(withoutComma(template), firstDay, bookable.slice(0, 1)))
        bookable = bookable.slice(1)
      }
      if (bookable !== '') json.push(new DeferredSlots(template, firstDay, bookable))
    }
  }
  json.push(']')
  const isSteady = first * MINUTES_PER_DAY > afterMinute + TWO_HOURS && last <= lastDay
  return { json, isPast: last < today, isSteady }
}

/** Minutes of wall-clock time that an hour can take: one more where the clock goes forward in it. */
const TWO_HOURS = 120
const MINUTES_PER_BLOCK = BLOCK_DAYS * MINUTES_PER_DAY

/** The days parsed last: a search of thousands of meeting points has one pair of days. */
let read = { start_date: '', end_date: '', first: 0, last: 0 }

function parseDays({ start_date, end_date }: SlotSearch): { first: number; last: number } {
  if (read.start_date !== start_date || read.end_date !== end_date) {
    read = { start_date, end_date, first: dayNumber(start_date), last: dayNumber(end_date) }
  }
  return read
}
