import { expect, test } from 'vitest'
import { createAnswerMemory, MAX_MEMORY } from './answer-memory.js'

const answer = (size: number) => ({ body: 'x'.repeat(size / 2), storedAt: 0, freshUntil: 0 })

test('at most 64 MB, whatever is kept: those go first that nobody asked for', () => {
  expect(MAX_MEMORY).toBe(64_000_000)
  const memory = createAnswerMemory(1_000_000)
  memory.set('asked', answer(10_000))
  for (let index = 0; index < 200; index += 1) {
    memory.set(String(index), answer(10_000))
    memory.get('asked')
  }
  expect(memory.calculatedSize).toBeLessThanOrEqual(1_000_000)
  expect(memory.size).toBeGreaterThan(80)
  expect([memory.has('asked'), memory.has('199'), memory.has('0')]).toEqual([true, true, false])
})

test('small answers count with what holds them', () => {
  const memory = createAnswerMemory(100_000)
  for (let index = 0; index < 1_000; index += 1) memory.set(String(index), answer(2))
  expect(memory.size).toBeLessThan(200)
})

test('one that would drive out the others is not kept', () => {
  const memory = createAnswerMemory(1_000_000)
  memory.set('small', answer(10))
  memory.set('large', answer(260_000))
  expect([memory.has('small'), memory.has('large')]).toEqual([true, false])
})
