import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { createDataInclusionClient } from '../src/index.js'
import { createDataInclusionSimulator } from '../src/msw/index.js'
import { startClient } from './start-client.js'

test('structures and services can be added, and are gone after a reset', async () => {
  const { client, state } = startClient()
  const [structure] = state.structures
  const [service] = state.services
  if (!structure || !service) throw new Error('nothing there')
  state.setStructure({ ...structure, id: 'dora--new', doublons: [{ source: 'mes-aides', id: 'mes-aides--1' }] })
  state.setService({ ...service, id: 'dora--new-service', structure_id: 'dora--new' })
  expect((await client.getStructure({ id: 'dora--new' })).services?.map(({ id }) => id)).toEqual(['dora--new-service'])
  expect((await client.listStructures({ exclure_doublons: true })).total).toBe(40)
  expect((await client.listStructures()).total).toBe(41)
  state.reset()
  expect((await client.listStructures()).total).toBe(40)
})

test('the handlers of msw catch calls to the public address', async () => {
  const server = setupServer(...createDataInclusionSimulator().handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  expect(await createDataInclusionClient({ token: 'any' }).listSources()).toHaveLength(4)
})
