import { expect, test } from 'vitest'
import { FailureQueue } from './failures.js'

test('failures are used in order, each as often as asked, each by its operation', () => {
  const queue = new FailureQueue()
  queue.add({ kind: 'reset', operation: 'deleteAppointment' })
  queue.add({ kind: 'status', status: 503, times: 2 })
  queue.add({ kind: 'unsuccessful' })
  expect(queue.take('getStatus')).toMatchObject({ kind: 'status' })
  expect(queue.take('deleteAppointment')).toMatchObject({ kind: 'reset' })
  expect(queue.take('deleteAppointment')).toMatchObject({ kind: 'status' })
  expect(queue.take('deleteAppointment')).toBeUndefined()
  expect(queue.take('createAppointment')).toMatchObject({ kind: 'unsuccessful' })
  expect(queue.take('createAppointment')).toBeUndefined()
})

test('forgets what was to come', () => {
  const queue = new FailureQueue()
  queue.add({ kind: 'reset' })
  queue.clear()
  expect(queue.take('getStatus')).toBeUndefined()
})

test.each([
  [{ kind: 'status', status: 99 } as const, 'status must be'],
  [{ kind: 'status', status: 600 } as const, 'status must be'],
  [{ kind: 'reset', times: 0 } as const, 'times must be'],
  [{ kind: 'reset', times: 1.5 } as const, 'times must be'],
  [{ kind: 'unsuccessful', operation: 'getStatus' } as const, 'only createAppointment'],
])('refuses %j', (failure, message) => {
  expect(() => new FailureQueue().add(failure)).toThrow(message)
})
