import { fieldsOf } from './fields.js'
import { isHttpAddress } from './http-address.js'
import { toWallClock } from './wall-clock.js'
import type { TimeSlot } from './wire.js'

export interface SlotsWindow {
  readonly start_date: string
  readonly end_date: string
}

/**
 * The slots of one place in the only form that both generations of the ANTS search engine read whole: one malformed item there
 * loses its place *and all places after it*, so a bad one is left out here. Sorted, one per `datetime` (the first given), within
 * the days asked.
 *
 * @param slots what the agenda gave, whatever its types promise
 * @param onProblem told what was wrong with each slot left out; being outside the days asked is no fault and is not told
 */
export function toTimeSlots(
  slots: readonly unknown[],
  { start_date, end_date }: SlotsWindow,
  onProblem: (problem: string) => void,
): TimeSlot[] {
  const byDatetime = new Map<string, TimeSlot>()
  for (const slot of slots) {
    const fields = fieldsOf(slot)
    if (fields === undefined) {
      onProblem('slot is no object')
      continue
    }
    const datetime = toWallClock(fields['datetime'])
    if (datetime === undefined) {
      onProblem('datetime is no wall-clock time YYYY-MM-DDTHH:MM')
      continue
    }
    const callback_url = fields['callback_url']
    if (!isHttpAddress(callback_url)) {
      onProblem('callback_url is no absolute http(s) address')
      continue
    }
    const day = datetime.slice(0, 10)
    if (day < start_date || day > end_date || byDatetime.has(datetime)) continue
    byDatetime.set(datetime, { datetime, callback_url })
  }
  return [...byDatetime.values()].toSorted((a, b) => (a.datetime < b.datetime ? -1 : 1))
}
