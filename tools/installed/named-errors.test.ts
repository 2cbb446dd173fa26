// Whatever is wrong with a call, its error says which method of which API it was, by the name that the caller knows.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { listPublished, WORKSPACE } from '../workspace.ts'

type Method = (...parameters: unknown[]) => unknown
type CreateClient = (options: object) => Record<string, unknown>

/** Enough for every client to get as far as its call. */
const options = {
  baseUrl: 'https://api.example.org',
  auth: { headers: () => ({}) },
  token: 'a',
  clientId: 'a',
  clientSecret: 'a',
  fetch: async () => new Response('[]', { status: 404, headers: { 'content-type': 'application/json' } }),
}

const entries = listPublished(WORKSPACE).flatMap(({ folder, path, manifest }) =>
  manifest.hub?.capabilities?.includes('operations')
    ? Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
        const file = (target as { import?: string } | null)?.import ?? (target as { default?: string } | null)?.default
        return file?.endsWith('.js') ? [{ name: join(folder, entry), file: join(path, file) }] : []
      })
    : [],
)

const clients = (
  await Promise.all(
    entries.map(async ({ name, file }) => {
      const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>
      return Object.entries(exported)
        .filter(([key]) => /^create.*Client$/.test(key))
        .map(([key, create]) => ({ name: `${name} ${key}`, create: create as CreateClient }))
    }),
  )
).flat()

/** What a call fails with; undefined when it does not. */
async function catchFailure(call: () => unknown): Promise<unknown> {
  try {
    const result = call()
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result && !('then' in result))
      for await (const _ of result as AsyncIterable<unknown>) return undefined
    else await result
    return undefined
  } catch (thrown) {
    return thrown
  }
}

it('finds the clients', () => expect(clients.length).toBeGreaterThan(9))

it.each(clients)('$name', async ({ create }) => {
  const client = create(options)
  const methods = Object.entries(client).filter((member): member is [string, Method] => typeof member[1] === 'function')
  expect(methods.length).toBeGreaterThan(0)
  let failed = 0
  for (const [operation, method] of methods) {
    for (const parameters of [[{ unknown: 1, '': 2 }], [5, 5], [[], {}]]) {
      const error = await catchFailure(() => method(...parameters))
      if (error === undefined) continue
      failed += 1
      expect(error).toMatchObject({ api: expect.any(String), operation })
      const { message, api, stack } = error as { message: string; api: string; stack: string }
      expect(message).toContain(`${api} ${operation}: `)
      expect(stack).toContain('named-errors.test.ts')
    }
  }
  expect(failed).toBeGreaterThan(0)
})
