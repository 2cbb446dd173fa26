/** Calendar days as text, `YYYY-MM-DD`: no `Date`, no time zone, so the same answer on every machine. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const LAST_DAY = '9999-12-31'

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether the text is a day of the calendar, years 0001 to 9999: `2028-02-29` is, `2027-02-29` is not. */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
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
  if (year > 9999) return LAST_DAY
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
