import { expect, test } from 'vitest'
import { dayNumber } from '../agenda/calendar-day.js'
import { makeDay } from './ready-day.js'
import { createSlotTemplate } from './slot-template.js'

const newTemplate = () =>
  createSlotTemplate('https://rdv.valbrume.example', { meeting_point_id: '412', reason: 'CNI', documents_number: 1 })
const MORNING = String.fromCharCode(540, 555, 570)

test.each([
  ['days in a row', [0, 1, 2, 3, 4, 5, 6, 7], () => MORNING],
  ['with others between', [0, 2, 3, 3, 4, 1], () => MORNING],
  ['with other starts between', [0, 1, 2, 3], (day: number) => (day % 2 === 0 ? MORNING : MORNING.slice(1))],
  ['with a closed day between', [0, 1, 2, 3], (day: number) => (day % 2 === 0 ? MORNING : '')],
])('%s, over the end of a year: each is what it is alone', (_title, days, startsOn) => {
  const first = dayNumber('2027-12-29')
  const template = newTemplate()
  const made = days.map((day) => makeDay(template, first + day, startsOn(day)))
  // A template of its own for each: nothing of the one before is used again.
  expect(made).toEqual(days.map((day) => makeDay(newTemplate(), first + day, startsOn(day))))
})
