import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signTestWebhook as signInsertion } from '@hub/rdv-insertion-client/webhooks'
import { signTestWebhook as signSolidarites } from '@hub/rdv-solidarites-client/webhooks'
import { expect, test } from 'vitest'
import { createFolder, startServer } from './support.js'

const SECRETS = { RDV_INSERTION_SECRET: 'secret-of-rdv-insertion', RDV_SOLIDARITES_SECRET: 'secret-of-rdv-solidarites' }

test('signed events are written once, all else is refused', async () => {
  await using folder = await createFolder()
  const EVENTS_FILE = join(folder.path, 'events.jsonl')
  await using receiver = await startServer('webhook-receiver-hono/server.ts', { ...SECRETS, EVENTS_FILE })
  const send = async (path: string, delivery: RequestInit) => {
    const response = await fetch(`${receiver.url}/webhooks/${path}`, delivery)
    await response.arrayBuffer()
    return response.status
  }
  const zoe = { id: 7, first_name: 'Zoé', last_name: 'Fictive' }
  const user = { model: 'User', event: 'updated', data: zoe } as never
  const invitation = { model: 'Invitation', event: 'created', data: { id: 12, format: 'email', user: zoe } } as never
  const [insertion, solidarites, forged] = await Promise.all([
    signInsertion(invitation, { secret: SECRETS.RDV_INSERTION_SECRET }),
    signSolidarites(user, { secret: SECRETS.RDV_SOLIDARITES_SECRET }),
    signInsertion(invitation, { secret: SECRETS.RDV_SOLIDARITES_SECRET }),
  ])
  expect(await send('rdv-insertion', insertion)).toBe(200)
  expect(await send('rdv-insertion', insertion)).toBe(200)
  expect(await send('rdv-solidarites', solidarites)).toBe(200)
  expect(await send('rdv-insertion', forged)).toBe(401)
  expect(await send('rdv-insertion', { method: 'POST', body: '{}' })).toBe(401)

  const lines = (await readFile(EVENTS_FILE, 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { source: 'rdv-insertion', model: 'Invitation', event: 'created', id: 12 },
    { source: 'rdv-solidarites', model: 'User', event: 'updated', id: 7 },
  ])
  expect(receiver.printed.join('\n')).not.toContain('Fictive')
})
