import { expect, test } from 'vitest'
import { authByOperation, createClientCore } from './index.js'

test('authByOperation gives each operation its own credentials, raw calls included, and renews only those', async () => {
  const sent: (string | null)[] = []
  const renewed: string[] = []
  const operation = { retry: 'never', responses: {} } as const
  const core = createClientCore<Record<string, never>, Record<'search' | 'update', { responses: object }>>(
    {
      api: 'Parcels',
      userAgent: 'parcels/1.0.0',
      environments: {},
      operations: {
        search: { ...operation, method: 'POST', path: '/search' },
        update: { ...operation, method: 'POST', path: '/update' },
      },
      propertyNames: [],
    },
    {
      baseUrl: 'https://parcels.example.fr',
      fetch: async (_url, init) => {
        sent.push(new Headers(init.headers).get('authorization'))
        return new Response('{}', { status: sent.length === 2 ? 401 : 200 })
      },
      auth: authByOperation((name) => ({
        headers: () => ({ authorization: name }),
        onUnauthorized: async () => renewed.push(name) > 0,
      })),
    },
  )
  await core.call('search', () => ({}))
  await core.call('update', () => ({}))
  await (core.raw.POST as (path: string) => Promise<unknown>)('/search')
  expect(sent).toEqual(['search', 'update', 'update', 'search'])
  expect(renewed).toEqual(['update'])
})
