/** Calendar days as text, `YYYY-MM-DD`: no time zone, so the same answer on every machine. */

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/
const LAST_DAY = '9999-12-31'
const MILLISECONDS_OF_A_DAY = 86_400_000

/** Whether the text is a day of the calendar, years 0001 to 9999: `2028-02-29` is, `2027-02-29` is not. */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = ISO_DAY.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * Reads a day as people and programs give it: `YYYY-MM-DD`, `DD/MM/YYYY`, or a `Date` at midnight, local or UTC. A `Date` at any other
 * hour could mean two days, and a year below 1000 is a slip.
 *
 * @returns the day as `YYYY-MM-DD`, or `undefined` for what is no day of the calendar
 */
export function parseCalendarDay(value: unknown): string | undefined {
  if (value instanceof Date) return readMidnight(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim().replace(FRENCH_DAY, '$3-$2-$1')
  return isCalendarDay(text) && text >= '1000' ? text : undefined
}

/** The day that many days later; stays at the last day of year 9999, so that days can always be compared as text. */
export function addDays(calendarDay: string, days: number): string {
  let year = Number(calendarDay.slice(0, 4))
  let month = Number(calendarDay.slice(5, 7))
  let day = Number(calendarDay.slice(8, 10)) + days
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
  return year > 9999 ? LAST_DAY : formatDay(year, month, day)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function readMidnight(date: Date): string | undefined {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  const isLocalMidnight = date.getTime() === new Date(year, month - 1, day).getTime()
  if (isLocalMidnight) return formatDay(year, month, day)
  return date.getTime() % MILLISECONDS_OF_A_DAY === 0 ? date.toISOString().slice(0, 10) : undefined
}

function formatDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
