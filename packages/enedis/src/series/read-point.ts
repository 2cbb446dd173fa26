import {
  BACKSLASH,
  CLOSE,
  COLON,
  COMMA,
  DELETE,
  digit,
  isAt,
  isSpace,
  OPEN,
  QUOTE,
  skipSpaces,
  SPACE,
  TILDE,
  toAscii,
} from './bytes.js'
import { DAY_LENGTH, readDay, readMinute, STAMP_LENGTH } from './read-stamp.js'

/** One point of a curve, and where its parts are. */
export interface PointReading {
  /** NaN: null. */
  value: number
  /** Minute of the day of its end. */
  minute: number
  minutes: number
  /** The digits between their quotes; `valueEnd` is -1 of null. */
  valueBegin: number
  valueEnd: number
  stampBegin: number
  /** Local midnight of the day of the stamp. */
  midnight: number
  /** Behind its closing brace. */
  next: number
}

/** What is read of a point, by its keys in both generations; other keys are skipped. */
const KEYS: Readonly<Record<string, 'value' | 'date' | 'step'>> = {
  v: 'value',
  value: 'value',
  d: 'date',
  date: 'date',
  p: 'step',
  interval_length: 'step',
}

/** Reads one point. @returns undefined when anything is not as in nearly all answers */
export function readPoint(bytes: Uint8Array, begin: number): PointReading | undefined {
  if (bytes[begin] !== OPEN) return undefined
  const parts: { value?: [number, number]; date?: [number, number]; step?: [number, number] } = {}
  let at = skipSpaces(bytes, begin + 1)
  for (;;) {
    const keyEnd = skipText(bytes, at)
    if (keyEnd < 0) return undefined
    const key = toAscii(bytes, at + 1, keyEnd - 1)
    at = skipSpaces(bytes, keyEnd)
    if (bytes[at] !== COLON) return undefined
    at = skipSpaces(bytes, at + 1)
    const end = skipValue(bytes, at)
    if (end < 0) return undefined
    const meaning = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
    if (meaning) parts[meaning] = [at, end]
    at = skipSpaces(bytes, end)
    if (bytes[at] === CLOSE) break
    if (bytes[at] !== COMMA) return undefined
    at = skipSpaces(bytes, at + 1)
  }
  return toReading(bytes, parts, at + 1)
}

function toReading(
  bytes: Uint8Array,
  { value, date, step }: { value?: [number, number]; date?: [number, number]; step?: [number, number] },
  next: number,
): PointReading | undefined {
  if (!value || !date || !step) return undefined
  const valueText = toAscii(bytes, ...value)
  const isNull = valueText === 'null'
  const [, minutes] = /^"PT(5|10|15|30|60)M"$/.exec(toAscii(bytes, ...step)) ?? []
  const stampBegin = date[0] + 1
  const midnight = readDay(bytes, stampBegin)
  const minute = readMinute(bytes, stampBegin + DAY_LENGTH)
  const isStamp = bytes[date[0]] === QUOTE && date[1] === stampBegin + STAMP_LENGTH + 1 && midnight >= 0 && minute >= 0
  if (!(isNull || /^"\d{1,9}"$/.test(valueText)) || !isStamp || minutes === undefined) return undefined
  return {
    value: isNull ? Number.NaN : Number(valueText.slice(1, -1)),
    minute,
    minutes: Number(minutes),
    valueBegin: value[0] + 1,
    valueEnd: isNull ? -1 : value[1] - 1,
    stampBegin,
    midnight,
    next,
  }
}

/** The place behind a text, digits or null; -1 for anything else. */
function skipValue(bytes: Uint8Array, at: number): number {
  if (bytes[at] === QUOTE) return skipText(bytes, at)
  if (isAt(bytes, at, 'null')) return at + 4
  let end = at
  while (digit(bytes, end) <= 9) end += 1
  const isNumber = end - at === 1 || (end - at > 1 && bytes[at] !== 0x30)
  return isNumber && (isSpace(bytes[end]) || bytes[end] === COMMA || bytes[end] === CLOSE) ? end : -1
}

/** The place behind a text of printable ASCII without escapes; -1 for anything else. */
function skipText(bytes: Uint8Array, begin: number): number {
  if (bytes[begin] !== QUOTE) return -1
  for (let at = begin + 1; ; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) return at + 1
    if (byte === undefined || byte < SPACE || byte > TILDE || byte === DELETE || byte === BACKSLASH) return -1
  }
}
