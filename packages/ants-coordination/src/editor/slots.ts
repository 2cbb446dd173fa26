import { toRecord } from './to-record.js'
import { isHttpAddress } from './http-address.js'
import { toSlotTime } from './slot-time.js'
import type { TimeSlot } from './wire.js'

export interface SlotsWindow {
  readonly start_date: string
  readonly end_date: string
}

/**
 * Converts the slots of one meeting point to the only form that both generations of the ANTS search engine read completely: there, one
 * malformed item loses its meeting point *and all that follow*, so a bad one is left out here. Sorted, one per `datetime` (the first),
 * within the window.
 *
 * @param slots what the agenda returned, whatever its types promise
 * @param onProblem called with the problem of each slot left out; being outside the window is not a problem
 */
export function toTimeSlots(
  slots: readonly unknown[],
  { start_date, end_date }: SlotsWindow,
  onProblem: (problem: string) => void,
): TimeSlot[] {
  const byDatetime = new Map<string, TimeSlot>()
  for (const slot of slots) {
    const fields = toRecord(slot)
    if (fields === undefined) {
      onProblem('slot is not an object')
      continue
    }
    const datetime = toSlotTime(fields['datetime'])
    if (datetime === undefined) {
      onProblem('datetime is not a wall-clock time YYYY-MM-DDTHH:MM')
      continue
    }
    const callback_url = fields['callback_url']
    if (!isHttpAddress(callback_url)) {
      onProblem('callback_url is not an absolute http(s) address')
      continue
    }
    const day = datetime.slice(0, 10)
    if (day < start_date || day > end_date || byDatetime.has(datetime)) continue
    byDatetime.set(datetime, { datetime, callback_url })
  }
  return [...byDatetime.values()].toSorted((a, b) => (a.datetime < b.datetime ? -1 : 1))
}
