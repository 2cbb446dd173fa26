import { describe, expect, it } from 'vitest'
import { createLeakSearch, describeLeaks } from '../src/faults/index.js'
import { createParcelClient, TOKEN } from './parcel-api.js'

const canaries = { person: 'Noémie Canari', address: '7 rue des Canaris/é' }

describeLeaks(
  {
    canaries: [TOKEN, ...Object.values(canaries)],
    createClient: createParcelClient,
    calls: {
      getParcel: ({ getParcel }) => getParcel(canaries.person),
      deleteParcel: ({ deleteParcel }) => deleteParcel(canaries.address),
      createParcel: ({ createParcel }) => createParcel(canaries.person),
    },
  },
  { describe, it },
)

describe('a search for leaks', () => {
  const { find } = createLeakSearch(['first', canaries.address])

  it('says which text is shown and how, not the text', () => {
    expect(find({ url: `/x?a=${encodeURIComponent(canaries.address)}` })).toEqual(['canaries[1] in a part of a URL'])
    expect(find(new Error('x', { cause: new Error('the FIRST and the first') }))).toEqual(['canaries[0] in plain text'])
  })

  it('looks into what hides', () => {
    const error = Object.defineProperty(new Error('x'), 'request', { value: { token: 'first' } })
    expect(find(error)).toEqual(['canaries[0] in plain text'])
    expect(find({ toJSON: () => btoa('first') })).toEqual(['canaries[0] in base64'])
    expect(find({ nothing: true })).toEqual([])
  })
})

it('a client that shows something fails', async () => {
  const failed: string[] = []
  const tests: Promise<unknown>[] = []
  const runner = {
    describe: (_name: string, _options: unknown, body: () => void) => body(),
    it: (name: string, _options: unknown, body: () => Promise<void>) =>
      void tests.push(body().catch((error: Error) => failed.push(`${name}: ${error.message}`))),
  }
  const leaking = { get: () => Promise.reject(Object.assign(new Error('x'), { url: canaries.person })) }
  describeLeaks(
    {
      canaries: [canaries.person],
      createClient: () => ({ ...leaking, token: canaries.person }),
      calls: { get: (client) => client.get() },
    },
    runner,
  )
  await Promise.all(tests)
  expect(failed).toContain('the client itself shows nothing: the client shows canaries[0] in plain text')
  expect(failed).toHaveLength(tests.length - 1)
})
