import { expect, test } from 'vitest'
import { toSafeLogger } from './logger.js'

test('hands on to the logger, and does without one or one of its levels', () => {
  const lines: unknown[] = []
  toSafeLogger({ warn: (...line) => lines.push(line) }).warn('message', { count: 1 })
  expect(lines).toEqual([['message', { count: 1 }]])
  toSafeLogger({}).warn('message')
  toSafeLogger(undefined).error('message')
})

test('a logger that throws breaks nothing', () => {
  const logger = toSafeLogger({
    warn: () => {
      throw new Error('disk full')
    },
  })
  expect(() => logger.warn('message')).not.toThrow()
})
