// The heart of the slot rule: how long, from each minute of a day, at least one desk stays free. Desks are
// interchangeable, so only counts per minute matter, and a count changes only where something starts or ends.
import type { DayOpening, DayRemoval } from './schedule.js'
import { MINUTES_PER_DAY } from './wall-clock.js'

/**
 * For each minute of a day, the first minute from it on without a free desk (itself when it has none).
 * What lasts from `a` to `b` finds a free desk at every minute exactly when `result[a] >= b`.
 */
export function freeUntil(openings: readonly DayOpening[], removals: readonly DayRemoval[]): Int32Array {
  const changes = deskChanges(openings, removals)
  const until = new Int32Array(MINUTES_PER_DAY + 1)
  let free = 0
  for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
    free += changes[minute] ?? 0
    until[minute] = free >= 1 ? MINUTES_PER_DAY : minute
  }
  until[MINUTES_PER_DAY] = MINUTES_PER_DAY
  for (let minute = MINUTES_PER_DAY - 1; minute >= 0; minute -= 1) {
    if (until[minute] !== minute) until[minute] = until[minute + 1] ?? MINUTES_PER_DAY
  }
  return until
}

/** By how much the number of free desks changes at each minute. Doubles, since many closures of all desks add up. */
function deskChanges(openings: readonly DayOpening[], removals: readonly DayRemoval[]): Float64Array {
  const changes = new Float64Array(MINUTES_PER_DAY + 1)
  const change = (minute: number, desks: number): void => {
    changes[minute] = (changes[minute] ?? 0) + desks
  }
  let all = 0
  for (const { from, to, desks } of openings) {
    all += desks
    change(from, desks)
    change(to, -desks)
  }
  for (const { from, to, desks } of removals) {
    change(from, -(desks ?? all))
    change(to, desks ?? all)
  }
  return changes
}
