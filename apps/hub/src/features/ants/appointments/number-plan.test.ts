import { expect, test } from 'vitest'
import { type KnownNumber, planNumbers } from './number-plan.js'

const here = { meetingPoint: 'Mairie', meetingPointId: '412', appointmentDate: '2027-12-10T09:00' }
const later = { ...here, appointmentDate: '2027-12-11T09:00' }
const number = (key: string) => ({ key, application_id: `number of ${key}` })
const row = (key: string, position: number, changes: Partial<KnownNumber> = {}): KnownNumber => ({
  ...here,
  id: `row of ${key}`,
  applicationKey: key,
  position,
  isHeld: true,
  isLive: true,
  ...changes,
})

test('the numbers of a new appointment are added, in their order', () => {
  const plan = planNumbers([], [number('a'), number('b')], here)
  expect(plan).toEqual({
    added: [
      { number: number('a'), position: 0 },
      { number: number('b'), position: 1 },
    ],
    declared: [],
    moved: [],
    left: [],
    touched: ['a', 'b'],
  })
})

test('what stays as it is needs nothing', () => {
  const plan = planNumbers([row('a', 0), row('b', 1)], [number('a'), number('b')], here)
  expect(plan).toEqual({ added: [], declared: [], moved: [], left: [], touched: [] })
})

test('a move declares every number held anew, and none that left before', () => {
  const gone = row('b', 1, { isHeld: false, isLive: false })
  const plan = planNumbers([row('a', 0), gone], [number('a')], later)
  expect(plan).toMatchObject({ added: [], left: [], touched: ['a'], declared: [{ position: 0 }] })
})

test('another number takes the place of one that leaves', () => {
  const plan = planNumbers([row('a', 0), row('b', 1)], [number('c'), number('b')], here)
  expect(plan).toMatchObject({ added: [{ position: 0 }], declared: [], moved: [], touched: ['c', 'a'] })
  expect(plan.left.map(({ applicationKey }) => applicationKey)).toEqual(['a'])
})

test('a number that comes back keeps its row, so its page', () => {
  const gone = row('a', 0, { isHeld: false, isLive: false })
  const plan = planNumbers([gone], [number('a')], here)
  expect(plan).toMatchObject({ added: [], declared: [{ row: gone, position: 0 }], touched: ['a'] })
})

test('another order is not told to ANTS', () => {
  const plan = planNumbers([row('a', 0), row('b', 1)], [number('b'), number('a')], here)
  expect(plan.moved.map(({ position }) => position)).toEqual([0, 1])
  expect(plan.touched).toEqual([])
})
