import { describe, expect, it } from 'vitest'
import { describeRecordedAnswers, type RecordedAnswers } from '../src/faults/index.js'

const recorded = [{ operation: 'getUser', answer: { user: { id: 1, name: 'x', lieux: [{ id: 2, name: 'y' }] } } }]
const nullable = { user: ['name'], lieu: ['name'] }
const kinds = { lieux: 'lieu' }
const read = async (_operation: string, answer: unknown) => structuredClone(answer)

describeRecordedAnswers({ recorded, read, nullable, kinds }, { describe, it })

/** The tests that fail, with what they say. */
async function failures(change: Partial<RecordedAnswers<string>>): Promise<string[]> {
  const failed: string[] = []
  const tests: Promise<unknown>[] = []
  const runner = {
    describe: (_name: string, _options: unknown, body: () => void) => body(),
    it: (name: string, _options: unknown, body: () => Promise<void>) =>
      void tests.push(body().catch((error: Error) => failed.push(`${name}: ${error.message}`))),
  }
  describeRecordedAnswers({ recorded, read, nullable, kinds, ...change }, runner)
  await Promise.all(tests)
  return failed
}

it('fails where the client gives something else, or refuses null', async () => {
  expect(await failures({})).toEqual([])
  const other = 'getUser resolved to something else than its answer'
  const empty = await failures({ read: async () => ({}) })
  expect(empty).toEqual([`getUser (answer 0): ${other}`, `user.name: ${other}`, `lieu.name: ${other}`])
  const strict = async (_operation: string, answer: unknown) => {
    if (JSON.stringify(answer).includes('null')) throw new Error('null')
    return answer
  }
  expect(await failures({ read: strict })).toEqual(['user.name: null', 'lieu.name: null'])
})

it('fails for a column that no recorded answer holds', async () => {
  expect(await failures({ nullable: { user: ['colour'] } })).toEqual(['user.colour: no recorded answer holds it'])
})
