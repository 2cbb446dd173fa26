import { expect, test } from 'vitest'
import { closuresOn, openingsOn, readSchedule } from '../agenda/schedule.js'
import { packSchedule, unpackSchedule } from './packed-schedule.js'

const opening = { weekdays: [1, 3, 7], from: '09:00', to: '24:00', desks: 2, first_day: null, last_day: '2027-06-30' }
const closure = { first_day: '2027-06-01', last_day: null, from: null, to: null, desks: null }

test.each([
  ['nothing', [], []],
  ['an opening without end', [{ ...opening, last_day: null }], []],
  ['a closure without end of all desks', [], [closure]],
  [
    'several of both',
    [opening, { ...opening, weekdays: [2], first_day: '1970-01-01' }],
    [closure, { ...closure, from: '09:30', to: '10:00', desks: 1, last_day: '2027-06-02' }],
  ],
])('packed and unpacked, %s says the same of every day', (_label, openings, closures) => {
  const schedule = readSchedule({ openings, closures })
  const unpacked = unpackSchedule(packSchedule(schedule))
  for (const day of [-800_000, -1, 0, 20_970, 20_971, 20_972, 20_973, 20_999, 21_000, 21_001, 2_900_000]) {
    const bare = <Item extends { firstDay: number; lastDay: number }>(items: Item[]) =>
      items.map(({ firstDay: _firstDay, lastDay: _lastDay, ...rest }) => rest)
    expect(bare(openingsOn(unpacked, day) as never[])).toEqual(bare(openingsOn(schedule, day) as never[]))
    expect(bare(closuresOn(unpacked, day) as never[])).toEqual(bare(closuresOn(schedule, day) as never[]))
  }
})
