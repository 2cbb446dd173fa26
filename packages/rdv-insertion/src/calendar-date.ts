const FRENCH = /^(\d{2})\/(\d{2})\/(\d{4})$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** A day of the calendar, of no time zone. */
export interface CalendarDate {
  year: number
  /** From 1. */
  month: number
  day: number
}

/**
 * Reads `DD/MM/YYYY`, `YYYY-MM-DD`, or a `Date` at midnight, local or UTC, as date pickers and databases give it. A `Date` at any
 * other hour could mean two days, and is no date here.
 *
 * rdv-insertion turns an impossible date, such as 31/02/1990, into no date without a word: it must be found before.
 *
 * @returns `undefined` for what is no day of the calendar
 */
export function readCalendarDate(value: unknown): CalendarDate | undefined {
  const date = value instanceof Date ? midnightOf(value) : typeof value === 'string' ? written(value.trim()) : undefined
  return date && isCalendarDate(date) ? date : undefined
}

/** The form that the API documents for what it receives. */
export function toFrenchDate({ year, month, day }: CalendarDate): string {
  return [String(day).padStart(2, '0'), String(month).padStart(2, '0'), String(year).padStart(4, '0')].join('/')
}

/** Whether a birth date is refused for certain, wherever the server's day begins: to come, or more than 130 years ago. */
export function isImpossibleBirth({ year, month, day }: CalendarDate, now: number): boolean {
  const birth = Date.UTC(year, month - 1, day)
  const oldest = new Date(now)
  oldest.setUTCFullYear(oldest.getUTCFullYear() - 130)
  return birth > now + EASTERNMOST || birth < oldest.getTime() - 2 * DAY
}

const DAY = 86_400_000
/** The first places on Earth to begin a day are 14 hours ahead of UTC. */
const EASTERNMOST = 14 * 3_600_000

function written(text: string): CalendarDate | undefined {
  const [, day, month, year] = FRENCH.exec(text) ?? []
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(day) }
  const [, isoYear, isoMonth, isoDay] = ISO.exec(text) ?? []
  if (isoYear === undefined) return undefined
  return { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) }
}

function midnightOf(date: Date): CalendarDate | undefined {
  if (Number.isNaN(date.getTime())) return undefined
  if (date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0) {
    return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
  }
  if (date.getTime() % DAY !== 0) return undefined
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const february = isLeapYear ? 29 : 28
  return day <= (month === 2 ? february : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
