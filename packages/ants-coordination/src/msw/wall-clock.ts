const TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/**
 * The wall-clock time of a text, as the service answers it: `YYYY-MM-DDTHH:MM:SS`.
 *
 * Read with a space or a `T`, with or without seconds. A `Z` or an offset changes nothing: there are no time zones in this API.
 *
 * @returns `undefined` for a text that is no time, such as one whose unencoded `+` became a space
 */
export function wallClock(text: string): string | undefined {
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = '00'] = TIME.exec(text) ?? []
  if (!isDay(Number(year), Number(month), Number(day))) return undefined
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}`
}

/** Whether two texts are the same wall-clock minute. */
export function isSameMinute(one: string, other: string): boolean {
  const minute = wallClock(one)?.slice(0, 'YYYY-MM-DDTHH:MM'.length)
  return minute !== undefined && minute === wallClock(other)?.slice(0, minute.length)
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const february = isLeapYear ? 29 : 28
  return day <= (month === 2 ? february : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
