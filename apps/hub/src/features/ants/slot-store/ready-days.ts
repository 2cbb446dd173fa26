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
  /** Of each day: its slots, the offsets of its second slot and of its end, and the CRC-32 of its text. */
  readonly starts: readonly DayStarts[]
  readonly seconds: readonly number[]
  readonly ends: readonly number[]
  readonly crcs: readonly number[]
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
  const { size } = template
  const copied = former?.made ?? 0
  const has = (days: number, index: number): boolean => (days & (1 << index)) !== 0
  const starts = Array.from({ length: BLOCK_DAYS }, (_, index) => {
    if (former && has(copied, index)) return former.starts[index] ?? ''
    return has(asked, index) ? startsOfDay(place, firstDay + index, form) : ''
  })
  const length = starts.reduce((total, day) => total + day.length * size, 0)
  const target = isGzip ? borrow('deflated', maxDeflated(length) + 16 * BLOCK_DAYS) : Buffer.allocUnsafeSlow(length)
  const [seconds, ends, crcs]: [number[], number[], number[]] = [[], [], []]
  let end = 0
  for (const [index, day] of starts.entries()) {
    const begin = end
    let [second, crc] = [begin, 0]
    if (former && has(copied, index)) {
      const from = getBegin(former, index)
      end += former.bytes.copy(target, begin, from, former.ends[index])
      second += (former.seconds[index] ?? 0) - from
      crc = former.crcs[index] ?? 0
    } else if (isGzip && day !== '') {
      const text = borrow('text', (day.length + 1) * size)
      text.set(template.bytes)
      // Whatever slot is before, its comma is not copied: the first of the list has none.
      text[0] = 0
      const until = writeSlots(template, firstDay + index, day, text, size)
      second = deflateRecords({ text, known: 0, from: size, until: 2 * size, size }, target, begin)
      end = deflateRecords({ text, known: size + 1, from: 2 * size, until, size }, target, second)
      crc = crc32(text.subarray(size, until))
    } else end = writeSlots(template, firstDay + index, day, target, begin)
    seconds.push(second)
    ends.push(end)
    crcs.push(crc)
  }
  const bytes = isGzip ? Buffer.allocUnsafeSlow(end) : target
  if (isGzip) target.copy(bytes, 0, 0, end)
  return { ...frame, made: asked | copied, starts, seconds, ends, crcs, bytes }
}

function getBegin({ ends }: Block, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0)
}

/** Memory that is used again, as long as it is large enough. */
const memory = { text: Buffer.allocUnsafeSlow(0), deflated: Buffer.allocUnsafeSlow(0) }

function borrow(name: keyof typeof memory, size: number): Buffer {
  if (memory[name].length < size) memory[name] = Buffer.allocUnsafeSlow(2 * size)
  return memory[name]
}

/**
 * The slots of some days in a row, each with the comma before it. Where the list begins with them, the slots before a minute of the first
 * day are left out, and so is the comma before the first slot.
 */
export function* readDays(block: Block, from: number, until: number, minute: number): Generator<ReadyBytes, void> {
  const { firstDay, template, isGzip, starts, seconds, ends, crcs, bytes } = block
  const { size } = template
  let index = from - firstDay
  let begin = getBegin(block, index)
  let all = { crc: 0, length: 0 }
  if (minute !== CONTINUED) {
    const day = starts[index] ?? ''
    let skipped = 0
    while (skipped < day.length && day.charCodeAt(skipped) < minute) skipped += 1
    if (!isGzip) begin += skipped * size + 1
    else if (skipped < day.length) {
      // What is whole begins with its first slot, and the others lie ready; what is cut is deflated anew.
      const count = skipped === 0 ? 1 : day.length - skipped
      const text = borrow('text', count * size)
      const written = writeSlots(template, from, day.slice(skipped, skipped + count), text, 0)
      const deflated = Buffer.allocUnsafe(maxDeflated(written))
      const end = deflateRecords({ text, known: 1, from: 1, until: written, size }, deflated, 0)
      yield { bytes: deflated.subarray(0, end), length: written - 1, crc: crc32(text.subarray(1, written)) }
      begin = (skipped === 0 ? seconds[index] : ends[index]) ?? 0
      const length = skipped === 0 ? (day.length - 1) * size : 0
      // The first slot's checksum, taken out of the day's.
      if (length > 0) all = joinChecksums({ crc: crc32(text.subarray(0, size)), length: 0 }, { crc: crcs[index] ?? 0, length })
    }
    index += 1
  }
  const end = ends[until - firstDay - 1] ?? 0
  if (begin >= end) return
  for (; isGzip && index < until - firstDay; index += 1) {
    const length = (starts[index] ?? '').length * size
    if (length > 0) all = joinChecksums(all, { crc: crcs[index] ?? 0, length })
  }
  yield { bytes: bytes.subarray(begin, end), crc: all.crc, length: isGzip ? all.length : end - begin }
}

/** In the place of a minute: the list has begun before. */
export const CONTINUED = -1

/** Whether slots start on a day from a minute of it on. */
export function hasSlots({ firstDay, starts }: Block, day: number, minute: number): boolean {
  return (starts[day - firstDay]?.at(-1)?.charCodeAt(0) ?? -1) >= minute
}
