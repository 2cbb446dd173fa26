import { expect, test } from 'vitest'
import { createMixedRequests, type MixedRequest } from './mixed-requests.ts'
import { seededRandom } from './random.ts'

function requests(seed: number): MixedRequest[] {
  const next = createMixedRequests(seededRandom(seed))
  return Array.from({ length: 2_000 }, (_, index) => {
    const request = next(index)
    if (request.kind === 'booking') {
      request.done?.({ status: 201, headers: {}, size: 0, body: Buffer.from(`{"id":"${index}"}`) })
    }
    return request
  })
}

const written = (seed: number): string => JSON.stringify(requests(seed))

test('are the same in every run', () => {
  expect(written(4)).toBe(written(4))
  expect(written(4)).not.toBe(written(5))
})

test('are of every kind, most of them searches', () => {
  const kinds = Map.groupBy(requests(4), ({ kind }) => kind)
  expect([...kinds.keys()].toSorted()).toEqual(['agenda change', 'booking', 'cancellation', 'meeting points', 'search'])
  expect(kinds.get('search')?.length).toBeGreaterThan(1_000)
})

test('cancel only what was booked, once', () => {
  const all = requests(4)
  const cancelled = all.filter(({ kind }) => kind === 'cancellation').map(({ path }) => path)
  expect(new Set(cancelled).size).toBe(cancelled.length)
  for (const path of cancelled) expect(all[Number(path.split('/').at(-1))]?.kind).toBe('booking')
})
