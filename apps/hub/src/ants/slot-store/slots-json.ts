import { bookableTime } from '../agenda/bookable-time.js'
import { dayNumber } from '../agenda/calendar-day.js'
import { MINUTES_PER_DAY } from '../agenda/wall-clock.js'
import type { Block } from './block-cache.js'
import { BLOCK_DAYS, type Place, type Wish } from './place.js'

/** The days asked, as ANTS asks: `YYYY-MM-DD`, both included. */
export interface SlotsWindow extends Wish {
  start_date: string
  end_date: string
}

export interface PlaceSlots {
  /** JSON in pieces: put together, the array that ANTS reads. */
  json: (string | Uint8Array)[]
  /** Every day asked is over at this place. */
  isPast: boolean
  /** Time changes nothing of it in the next hour, be it one in which clocks go forward. */
  isSteady: boolean
}

/**
 * The slots of a place as JSON, bytes as they are kept: nothing is copied. What the time makes impossible (past, notice, horizon) is
 * cut off here, so that blocks know nothing of it. It pauses before each block, which may have to be made.
 * @param blockOf the block of this number, 8 days each, counted from 1970-01-01
 */
export function* slotsJson(
  place: Place,
  query: SlotsWindow,
  now: number,
  blockOf: (block: number) => Block,
): Generator<void, PlaceSlots> {
  const { first, last } = daysOf(query)
  const { after, today, horizon } = bookableTime(place, now)
  const from = Math.max(first * MINUTES_PER_DAY, after + 1)
  const until = (Math.min(last, horizon) + 1) * MINUTES_PER_DAY
  const json: (string | Uint8Array)[] = ['[']
  if (place.durations[query.reason] !== undefined) {
    const lastBlock = Math.floor((until - 1) / MINUTES_PER_BLOCK)
    for (let block = Math.floor(from / MINUTES_PER_BLOCK); block <= lastBlock; block += 1) {
      yield
      const items = within(blockOf(block), from - block * MINUTES_PER_BLOCK, until - block * MINUTES_PER_BLOCK)
      // Only the first item of all has no comma before it.
      if (items.length > 0) json.push(json.length === 1 ? items.subarray(1) : items)
    }
  }
  json.push(']')
  const isSteady = first * MINUTES_PER_DAY > after + TWO_HOURS && last <= horizon
  return { json, isPast: last < today, isSteady }
}

const TWO_HOURS = 120
const MINUTES_PER_BLOCK = BLOCK_DAYS * MINUTES_PER_DAY

/** The items that start from one minute of the block (included) to another (excluded). */
function within({ bytes, starts }: Block, from: number, until: number): Uint8Array {
  const first = from <= 0 ? 0 : indexAt(starts, from)
  const end = until >= MINUTES_PER_BLOCK ? starts.length : indexAt(starts, until)
  if (first === 0 && end === starts.length) return bytes
  const size = bytes.length / starts.length
  return bytes.subarray(first * size, Math.max(first, end) * size)
}

/** The index of the first start at this minute or later. */
function indexAt(starts: Uint16Array, minute: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < minute) low = middle + 1
    else high = middle
  }
  return low
}

/** Thousands of places are asked for the same days: they are read once. */
let read = { start_date: '', end_date: '', first: 0, last: 0 }

function daysOf({ start_date, end_date }: SlotsWindow): { first: number; last: number } {
  if (read.start_date !== start_date || read.end_date !== end_date) {
    read = { start_date, end_date, first: dayNumber(start_date), last: dayNumber(end_date) }
  }
  return read
}
