// Days as integers, so that a window of a year costs additions and not date objects. The calendar is the proleptic
// Gregorian one; the arithmetic counts years from March, which puts the leap day at the end of the year.

const DAYS_PER_ERA = 146_097 // 400 years
const DAYS_FROM_0000_03_01_TO_1970 = 719_468
const DAY_TEXT = /^(\d{4})-(\d\d)-(\d\d)$/

/**
 * Days from 1970-01-01 to the day written `YYYY-MM-DD`.
 * @throws RangeError when the text is not a day of the calendar
 */
export function dayNumber(text: string): number {
  const [, year, month, day] = (DAY_TEXT.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) throw notADay()
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  const number = era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_0000_03_01_TO_1970
  // 2027-02-30 has a number as well: the one of 2027-03-02.
  if (dayText(number) !== text) throw notADay()
  return number
}

/** The day `number` days after 1970-01-01, written `YYYY-MM-DD`. */
export function dayText(number: number): string {
  const shifted = number + DAYS_FROM_0000_03_01_TO_1970
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = ((monthFromMarch + 2) % 12) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** ISO weekday of a day number, 1 = Monday. 1970-01-01 was a Thursday. */
export function getWeekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

function notADay(): RangeError {
  return new RangeError('not a day of the calendar written YYYY-MM-DD')
}
