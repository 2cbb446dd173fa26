import { expect, test } from 'vitest'
import { byDay, without } from './slot-choice.js'

const slot = (starts_at: string, ends_at: string) => ({ starts_at, ends_at })
const nine = slot('2027-12-10T09:00', '2027-12-10T09:15')
const ten = slot('2027-12-10T10:00', '2027-12-10T10:15')
const monday = slot('2027-12-13T09:00', '2027-12-13T09:15')

test('slots are grouped by their day', () => {
  expect(byDay([nine, ten, monday])).toEqual([
    { day: '2027-12-10', slots: [nine, ten] },
    { day: '2027-12-13', slots: [monday] },
  ])
  expect(byDay([])).toEqual([])
})

test('one desk of two is left out, that of the appointment itself', () => {
  expect(without([nine, nine, ten], { ...nine })).toEqual([nine, ten])
  expect(without([ten], nine)).toEqual([ten])
  expect(without([ten], undefined)).toEqual([ten])
})
