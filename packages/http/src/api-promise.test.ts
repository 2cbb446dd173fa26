import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiPromise, type WithResponse } from './api-promise.js'

const unhandled: unknown[] = []
const record = (reason: unknown): void => void unhandled.push(reason)

beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', record)
})
afterEach(() => void process.off('unhandledRejection', record))

const outcome: WithResponse<number> = { data: 7, response: new Response(), requestId: null, attempts: 1 }
const resolved = () => new ApiPromise(Promise.resolve(outcome))
const rejected = () => new ApiPromise<number>(Promise.reject(new Error('boom')))
const macrotask = () => new Promise((resolve) => setTimeout(resolve, 10))

describe('ApiPromise', () => {
  it('resolves to the data, and gives the whole outcome on demand', async () => {
    expect(await resolved()).toBe(7)
    expect(await resolved().withResponse()).toBe(outcome)
    expect(await resolved().finally(() => {})).toBe(7)
    expect(await Promise.all([resolved(), resolved()])).toEqual([7, 7])
  })

  it('chains into ordinary promises', () => {
    const chained = resolved().then((value) => value + 1)
    expect(chained).not.toBeInstanceOf(ApiPromise)
    expect(chained).toBeInstanceOf(Promise)
  })

  it.each([
    ['awaited', async () => rejected()],
    ['withResponse()', () => rejected().withResponse()],
    ['catch()', () => rejected().catch((error: unknown) => Promise.reject(error))],
    ['finally()', () => rejected().finally(() => {})],
    ['all()', () => Promise.all([rejected(), rejected()])],
    ['race()', () => Promise.race([rejected()])],
  ])('rejects once, with nobody left unheard: %s', async (_, use) => {
    await expect(use()).rejects.toThrow('boom')
    await macrotask()
    expect(unhandled).toEqual([])
  })

  it('is reported by the process when nobody listens at all', async () => {
    void rejected()
    await macrotask()
    expect(unhandled).toHaveLength(1)
  })
})
