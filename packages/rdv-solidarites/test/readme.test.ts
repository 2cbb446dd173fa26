import { join } from 'node:path'
import { expect, test } from 'vitest'
import { webhookReadme } from '../../../tools/readme/webhook-readme.js'

const readme = webhookReadme({
  folder: join(import.meta.dirname, '..'),
  name: '@hub/rdv-solidarites-client',
  secretVariable: 'RDV_SOLIDARITES_SECRET',
  path: '/webhooks/rdv-solidarites',
  rdv: { id: 1, starts_at: '2027-12-10 09:00:00 +0100', status: 'unknown' },
})

test('the README shows a client, three servers, a test of a receiver and a simulator', () => {
  expect(readme.others.map(([title]) => title)).toEqual([
    `import { createRdvSolidaritesClient } from '@hub/rdv-solidarites-client'`,
    `import { createWebhooks, signTestWebhook } from '@hub/rdv-solidarites-client/webhooks'`,
    `import { createRdvSolidaritesClient } from '@hub/rdv-solidarites-client'`,
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
