// The ready bytes of days: made when they are first asked for, dropped when the day changes or the budget is full.
import { crc32 } from 'node:zlib'
import { joinChecksums, type ReadyBytes } from '@hub/ants-client/editor'
import { LRUCache } from 'lru-cache'
import { REASONS } from '../agenda/schema.js'
import { type CachedMeetingPoint, type SlotCriteria, startsOfDay } from './cached-meeting-point.js'
import { deflateRecords, maxDeflated } from './deflate-records.js'
import { createSlotTemplate, type DayStarts, type SlotTemplate, writeSlots } from './slot-template.js'

/** What is to be ready: slots of a reason and a number of persons, as text or deflated. */
export interface SlotForm extends SlotCriteria {
  isGzip: boolean
}

/** Days whose bytes share one buffer, so that some days in a row are one view of it. */
export const BLOCK_DAYS = 8
/** Estimated bytes of a block besides its text. */
const OVERHEAD = 1_000

/** Days of a meeting point. Each slot has its comma before it, so that what was made can stand anywhere but first. */
export interface Block {
  readonly place: CachedMeetingPoint
  readonly key: number
  readonly firstDay: number
  readonly isGzip: boolean
  readonly template: SlotTemplate
  /** Which of the days are made, a bit each. */
  made: number
  /** Of each day. */
  readonly starts: readonly DayStarts[]
  readonly crcs: readonly number[]
  /** Offsets of the end of each day. */
  readonly ends: readonly number[]
  readonly bytes: Buffer
}

export class ReadyDays {
  readonly #publicUrl: string
  readonly #blocks: LRUCache<Block, Block>

  /** @param budget bytes of all blocks together */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    this.#blocks = new LRUCache({
      maxSize: budget,
      sizeCalculation: ({ bytes }) => bytes.length + OVERHEAD,
      dispose: (block) => void block.place.blocks.delete(block.key),
    })
  }

  /** The block in which a day is, with that day and those after it until `lastDay` made. */
  get(place: CachedMeetingPoint, form: SlotForm, day: number, lastDay: number): Block {
    const number = Math.floor(day / BLOCK_DAYS)
    const firstDay = number * BLOCK_DAYS
    const key = getKey(number, form)
    const asked = (2 << Math.min(lastDay - firstDay, BLOCK_DAYS - 1)) - (1 << (day - firstDay))
    const former = place.blocks.get(key)
    if (former && (former.made & asked) === asked) return this.#blocks.get(former) ?? former
    const template =
      former?.template ?? createSlotTemplate(this.#publicUrl, { ...form, meeting_point_id: String(place.listing.id) })
    const block = makeBlock({ place, key, firstDay, isGzip: form.isGzip, template }, form, asked, former)
    if (former) this.#blocks.delete(former)
    this.#blocks.set(block, block)
    if (this.#blocks.has(block)) place.blocks.set(key, block)
    return block
  }

  /** To be called when what is held on a day changed. An appointment may run into the day after. */
  drop({ blocks }: CachedMeetingPoint, day: number): void {
    for (const block of blocks.values()) {
      for (const index of [day - block.firstDay, day + 1 - block.firstDay]) {
        if (index >= 0 && index < BLOCK_DAYS) block.made &= ~(1 << index)
      }
    }
  }

  dropAll({ blocks }: CachedMeetingPoint): void {
    for (const block of [...blocks.values()]) this.#blocks.delete(block)
  }
}

const MAX_DOCUMENTS = 16

function getKey(number: number, { reason, documents_number, isGzip }: SlotForm): number {
  return ((number * REASONS.length + REASONS.indexOf(reason)) * MAX_DOCUMENTS + documents_number) * 2 + Number(isGzip)
}

type Frame = Pick<Block, 'place' | 'key' | 'firstDay' | 'isGzip' | 'template'>

/** Makes the asked days; those that a former block has are copied. */
function makeBlock(frame: Frame, form: SlotCriteria, asked: number, former: Block | undefined): Block {
  const { place, firstDay, isGzip, template } = frame
  const copied = former?.made ?? 0
  const starts = Array.from({ length: BLOCK_DAYS }, (_, index) =>
    copied & (1 << index)
      ? (former?.starts[index] ?? '')
      : asked & (1 << index)
        ? startsOfDay(place, firstDay + index, form)
        : '',
  )
  const slots = starts.reduce((total, { length }) => total + length, 0)
  const size = slots * template.size
  const target = isGzip ? borrow('deflated', maxDeflated(size) + 16 * BLOCK_DAYS) : Buffer.allocUnsafeSlow(size)
  const ends: number[] = []
  const crcs: number[] = []
  let end = 0
  for (const [index, day] of starts.entries()) {
    if (former && copied & (1 << index)) {
      const from = index === 0 ? 0 : (former.ends[index - 1] ?? 0)
      end += former.bytes.copy(target, end, from, former.ends[index])
      crcs.push(former.crcs[index] ?? 0)
    } else if (isGzip && day !== '') {
      const text = borrow('text', (day.length + 1) * template.size)
      text.set(template.bytes)
      // The slot before may be the first of the list, which has no comma.
      text[0] = 0
      const until = writeSlots(template, firstDay + index, day, text, template.size)
      crcs.push(crc32(text.subarray(template.size, until)))
      end = deflateRecords({ text, known: 0, from: template.size, until, size: template.size }, target, end)
    } else {
      end = writeSlots(template, firstDay + index, day, target, end)
      crcs.push(0)
    }
    ends.push(end)
  }
  const bytes = isGzip ? Buffer.allocUnsafeSlow(end) : target
  if (isGzip) target.copy(bytes, 0, 0, end)
  return { ...frame, made: asked | copied, starts, crcs, ends, bytes }
}

/** Memory that is used again, as long as it is large enough. */
const memory = { text: Buffer.allocUnsafeSlow(0), deflated: Buffer.allocUnsafeSlow(0) }

function borrow(name: keyof typeof memory, size: number): Buffer {
  if (memory[name].length < size) memory[name] = Buffer.allocUnsafeSlow(2 * size)
  return memory[name]
}

/** A list begins here: the slots of a day from a minute of it on, without the comma before the first one. */
export function beginList({ firstDay, template, isGzip, starts, bytes, ends }: Block, day: number, minute: number) {
  const ofDay = starts[day - firstDay] ?? ''
  let skipped = 0
  while (skipped < ofDay.length && ofDay.charCodeAt(skipped) < minute) skipped += 1
  if (skipped === ofDay.length) return undefined
  const length = (ofDay.length - skipped) * template.size - 1
  if (!isGzip) {
    const end = ends[day - firstDay] ?? 0
    return { bytes: bytes.subarray(end - length, end), length, crc: 0 }
  }
  const text = borrow('text', length + 1)
  writeSlots(template, day, ofDay.slice(skipped), text, 0)
  const deflated = Buffer.allocUnsafe(maxDeflated(length))
  const end = deflateRecords({ text, known: 1, from: 1, until: length + 1, size: template.size }, deflated, 0)
  return { bytes: deflated.subarray(0, end), length, crc: crc32(text.subarray(1, length + 1)) }
}

/** The slots of some days in a row, each with the comma before it; nothing when there are none. */
export function continueList(block: Block, from: number, until: number): ReadyBytes | undefined {
  const { firstDay, template, isGzip, starts, crcs, ends, bytes } = block
  const start = from === firstDay ? 0 : (ends[from - firstDay - 1] ?? 0)
  const end = ends[until - firstDay - 1] ?? 0
  if (start >= end) return undefined
  let all = { crc: 0, length: isGzip ? 0 : end - start }
  for (let index = from - firstDay; isGzip && index < until - firstDay; index += 1) {
    const length = (starts[index] ?? '').length * template.size
    if (length > 0) all = joinChecksums(all, { crc: crcs[index] ?? 0, length })
  }
  return { bytes: bytes.subarray(start, end), ...all }
}
