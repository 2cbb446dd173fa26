// Several instances of RDV-Solidarités are subscribed: the same ids occur in each, and only the secret tells them apart.
import type { TestWebhook } from '@hub/rdv-solidarites-client/webhooks'
import { expect, test } from 'vitest'
import { rotateAll } from '../../src/commands/rotate-encryption.js'
import { describeOnEachEngine } from '../support/engines.js'
import { INSERTION_SECRET, SOLIDARITES_SECRET } from '../support/running-hub.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'
import { solidaritesRdv } from '../support/webhook-bodies.js'
import { fromSolidarites } from '../support/webhook-senders.js'

const OTHER = 'secret-of-the-other-instance'
const PATH = '/api/v1/rdv-insertion/users/8841/participations'

describeOnEachEngine('instances of RDV-Solidarités', ({ createStorage }) => {
  const webhookSecrets = { 'rdv-insertion': [INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] }
  const otherInstances = { 'rdv-service-public': ['former', OTHER] }
  const hub = sharedHub(createStorage, { rdvInsertion: { webhookSecrets, otherInstances, latin1Bodies: false } })
  const checked = sharedAnswerChecker(hub)

  async function participations(query: string): Promise<{ user: object; rdv: { address: string } }[]> {
    const response = await hub.partner(`${PATH}${query}`)
    expect(response.status).toBe(200)
    const body = await checked(response, ['get', '/api/v1/rdv-insertion/users/{user_id}/participations'])
    return (body as { participations: never }).participations
  }

  const rdv = (address: string, timestamp = '2027-08-20 15:00:00 +0200', event: 'created' | 'destroyed' = 'created') =>
    ({ model: 'Rdv', event, timestamp, data: solidaritesRdv({ address }) }) as const satisfies TestWebhook

  test('neither overwrites the other, nor shows its persons', async () => {
    expect(await fromSolidarites(hub, rdv('here'))).toMatchObject({ status: 'accepted' })
    expect(await fromSolidarites(hub, rdv('there', '2027-08-20 14:00:00 +0200'), OTHER)).toMatchObject({
      status: 'accepted',
    })
    expect(await participations('?source=rdv-solidarites')).toMatchObject([{ rdv: { address: 'here' } }])
    expect(await participations('?source=rdv-solidarites&instance=rdv-service-public')).toMatchObject([
      { rdv: { address: 'there' } },
    ])
    expect(await participations('?source=rdv-solidarites&instance=unheard-of')).toEqual([])
  })

  test('the same bytes of both are two events, and of one a duplicate', async () => {
    const webhook = rdv('same', '2027-08-21 15:00:00 +0200')
    expect(await fromSolidarites(hub, webhook)).toMatchObject({ status: 'accepted' })
    expect(await fromSolidarites(hub, webhook, OTHER)).toMatchObject({ status: 'accepted' })
    expect(await fromSolidarites(hub, webhook, 'former')).toMatchObject({ status: 'duplicate' })
  })

  test('what one destroys stays at the other', async () => {
    await fromSolidarites(hub, rdv('gone', '2027-08-22 15:00:00 +0200', 'destroyed'), OTHER)
    expect(await participations('?source=rdv-solidarites&instance=rdv-service-public')).toEqual([])
    expect(await participations('?source=rdv-solidarites')).toHaveLength(1)
  })

  test('rows of every instance can be read after a rotation of the key', async () => {
    const webhook = rdv('kept', '2027-08-23 15:00:00 +0200')
    await fromSolidarites(hub, { ...webhook, data: { ...webhook.data, id: 78 } }, OTHER)
    await rotateAll(hub.database, hub.keyring.cipher)
    expect(await participations('?source=rdv-solidarites&instance=rdv-service-public')).toMatchObject([
      { rdv: { address: 'kept' } },
    ])
  })

  test('rdv-insertion has no instances', async () => {
    const response = await hub.partner(`${PATH}?instance=rdv-service-public`)
    expect(response.status).toBe(422)
  })
})
