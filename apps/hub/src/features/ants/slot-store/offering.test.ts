import { expect, test } from 'vitest'
import { meetingPointSchema } from '../agenda/schema.js'
import { meetingPoint } from '../../../../test/support/points.js'
import { parseOccupancy } from './occupancy.js'
import { findOffering } from './offering.js'
import { createCachedMeetingPoint } from './cached-meeting-point.js'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const NOW = Date.parse('2027-09-07T06:00:00Z')
const findProblem = (changes: Parameters<typeof meetingPoint>[1], now = NOW) =>
  findOffering(
    createCachedMeetingPoint(meetingPointSchema.parse(meetingPoint('412', changes)), parseOccupancy('')),
    now,
  )
const opening = (changes: object = {}) => ({ weekdays: everyDay, from: '09:00', to: '10:00', ...changes })

test.each([
  ['an opening', {}, undefined],
  ['no reason', { durations: {} }, 'it offers no reason'],
  ['no opening', { openings: [] }, 'it has no opening'],
  [
    'openings that are over',
    { openings: [opening({ last_day: '2027-09-06' })] },
    'it has no opening between now and its horizon',
  ],
  [
    'one that begins after the horizon',
    { openings: [opening({ first_day: '2027-12-01' })] },
    'it has no opening between now and its horizon',
  ],
  [
    'closures over everything',
    { closures: [{ first_day: null, last_day: null }] },
    'it has no opening between now and its horizon',
  ],
  ['the last day of its horizon', { openings: [opening({ first_day: '2027-10-07' })] }, undefined],
] as const)('%s', (_, changes, expected) => {
  expect(findProblem(changes as never)).toBe(expected)
})

test('today counts until the last start is over, by the clock of the place', () => {
  const changes = { openings: [opening({ last_day: '2027-09-07' })] }
  const place = createCachedMeetingPoint(meetingPointSchema.parse(meetingPoint('412', changes)), parseOccupancy(''))
  expect(findOffering(place, Date.parse('2027-09-07T07:45:00Z'))).toBeUndefined()
  expect(findOffering(place, Date.parse('2027-09-07T07:46:00Z'))).toBe('it has no opening between now and its horizon')
})
