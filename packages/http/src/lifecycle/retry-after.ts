const LONGEST = 100 * 365 * 24 * 3600

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; null when it is absent or unreadable.
 *
 * RFC 9110 §10.2.3 allows whole seconds or one of three HTTP dates. A date in the past means «now». A negative, fractional
 * or wordy value says nothing, and an absurdly long one is kept (bounded to a century): it tells the caller not to come back.
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim()
  if (!text) return null
  if (/^\d+$/.test(text)) return Math.min(Number(text), LONGEST) * 1000
  // Date.parse alone would read «1.5», «-3» or «2» as dates: every HTTP date starts with the name of a day.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return null
  // A leap second is legal in an HTTP date and unknown to Date. The asctime form has no zone and means GMT.
  const date = Date.parse(`${text.replace(/:60\b/, ':59')}${/\b(gmt|utc)$/i.test(text) ? '' : ' GMT'}`)
  return Number.isNaN(date) ? null : Math.min(Math.max(0, date - now), LONGEST * 1000)
}
