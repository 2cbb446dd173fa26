import { expect, test } from 'vitest'
import { appointmentsOutside } from './outside-openings.js'

const opening = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', desks: 1, first_day: null, last_day: null }
const point = { openings: [opening], closures: [] }
/** 2027-09-07 is a Tuesday. */
const at = (from: string, to: string, day = '2027-09-07') => ({ starts_at: `${day}T${from}`, ends_at: `${day}T${to}` })

test('an appointment inside the openings is told of by nobody', () => {
  expect(appointmentsOutside(point, [at('09:00', '09:15'), at('11:45', '12:00')])).toEqual([])
})

test.each([
  ['before the opening', at('08:45', '09:00')],
  ['across its end', at('11:45', '12:15')],
  ['on a day without opening', at('09:00', '09:15', '2027-09-11')],
])('an appointment %s is', (_, appointment) => {
  expect(appointmentsOutside(point, [appointment])).toEqual([appointment])
})

test('so is one that a closure covers', () => {
  const closure = { first_day: '2027-09-07', last_day: '2027-09-07', from: null, to: null, desks: null }
  const appointment = at('09:00', '09:15')
  expect(appointmentsOutside({ ...point, closures: [closure] }, [appointment])).toEqual([appointment])
})

test('with fewer desks than appointments, all that overlap are', () => {
  const both = [at('09:00', '09:30'), at('09:15', '09:45')]
  const alone = at('10:00', '10:15')
  expect(appointmentsOutside(point, [...both, alone])).toEqual(both)
  expect(appointmentsOutside({ ...point, openings: [{ ...opening, desks: 2 }] }, [...both, alone])).toEqual([])
})

test('an appointment may last until midnight', () => {
  const night = { ...opening, from: '22:00', to: '24:00' }
  const last = { starts_at: '2027-09-07T23:45', ends_at: '2027-09-08T00:00' }
  expect(appointmentsOutside({ openings: [night], closures: [] }, [last])).toEqual([])
})

test('tens of thousands of appointments of one day are looked at once', () => {
  const wide = { ...point, openings: [{ ...opening, desks: 1_000 }] }
  const full = Array.from({ length: 1_000 }, () => at('09:00', '12:00'))
  expect(appointmentsOutside(wide, full)).toEqual([])
  const many = Array.from({ length: 30_000 }, (_, index) => at(index < 29_000 ? '09:00' : '11:00', '11:15'))
  expect(appointmentsOutside(wide, many)).toHaveLength(30_000)
})
