// One meeting point in memory: what its slots are made from, a few kilobytes whatever it offers.
import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import { startsOn } from '../agenda/day-starts.js'
import type { DayRemoval } from '../agenda/schedule.js'
import { readSchedule } from '../agenda/schedule.js'
import { type MeetingPoint, type Reason, REASONS } from '../agenda/schema.js'
import { MINUTES_PER_DAY, skippedMinutes } from '../agenda/wall-clock.js'
import type { Block } from './block-cache.js'
import { type Occupancy, occupiedOn } from './occupancy.js'
import { packStarts } from './packed-starts.js'
import { packSchedule, type PackedSchedule, unpackSchedule } from './packed-schedule.js'

export interface CachedMeetingPoint {
  /** As published to ANTS. */
  readonly listing: AgendaMeetingPoint
  readonly time_zone: string
  readonly min_notice_minutes: number
  readonly max_days_ahead: number
  readonly durations: MeetingPoint['durations']
  readonly schedule: PackedSchedule
  held: Occupancy
  /** Goes up whenever what is held changes. */
  version: number
  /** When slots start, as long as the cache keeps it; see `blockKey`. */
  readonly blocks: Map<number, Block>
}

/** Reason and number of persons of a search. */
export interface SlotCriteria {
  reason: Reason
  documents_number: number
}

export function createCachedMeetingPoint(point: MeetingPoint, held: Occupancy): CachedMeetingPoint {
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
const MAX_DOCUMENTS_PER_BLOCK_KEY = 16

export function blockKey(block: number, { reason, documents_number }: SlotCriteria): number {
  return (block * REASONS.length + REASONS.indexOf(reason)) * MAX_DOCUMENTS_PER_BLOCK_KEY + documents_number
}

/** The block that a key of `blockKey` is of. */
export function parseBlockKey(key: number): number {
  return Math.floor(key / (REASONS.length * MAX_DOCUMENTS_PER_BLOCK_KEY))
}

/** Every slot of the block's days, whatever the time is now. */
export function makeBlock(place: CachedMeetingPoint, block: number, wish: SlotCriteria): Block {
  return { starts: packStarts(startsOfDays(place, block * BLOCK_DAYS, wish)) }
}

function startsOfDays(
  place: CachedMeetingPoint,
  firstDay: number,
  { reason, documents_number }: SlotCriteria,
): number[] {
  const step = place.durations[reason]
  if (step === undefined) return []
  const room = { step, length: step * documents_number }
  const schedule = unpackSchedule(place.schedule)
  const skipped = skippedMinutes(place.time_zone, firstDay, firstDay + BLOCK_DAYS - 1)
  const starts: number[] = []
  for (let index = 0; index < BLOCK_DAYS; index += 1) {
    const day = firstDay + index
    const midnight = day * MINUTES_PER_DAY
    const removals: DayRemoval[] = occupiedOn(place.held, day)
    for (const { from, to } of skipped) removals.push({ from: from - midnight, to: to - midnight, desks: null })
    for (const start of startsOn(schedule, day, removals, room)) starts.push(index * MINUTES_PER_DAY + start)
  }
  return starts
}
