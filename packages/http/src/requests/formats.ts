import { parseCalendarDay } from '../calendar-day.js'
import type { RequestFormats } from './request-schema.js'

/** The formats of JSON Schema that a request is checked for; any other is only a remark for readers. */
export const BUILT_IN_FORMATS: RequestFormats = { date: parseCalendarDay, uri: parseHttpAddress }

/** An absolute http or https address, as it was given. */
function parseHttpAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const { protocol } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? value : undefined
}
