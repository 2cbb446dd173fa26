// Days and times as people write them in French, from wall-clock text alone: no time zone and no clock takes part.
import { Temporal } from 'temporal-polyfill'

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
/** Keeps a number and its word on one line. */
const NO_BREAK_SPACE = '\u00a0'

/**
 * `2027-12-10` → `vendredi 10 décembre 2027`.
 * @throws {RangeError} when the text is not a day of the calendar
 */
export function frenchDay(day: string): string {
  const [year = '', month, dayOfMonth] = day.split('-')
  const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? ''
  const ordinal = dayOfMonth === '01' ? '1er' : String(Number(dayOfMonth))
  return `${weekday} ${ordinal}${NO_BREAK_SPACE}${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

/** `09:05` → `9 h 05`. */
export function frenchTime(time: string): string {
  const [hours = '', minutes = ''] = time.split(':')
  return [String(Number(hours)), 'h', minutes].join(NO_BREAK_SPACE)
}

/** `2027-12-10T09:00` → `vendredi 10 décembre 2027 à 9 h 00`. */
export function frenchMoment(wallClock: string): string {
  return `${frenchDay(wallClock.slice(0, 10))} à ${frenchTime(wallClock.slice(11, 16))}`
}

/** What another booking software declared as a time: in French when it is one, as it stands otherwise. */
export function frenchMomentOr(text: string): string {
  try {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? frenchMoment(text) : text
  } catch {
    return text
  }
}
