// Some days of a meeting point, deflated in one buffer, and what is read of them.
import { crc32 } from 'node:zlib'
import { joinChecksums, type ReadyBytes } from '@hub/ants-client/editor'
import { deflateRecords, maxDeflated } from './deflate-records.js'
import { type DayStarts, type SlotTemplate, writeSlots } from './slot-template.js'

/** Days whose bytes share one buffer, so that some days in a row are one view of it. */
export const BLOCK_DAYS = 8

/** Days of a meeting point for a reason and a number of persons. A slot has its comma before it: what is ready continues a list. */
export interface Block {
  /** The blocks of its meeting point, among which it is by its key. */
  readonly owner: Map<number, Block>
  readonly key: number
  readonly firstDay: number
  readonly template: SlotTemplate
  /** Which of the days are made, a bit each. */
  made: number
  /** Of each day: its slots, and the CRC-32 of their text. */
  readonly starts: readonly DayStarts[]
  readonly crcs: readonly number[]
  /** Of each day: the offsets of its second slot and of its end in what is deflated. */
  readonly seconds: readonly number[]
  readonly ends: readonly number[]
  readonly deflated: Buffer
  /** The text of all days, where the budget allows. */
  plain?: Buffer
}

/** Makes the asked days; those that a former block has are copied. */
export function makeBlock(
  frame: Pick<Block, 'owner' | 'key' | 'firstDay' | 'template'>,
  findStarts: (day: number) => DayStarts,
  asked: number,
  former: Block | undefined,
): Block {
  const { firstDay, template } = frame
  const copied = former?.made ?? 0
  const [starts, crcs, seconds, ends]: [DayStarts[], number[], number[], number[]] = [[], [], [], []]
  const parts: Uint8Array[] = []
  let end = 0
  for (let index = 0; index < BLOCK_DAYS; index += 1) {
    if (former && copied & (1 << index)) {
      const begin = getBegin(former, index)
      parts.push(former.deflated.subarray(begin, former.ends[index]))
      starts.push(former.starts[index] ?? '')
      crcs.push(former.crcs[index] ?? 0)
      seconds.push(end + (former.seconds[index] ?? 0) - begin)
      end += (former.ends[index] ?? 0) - begin
    } else {
      const day = asked & (1 << index) ? findStarts(firstDay + index) : ''
      const { bytes, second, crc } = deflateDay(template, firstDay + index, day)
      parts.push(bytes)
      starts.push(day)
      crcs.push(crc)
      seconds.push(end + second)
      end += bytes.length
    }
    ends.push(end)
  }
  const deflated = Buffer.allocUnsafeSlow(end)
  for (const [index, part] of parts.entries()) deflated.set(part, (ends[index] ?? 0) - part.length)
  return { ...frame, made: asked | copied, starts, crcs, seconds, ends, deflated }
}

const NOTHING = { bytes: new Uint8Array(), second: 0, crc: 0 }
/** Memory for the text of a day, used again and again. */
let memory = Buffer.alloc(0)

function deflateDay(template: SlotTemplate, day: number, starts: DayStarts) {
  if (starts === '') return NOTHING
  const { size } = template
  const until = (starts.length + 1) * size
  if (memory.length < until) memory = Buffer.allocUnsafeSlow(2 * until)
  const text = memory
  text.set(template.bytes)
  // Whatever slot is before, its comma is not copied: the first of the list has none.
  text[0] = 0
  writeSlots(template, day, starts, text, size)
  const target = Buffer.allocUnsafe(2 * maxDeflated(until))
  const second = deflateRecords({ text, known: 0, from: size, until: 2 * size, size }, target, 0)
  const end = deflateRecords({ text, known: size + 1, from: 2 * size, until, size }, target, second)
  return { bytes: target.subarray(0, end), second, crc: crc32(text.subarray(size, until)) }
}

function getBegin({ ends }: Block, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0)
}

export function countSlots({ starts }: Block, from: number, until: number): number {
  return starts.slice(from, until).reduce((count, day) => count + day.length, 0)
}

/** Whether slots start on a day from a minute of it on. */
export function hasSlots({ firstDay, starts }: Block, day: number, minute: number): boolean {
  return (starts[day - firstDay]?.at(-1)?.charCodeAt(0) ?? -1) >= minute
}

function countBefore(starts: DayStarts, minute: number): number {
  let count = 0
  while (count < starts.length && starts.charCodeAt(count) < minute) count += 1
  return count
}

/** The text of some days, by their index. */
export function writeDays(block: Block, from: number, until: number): Buffer {
  const { firstDay, template, starts } = block
  const text = Buffer.allocUnsafeSlow(countSlots(block, from, until) * template.size)
  let end = 0
  for (let index = from; index < until; index += 1) {
    end = writeSlots(template, firstDay + index, starts[index] ?? '', text, end)
  }
  return text
}

export function readPlain(
  block: Block,
  kept: Buffer | undefined,
  from: number,
  until: number,
  minute?: number,
): ReadyBytes {
  const { firstDay, template, starts } = block
  const [first, last] = [from - firstDay, until - firstDay]
  const begin = kept ? countSlots(block, 0, first) * template.size : 0
  const end = begin + countSlots(block, first, last) * template.size
  const skipped = minute === undefined ? 0 : countBefore(starts[first] ?? '', minute) * template.size + 1
  const bytes = (kept ?? writeDays(block, first, last)).subarray(begin + skipped, end)
  return { bytes, length: bytes.length, crc: 0 }
}

export function* readDeflated(block: Block, from: number, until: number, minute?: number): Generator<ReadyBytes, void> {
  const { firstDay, template, starts, crcs, seconds, ends, deflated } = block
  const { size } = template
  let index = from - firstDay
  let begin = getBegin(block, index)
  let all = { crc: 0, length: 0 }
  if (minute !== undefined) {
    const day = starts[index] ?? ''
    const skipped = countBefore(day, minute)
    // Of a whole day the first slot is written anew, and the others lie ready; what is cut is deflated anew.
    const written = skipped === 0 ? day.slice(0, 1) : day.slice(skipped)
    const text = Buffer.allocUnsafe(written.length * size)
    writeSlots(template, from, written, text, 0)
    const target = Buffer.allocUnsafe(maxDeflated(text.length))
    const end = deflateRecords({ text, known: 1, from: 1, until: text.length, size }, target, 0)
    yield { bytes: target.subarray(0, end), length: text.length - 1, crc: crc32(text.subarray(1)) }
    begin = (skipped === 0 ? seconds[index] : ends[index]) ?? 0
    if (skipped === 0 && day.length > 1) {
      // The day's checksum without the first slot's.
      const length = (day.length - 1) * size
      all = joinChecksums({ crc: crc32(text), length: 0 }, { crc: crcs[index] ?? 0, length })
    }
    index += 1
  }
  for (; index < until - firstDay; index += 1) {
    const length = (starts[index] ?? '').length * size
    if (length > 0) all = joinChecksums(all, { crc: crcs[index] ?? 0, length })
  }
  const end = ends[until - firstDay - 1] ?? 0
  if (begin < end) yield { bytes: deflated.subarray(begin, end), ...all }
}
