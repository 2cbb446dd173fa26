// The values of a series as JSON text, written directly: a week of half-hours would otherwise be hundreds of objects, made to be written
// once. Whatever is written here is a number, or a date of our own making: nothing that JSON would have to escape.
import type { DayValue, Interval, Peak } from '../readings/day-values.js'
import { formatStamp, formatTime, readParisClock } from '../readings/paris-time.js'

const SECONDS_OF_DAY = 86_400

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
  const writeInterval = createIntervalWriter(names, stamps)
  let text = ''
  for (const [day, { intervals = [], energy, peak }] of days) {
    for (const interval of intervals) text += (text === '' ? begin : `,${begin}`) + writeInterval(interval)
    if (energy !== undefined) text += `${text === '' ? '' : ','}${begin}${energy}","${names.date}":"${day}"}`
    if (peak) text += `${text === '' ? '' : ','}${writePeak(day, peak, names)}`
  }
  return text
}

/** From the value on. Only that differs from one interval to the next: what is between it and the time is of a day, the rest of a time. */
function createIntervalWriter({ date, length, kind }: ValueNames, stamps: Stamps) {
  const endings = new Map<number, string>()
  let day = ''
  let beforeTime = ''

  function findEnding(second: number, minutes: number): string {
    const key = minutes * SECONDS_OF_DAY + second
    let ending = endings.get(key)
    if (ending === undefined) {
      ending = `${formatTime(second)}","${length}":"PT${minutes}M","${kind}":"B"}`
      endings.set(key, ending)
    }
    return ending
  }

  return ([start, minutes, watts]: Interval): string => {
    const clock = readParisClock(stamps === 'end' ? start + minutes * 60_000 : start)
    if (clock.day !== day) {
      day = clock.day
      beforeTime = `","${date}":"${day} `
    }
    return watts + beforeTime + findEnding(clock.second, minutes)
  }
}

export function writePeak(day: string, [at, voltAmperes]: Peak, { value, date }: ValueNames): string {
  return `{"${value}":"${voltAmperes}","${date}":"${at === null ? `${day} 00:00:00` : formatStamp(at)}"}`
}
