import { expect, test } from 'vitest'
import { BodiesInFlight } from './bodies-in-flight.js'

function start(budget: number) {
  const clock = { now: 0 }
  const bodies = new BodiesInFlight({ budget, elapsed: () => clock.now })
  const evicted: string[] = []
  return { clock, bodies, evicted, begin: (name: string) => bodies.begin(() => evicted.push(name)) }
}

test('holds no more than its budget, and what is done makes room', () => {
  const { bodies, begin, evicted } = start(100)
  const [one, other] = [begin('one'), begin('other')]
  expect([one.grow(60), other.grow(40), other.grow(1)]).toEqual([true, true, false])
  expect(bodies.bytes).toBe(100)
  one.done()
  one.done()
  expect([bodies.bytes, other.grow(60), evicted]).toEqual([40, true, []])
})

test('a body that has long been on its way makes room for another, the oldest first', () => {
  const { clock, bodies, begin, evicted } = start(100)
  const [oldest, older] = [begin('oldest'), begin('older')]
  expect([oldest.grow(50), older.grow(50)]).toEqual([true, true])
  clock.now = 5_000
  const newest = begin('newest')
  expect([newest.grow(40), evicted]).toEqual([true, ['oldest']])
  expect(bodies.bytes).toBe(90)
  expect(oldest.grow(1)).toBe(false)
})

test('one that is larger than all room evicts nobody', () => {
  const { clock, begin, evicted } = start(100)
  begin('held').grow(100)
  clock.now = 5_000
  expect([begin('huge').grow(101), evicted]).toEqual([false, []])
})
