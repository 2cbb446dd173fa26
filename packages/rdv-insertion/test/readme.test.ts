import { join } from 'node:path'
import { expect, test } from 'vitest'
import { webhookReadme } from '../../../tools/readme/webhook-readme.js'

const readme = webhookReadme({
  folder: join(import.meta.dirname, '..'),
  name: '@hub/rdv-insertion-client',
  secretVariable: 'RDV_INSERTION_SECRET',
  path: '/webhooks/rdv-insertion',
  rdv: {
    id: 1,
    starts_at: '2026-02-14T09:00:00.000+01:00',
    status: 'unknown',
    users: [{ id: 1, first_name: 'C', last_name: 'E' }],
  },
})

test('the README shows a client, three servers, a test of a receiver and a simulator', () => {
  expect(readme.others.map(([title]) => title)).toEqual([
    `import { createRdvInsertionClient } from '@hub/rdv-insertion-client'`,
    `import { createWebhooks, signTestWebhook } from '@hub/rdv-insertion-client/webhooks'`,
    `import { createRdvInsertionClient, HubError } from '@hub/rdv-insertion-client'`,
  ])
  expect(readme.servers).toHaveLength(3)
})

test.each(readme.others)('%s: prints what it says', async (_, program) => {
  const { printed, promised } = await readme.run(program)
  expect(printed).toEqual(promised)
})

test.each(readme.servers)('the server %s: receives', async (_, server) => {
  const { printed, promised } = await readme.receive(server)
  expect(printed).toEqual(promised)
})

test('all of it is correctly typed, by the published declarations', () => {
  expect(readme.typeErrors()).toBe('')
})
