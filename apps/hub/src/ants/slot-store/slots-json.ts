import type { JsonPiece } from '@hub/ants-client/editor'
import { bookableTime } from '../agenda/bookable-time.js'
import { dayNumber } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { Block } from './block-cache.js'
import { startsWithin } from './packed-starts.js'
import { BLOCK_DAYS, type Place, type Wish } from './place.js'
import { DeferredSlots, type SlotTemplate, slotTemplate, withoutComma } from './slot-template.js'

/** The days asked, as ANTS asks: `YYYY-MM-DD`, both included. */
export interface SlotsWindow extends Wish {
  start_date: string
  end_date: string
}

export interface PlaceSlots {
  /** JSON in pieces: put together, the array that ANTS reads. */
  json: JsonPiece[]
  /** Every day asked is over at this place. */
  isPast: boolean
  /** Time changes nothing of it in the next hour, be it one in which clocks go forward. */
  isSteady: boolean
}

export interface SlotsSource {
  /** Base of the addresses where slots are booked. */
  publicUrl: string
  /** The block of this number, 8 days each, counted from 1970-01-01. */
  blockOf: (block: number) => Block
}

/**
 * The slots of a place as JSON, to be written when it is sent. What the time makes impossible (past, notice, horizon) is cut off
 * here, so that blocks know nothing of it. It pauses before each block, which may have to be made.
 */
export function* slotsJson(
  place: Place,
  query: SlotsWindow,
  now: number,
  { publicUrl, blockOf }: SlotsSource,
): Generator<void, PlaceSlots> {
  const { first, last } = daysOf(query)
  const { after, today, horizon } = bookableTime(place, now)
  const from = Math.max(first * MINUTES_PER_DAY, after + 1)
  const until = (Math.min(last, horizon) + 1) * MINUTES_PER_DAY
  const json: JsonPiece[] = ['[']
  let template: SlotTemplate | undefined
  if (place.durations[query.reason] !== undefined) {
    const lastBlock = Math.floor((until - 1) / MINUTES_PER_BLOCK)
    for (let block = Math.floor(from / MINUTES_PER_BLOCK); block <= lastBlock; block += 1) {
      yield
      const { starts } = blockOf(block)
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
  const isSteady = first * MINUTES_PER_DAY > after + TWO_HOURS && last <= horizon
  return { json, isPast: last < today, isSteady }
}

const TWO_HOURS = 120
const MINUTES_PER_BLOCK = BLOCK_DAYS * MINUTES_PER_DAY

/** Thousands of places are asked for the same days: they are read once. */
let read = { start_date: '', end_date: '', first: 0, last: 0 }

function daysOf({ start_date, end_date }: SlotsWindow): { first: number; last: number } {
  if (read.start_date !== start_date || read.end_date !== end_date) {
    read = { start_date, end_date, first: dayNumber(start_date), last: dayNumber(end_date) }
  }
  return read
}
