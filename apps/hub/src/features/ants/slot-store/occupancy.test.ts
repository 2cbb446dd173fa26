import { describe, expect, test } from 'vitest'
import { dayNumber } from '../agenda/calendar-day.js'
import { holdOnDay, occupiedOn, parseOccupancy } from './occupancy.js'

const MONDAY = dayNumber('2027-06-07')
const onMonday = (from: string, to: string) => `2027-06-07T${from}2027-06-07T${to}`

describe('desks held at a place', () => {
  test('each takes one desk for its minutes', () => {
    const held = parseOccupancy(onMonday('09:00', '09:15') + onMonday('09:00', '09:30') + onMonday('10:00', '10:20'))
    expect(occupiedOn(held, MONDAY)).toEqual([
      { from: 540, to: 555, desks: 1 },
      { from: 540, to: 570, desks: 1 },
      { from: 600, to: 620, desks: 1 },
    ])
    expect(occupiedOn(held, MONDAY - 1)).toEqual([])
    expect(occupiedOn(held, MONDAY + 1)).toEqual([])
  })

  test('one that ends at midnight, or runs past it, is shared out among its days', () => {
    const held = parseOccupancy('2027-06-07T23:002027-06-08T00:002027-06-07T23:302027-06-08T01:00')
    expect(occupiedOn(held, MONDAY)).toEqual([
      { from: 1380, to: 1440, desks: 1 },
      { from: 1410, to: 1440, desks: 1 },
    ])
    expect(occupiedOn(held, MONDAY + 1)).toEqual([{ from: 0, to: 60, desks: 1 }])
  })

  test('a day is replaced whole, the others stay, and what is over goes', () => {
    const held = parseOccupancy(
      `2027-06-01T09:002027-06-01T09:30${onMonday('09:00', '09:30')}2027-06-08T09:002027-06-08T09:30`,
    )
    holdOnDay(held, MONDAY, parseOccupancy(onMonday('11:00', '11:30') + onMonday('11:00', '11:30')), MONDAY - 2)
    expect(occupiedOn(held, dayNumber('2027-06-01'))).toEqual([])
    expect(occupiedOn(held, MONDAY)).toEqual([
      { from: 660, to: 690, desks: 1 },
      { from: 660, to: 690, desks: 1 },
    ])
    expect(occupiedOn(held, MONDAY + 1)).toEqual([{ from: 540, to: 570, desks: 1 }])
    holdOnDay(held, MONDAY, new Map(), MONDAY - 2)
    expect([...held.keys()]).toEqual([MONDAY + 1])
    holdOnDay(held, MONDAY, new Map(), MONDAY + 30)
    expect(held.size).toBe(0)
  })

  test('any day of the calendar has its place', () => {
    const last = parseOccupancy('9999-12-31T23:589999-12-31T23:59')
    expect(occupiedOn(last, dayNumber('9999-12-31'))).toEqual([{ from: 1438, to: 1439, desks: 1 }])
  })
})
