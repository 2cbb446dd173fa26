// The values of a series as JSON text, written directly: a week of half-hours would otherwise be hundreds of objects, made to be written
// once. Whatever is written here is a number, or a date of our own making: nothing that JSON would have to escape.
import type { DayValue, Peak } from '../readings/day-values.js'
import { formatStamp } from '../readings/paris-time.js'

/** What each form calls them. */
export interface ValueNames {
  value: string
  date: string
  /** Of the interval. */
  length: string
  /** How the interval was measured. */
  kind: string
}

/** Enedis stamps the end of an interval; MyElectricalData its beginning. */
export type Stamps = 'end' | 'start'

/** @returns the elements of the list, without its brackets */
export function writeValues(days: ReadonlyMap<string, DayValue>, names: ValueNames, stamps: Stamps): string {
  const begin = `{"${names.value}":"`
  const beforeDate = `","${names.date}":"`
  const endings = new Map<number, string>()
  let text = ''
  for (const [day, { intervals = [], energy, peak }] of days) {
    for (const [start, minutes, watts] of intervals) {
      const stamp = formatStamp(stamps === 'end' ? start + minutes * 60_000 : start)
      text += (text === '' ? begin : `,${begin}`) + watts + beforeDate + stamp + findEnding(endings, names, minutes)
    }
    if (energy !== undefined) text += `${text === '' ? '' : ','}${begin}${energy}${beforeDate}${day}"}`
    if (peak) text += `${text === '' ? '' : ','}${writePeak(day, peak, names)}`
  }
  return text
}

/** What follows the date: the same for all intervals of a length. */
function findEnding(known: Map<number, string>, { length, kind }: ValueNames, minutes: number): string {
  let ending = known.get(minutes)
  if (ending === undefined) known.set(minutes, (ending = `","${length}":"PT${minutes}M","${kind}":"B"}`))
  return ending
}

export function writePeak(day: string, [at, voltAmperes]: Peak, { value, date }: ValueNames): string {
  return `{"${value}":"${voltAmperes}","${date}":"${at === null ? `${day} 00:00:00` : formatStamp(at)}"}`
}
