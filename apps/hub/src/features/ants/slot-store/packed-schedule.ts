// Openings and closures in one array of integers: a schedule of objects takes ten times the memory.
import type { Schedule } from '../agenda/schedule.js'

export type PackedSchedule = Int32Array

const OPENING = 6
const CLOSURE = 5
/** Stands for "no limit": calendar days are far from it. */
const EARLIEST = -(2 ** 31)
const LATEST = 2 ** 31 - 1
const ALL_DESKS = -1

export function packSchedule({ openings, closures }: Schedule): PackedSchedule {
  return Int32Array.from([
    openings.length,
    ...openings.flatMap(({ firstDay, lastDay, weekdays, from, to, desks }) => [
      Math.max(firstDay, EARLIEST),
      Math.min(lastDay, LATEST),
      weekdays.reduce((mask, weekday) => mask | (1 << (weekday - 1)), 0),
      from,
      to,
      desks,
    ]),
    ...closures.flatMap(({ firstDay, lastDay, from, to, desks }) => [
      Math.max(firstDay, EARLIEST),
      Math.min(lastDay, LATEST),
      from,
      to,
      desks ?? ALL_DESKS,
    ]),
  ])
}

/** Unpacks a schedule; a missing first or last day becomes one that no calendar reaches. */
export function unpackSchedule(packed: PackedSchedule): Schedule {
  const at = (index: number): number => packed[index] ?? 0
  const closuresAt = 1 + at(0) * OPENING
  const schedule: Schedule = { openings: [], closures: [] }
  for (let index = 1; index < closuresAt; index += OPENING) {
    schedule.openings.push({
      firstDay: at(index),
      lastDay: at(index + 1),
      weekdays: WEEKDAYS[at(index + 2)] ?? [],
      from: at(index + 3),
      to: at(index + 4),
      desks: at(index + 5),
    })
  }
  for (let index = closuresAt; index < packed.length; index += CLOSURE) {
    const desks = at(index + 4)
    schedule.closures.push({
      firstDay: at(index),
      lastDay: at(index + 1),
      from: at(index + 2),
      to: at(index + 3),
      desks: desks === ALL_DESKS ? null : desks,
    })
  }
  return schedule
}

/** ISO weekdays by mask, Monday being the lowest bit. */
const WEEKDAYS = Array.from({ length: 128 }, (_, mask) =>
  [1, 2, 3, 4, 5, 6, 7].filter((day) => mask & (1 << (day - 1))),
)
