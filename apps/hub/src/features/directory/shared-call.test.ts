import { expect, test } from 'vitest'
import { createSharedCalls } from './shared-call.js'

function start() {
  const calls = createSharedCalls<number>()
  const asked: { signal: AbortSignal; answer: (value: number) => void; fail: (error: Error) => void }[] = []
  const call = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    asked.push({ signal, answer: resolve, fail: reject })
    return promise
  }
  return { join: (key: string, signal?: AbortSignal) => calls.join(key, call, signal), asked }
}

const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

test('those who ask the same at the same time share one call, and the next one asks anew', async () => {
  const { join, asked } = start()
  const all = Array.from({ length: 50 }, () => join('a', new AbortController().signal))
  const other = join('b')
  asked[0]?.answer(1)
  asked[1]?.answer(2)
  const joined = await Promise.all(all)
  expect(joined.map(({ result }) => result)).toEqual(Array.from({ length: 50 }, () => 1))
  expect(joined.filter(({ isFirst }) => isFirst)).toHaveLength(1)
  expect(await other).toEqual({ result: 2, isFirst: true })
  expect(asked).toHaveLength(2)
  const next = join('a')
  asked[2]?.answer(3)
  expect(await next).toEqual({ result: 3, isFirst: true })
})

test('a failure is that of all who share it, and is not kept', async () => {
  const { join, asked } = start()
  const both = [failure(join('a')), failure(join('a'))]
  asked[0]?.fail(new Error('down'))
  expect(await Promise.all(both)).toEqual([new Error('down'), new Error('down')])
  const next = join('a')
  asked[1]?.answer(1)
  expect(await next).toMatchObject({ result: 1 })
})

test('whoever gives up is told at once; the call goes on for the others and is aborted with the last', async () => {
  const { join, asked } = start()
  const [one, other] = [new AbortController(), new AbortController()]
  const outcomes = [failure(join('a', one.signal)), failure(join('a', other.signal))]
  one.abort('one')
  expect(await outcomes[0]).toBe('one')
  expect(asked[0]?.signal.aborted).toBe(false)
  other.abort('other')
  expect(await outcomes[1]).toBe('other')
  expect(asked[0]?.signal.aborted).toBe(true)
  const next = join('a')
  asked[1]?.answer(4)
  expect(await next).toEqual({ result: 4, isFirst: true })
  // What was aborted may still fail, which is nobody's concern.
  asked[0]?.fail(new Error('aborted'))
})

test('one who gave up leaves the answer to the others', async () => {
  const { join, asked } = start()
  const gone = new AbortController()
  const lost = failure(join('a', gone.signal))
  const waiting = join('a')
  gone.abort('gone')
  expect(await lost).toBe('gone')
  asked[0]?.answer(1)
  expect(await waiting).toEqual({ result: 1, isFirst: false })
})

test('one who had given up before begins nothing', async () => {
  const { join, asked } = start()
  expect(await failure(join('a', AbortSignal.abort('gone')))).toBe('gone')
  expect(asked).toEqual([])
})
