import { dayText } from './agenda/calendar-day.js'
import { toDayNumber, wallClockAt } from './agenda/wall-clock.js'

/** The day (`YYYY-MM-DD`) that calendars of a time zone show at an instant in epoch milliseconds. */
export function todayIn(timeZone: string, now: number): string {
  return dayText(toDayNumber(wallClockAt(now, timeZone)))
}
