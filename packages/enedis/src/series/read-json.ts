import { UnreadableAnswer } from './points.js'

export type Fields = Readonly<Record<string, unknown>>

/**
 * The JSON of an answer, whatever its `Content-Type` says.
 *
 * @throws UnreadableAnswer
 */
export function parseBytes(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new UnreadableAnswer('', bytes.length === 0 ? 'the answer is empty' : 'the answer is no JSON')
  }
}

/** An object. @throws UnreadableAnswer */
export function toFields(value: unknown, pointer: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new UnreadableAnswer(pointer, 'the answer does not fit the contract: an object is due')
}

/** An object, or nothing. */
export function toOptionalFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** A list of objects: one object where a list is due is a list of one, and nothing an empty list. @throws UnreadableAnswer */
export function toList(value: unknown, pointer: string): Fields[] {
  if (value === undefined || value === null) return []
  const list = Array.isArray(value) ? value : [value]
  return list.map((each, index) => toFields(each, Array.isArray(value) ? `${pointer}/${index}` : pointer))
}

/** A text that holds something, also of a number; null otherwise. */
export function toText(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** A number, as itself or as its digits; null when it is none. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'string') return /^\s*-?\d{1,15}(?:\.\d+)?\s*$/.test(value) ? Number(value) : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
