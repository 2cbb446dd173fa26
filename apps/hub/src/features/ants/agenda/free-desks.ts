// The heart of the slot rule: how long, from each minute of a day, at least one desk stays free. Desks are
// interchangeable, so only counts per minute matter, and a count changes only where something starts or ends.
import { type DayOpening, type DayRemoval, findOpenHours } from './schedule.js'
import { MINUTES_PER_DAY } from './wall-clock.js'

/** Overwritten by each call, since a search of a month at twenty meeting points looks at hundreds of days. */
const until = new Int32Array(MINUTES_PER_DAY + 1)
const changes = new Float64Array(MINUTES_PER_DAY + 1)
/** The minutes of both that are not 0. */
let written = { first: 0, last: 0 }

/**
 * For each minute of a day, the end of the stretch of minutes with a free desk that it belongs to; 0 outside of any.
 * So what lasts from `a` to `b` finds a free desk at every minute exactly when `result[a] >= b`.
 * @returns good until the next call
 */
export function freeUntil(openings: readonly DayOpening[], removals: readonly DayRemoval[]): Int32Array {
  until.fill(0, written.first, written.last + 1)
  changes.fill(0, written.first, written.last + 1)
  const { first, last } = findOpenHours(openings)
  written = { first, last }
  addDeskChanges(openings, removals, { first, last })
  let free = 0
  let stretchStart = first
  for (let minute = first; minute <= last; minute += 1) {
    const before = free
    free += changes[minute] ?? 0
    if (before < 1) stretchStart = minute
    else if (free < 1) until.fill(minute, stretchStart, minute)
  }
  return until
}

/** Adds the change of the number of free desks at each minute. Doubles, since many closures of all desks add up. */
function addDeskChanges(
  openings: readonly DayOpening[],
  removals: readonly DayRemoval[],
  { first, last }: { first: number; last: number },
): void {
  const add = (from: number, to: number, desks: number): void => {
    const start = Math.max(from, first)
    const end = Math.min(to, last)
    if (start >= end) return
    changes[start] = (changes[start] ?? 0) + desks
    changes[end] = (changes[end] ?? 0) - desks
  }
  let all = 0
  for (const { from, to, desks } of openings) {
    all += desks
    add(from, to, desks)
  }
  for (const { from, to, desks } of removals) add(from, to, -(desks ?? all))
}
