import { describe, expect, it } from 'vitest'
import { peekObject } from './peek-object.js'

function createStream(chunks: string[]) {
  const left = [...chunks]
  const state = { asked: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        state.asked += 1
        const chunk = left.shift()
        if (chunk === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(chunk))
      },
      cancel: () => void (state.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { stream, state }
}

describe('peekObject', () => {
  it.each([
    [['{"a":', '1}'], { a: 1 }],
    [['\n ', ' {"a":1}\n'], { a: 1 }],
    [['{"a":1}\n{"a":2}'], null],
    [['[1]'], null],
    [[], null],
  ])('of %j', async (chunks, expected) => {
    const { stream } = createStream(chunks)
    const { data, object } = await peekObject(stream, 200)
    expect(object).toEqual(expected)
    expect(await new Response(data).text()).toBe(chunks.join(''))
  })

  it('reads no further than it must, and lets the source go when its stream is left', async () => {
    const { stream, state } = createStream(['a', 'b', 'c'])
    const { data } = await peekObject(stream, 200)
    expect(state.asked).toBe(1)
    await data.cancel()
    expect(state.cancelled).toBe(true)
  })

  it('gives up on an object of more than 1 MiB, and lets the source go', async () => {
    const { stream, state } = createStream(Array<string>(20).fill(`{"a":"${'x'.repeat(100_000)}`))
    await expect(peekObject(stream, 200)).rejects.toMatchObject({ kind: 'contract', status: 200 })
    expect(state).toMatchObject({ asked: 11, cancelled: true })
  })
})
