import { normalizeSpaces } from './fields.js'
import type { MeetingPoint } from './schema.js'

const NAMES = ['name', 'street', 'city_name'] as const

/**
 * A stored document with its names as they are written today: earlier versions kept the spaces that were typed. The id is left
 * alone, and a value that is no document passes unchanged: its reader reports it.
 */
export function readStoredDocument(stored: unknown): MeetingPoint {
  const document = stored as MeetingPoint
  if (typeof stored !== 'object' || stored === null) return document
  const normalized: Partial<Record<(typeof NAMES)[number], string>> = {}
  for (const name of NAMES) {
    const text: unknown = document[name]
    if (typeof text !== 'string') continue
    const written = normalizeSpaces(text)
    if (written !== text) normalized[name] = written
  }
  return Object.keys(normalized).length === 0 ? document : { ...document, ...normalized }
}
