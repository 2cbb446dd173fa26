import { expect, test } from 'vitest'
import type { BodyPart } from './body-parts.js'
import { writeChunks } from './write-chunks.js'

const parts: readonly BodyPart[] = [{ byteLength: 3, writeTo: (target, offset) => target.set([1, 2, 3], offset) }]

/** The memory that the parts are made in, and what came of handing them on. */
async function observeMemory(isTaken: boolean): Promise<{ memory: ArrayBufferLike | undefined; areAllTaken: boolean }> {
  let memory: ArrayBufferLike | undefined
  const areAllTaken = await writeChunks(parts, async (chunk) => {
    expect([...chunk]).toEqual([1, 2, 3])
    memory = chunk.buffer
    return isTaken
  })
  return { memory, areAllTaken }
}

test('memory is used again once everything was taken', async () => {
  const first = await observeMemory(true)
  const second = await observeMemory(true)
  expect(second.memory).toBe(first.memory)
  expect(second.areAllTaken).toBe(true)
})

test('memory that somebody may still read is not used again', async () => {
  const first = await observeMemory(false)
  expect(first.areAllTaken).toBe(false)
  for (const isTaken of [true, true]) {
    expect((await observeMemory(isTaken)).memory).not.toBe(first.memory)
  }
})

test('bodies that are made at the same time have memory of their own', async () => {
  const memories = await Promise.all([observeMemory(true), observeMemory(true), observeMemory(true)])
  expect(new Set(memories.map(({ memory }) => memory)).size).toBe(3)
})
