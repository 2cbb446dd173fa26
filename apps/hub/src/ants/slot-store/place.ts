// One meeting point in memory: what its slots are made from, a few kilobytes whatever it offers.
import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import { startsOn } from '../agenda/day-starts.js'
import type { DayRemoval } from '../agenda/schedule.js'
import { readSchedule } from '../agenda/schedule.js'
import { type MeetingPoint, type Reason, REASONS } from '../agenda/schema.js'
import { MINUTES_PER_DAY, skippedMinutes } from '../agenda/wall-clock.js'
import type { Block } from './block-cache.js'
import { type HeldDesks, heldOn } from './held-desks.js'
import { packStarts } from './packed-starts.js'
import { packSchedule, type PackedSchedule, unpackSchedule } from './packed-schedule.js'

export interface Place {
  /** As ANTS is told of it. */
  readonly listing: AgendaMeetingPoint
  readonly time_zone: string
  readonly min_notice_minutes: number
  readonly max_days_ahead: number
  readonly durations: MeetingPoint['durations']
  readonly schedule: PackedSchedule
  held: HeldDesks
  /** Goes up whenever what is held changes. */
  version: number
  /** When slots start, as long as the cache keeps it; see `blockKey`. */
  readonly blocks: Map<number, Block>
}

/** What is asked for of a place, whenever. */
export interface Wish {
  reason: Reason
  documents_number: number
}

export function placeOf(point: MeetingPoint, held: HeldDesks): Place {
  const { id, name, longitude, latitude, zip_code, city_name, website, city_logo } = point
  return {
    listing: {
      id,
      name,
      longitude,
      latitude,
      public_entry_address: point.street,
      zip_code,
      city_name,
      website,
      city_logo,
    },
    time_zone: point.time_zone,
    min_notice_minutes: point.min_notice_minutes,
    max_days_ahead: point.max_days_ahead,
    durations: point.durations,
    schedule: packSchedule(readSchedule(point)),
    held,
    version: 0,
    blocks: new Map(),
  }
}

/** Days per block: one or two for a search of a week, four or five for a month. */
export const BLOCK_DAYS = 8
const MOST_DOCUMENTS = 16

export function blockKey(block: number, { reason, documents_number }: Wish): number {
  return (block * REASONS.length + REASONS.indexOf(reason)) * MOST_DOCUMENTS + documents_number
}

/** The block that a key of `blockKey` is of. */
export function blockOfKey(key: number): number {
  return Math.floor(key / (REASONS.length * MOST_DOCUMENTS))
}

/** Every slot of the block's days, whatever the time is now. */
export function makeBlock(place: Place, block: number, wish: Wish): Block {
  return { starts: packStarts(startsOfDays(place, block * BLOCK_DAYS, wish)) }
}

function startsOfDays(place: Place, firstDay: number, { reason, documents_number }: Wish): number[] {
  const step = place.durations[reason]
  if (step === undefined) return []
  const room = { step, length: step * documents_number }
  const schedule = unpackSchedule(place.schedule)
  const skipped = skippedMinutes(place.time_zone, firstDay, firstDay + BLOCK_DAYS - 1)
  const starts: number[] = []
  for (let index = 0; index < BLOCK_DAYS; index += 1) {
    const day = firstDay + index
    const midnight = day * MINUTES_PER_DAY
    const removals: DayRemoval[] = heldOn(place.held, day)
    for (const { from, to } of skipped) removals.push({ from: from - midnight, to: to - midnight, desks: null })
    for (const start of startsOn(schedule, day, removals, room)) starts.push(index * MINUTES_PER_DAY + start)
  }
  return starts
}
