import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { createMetabaseClient } from '../src/index.js'
import { createMetabaseSimulator } from '../src/msw/index.js'
import { readText, SITE, startClient } from './start-client.js'

test('cards and dashboards can be added, and are gone after a reset', async () => {
  const { client, state } = startClient()
  state.setCard({ id: 20, name: 'x', rows: [{ a: 'b,"c"', n: null }] })
  state.setDashboard({ id: 6, name: 'y', locked: [], dashcards: [] })
  expect(await readText(await client.export('csv', { card: 20 }))).toBe('a,n\n"b,""c""",\n')
  state.reset()
  await expect(client.queryCard({ id: 20 })).rejects.toMatchObject({ name: 'NotFoundError' })
})

test('a failure that is scheduled is met once', async () => {
  const { client, state } = startClient()
  state.failNext({ kind: 'reset', operation: 'queryCard' })
  expect((await client.queryCard({ id: 12 }).withResponse()).attempts).toBe(2)
})

test('the handlers of msw catch calls to its address', async () => {
  const server = setupServer(...createMetabaseSimulator({ baseUrl: SITE }).handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  expect(await createMetabaseClient({ baseUrl: SITE, token: 'k' }).queryCard({ id: 12 })).toHaveLength(8)
  expect((await fetch(`${SITE}/embed/dashboard/a.b.c`)).status).toBe(400)
})
