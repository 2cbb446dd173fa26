// Whose deliveries are believed: those whose signature was made with a secret of their sender, over their very bytes.
import { type TestWebhook, signTestWebhook } from '@hub/rdv-insertion-client/webhooks'
import { expect, test } from 'vitest'
import { sourceAppointments } from '../../src/features/rdv-insertion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { INSERTION_SECRET, runHub, SOLIDARITES_SECRET } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'
import { insertionInvitation, insertionRdv, solidaritesRdv } from '../support/webhook-bodies.js'
import { deliver, fromInsertion, fromSolidarites } from '../support/webhook-senders.js'

const event: TestWebhook = {
  model: 'Rdv',
  event: 'created',
  timestamp: '2027-08-20T13:00:00.000+02:00',
  data: insertionRdv(),
}

describeOnEachEngine('signatures of webhooks', ({ createStorage }) => {
  const secrets = { 'rdv-insertion': ['former', INSERTION_SECRET], 'rdv-solidarites': [SOLIDARITES_SECRET] }
  const hub = sharedHub(createStorage, { rdvInsertion: { webhookSecrets: secrets, latin1Bodies: true } })

  const kept = () => hub.database.run((connection) => connection.select().from(sourceAppointments))

  test.each([
    ['no signature', (headers: Record<string, string>) => ({ 'content-type': headers['content-type'] ?? '' })],
    ['nonsense', (headers: Record<string, string>) => ({ ...headers, 'X-Rdvi-Signature': 'nonsense' })],
    [
      'an uppercase signature',
      (headers: Record<string, string>) => ({
        ...headers,
        'X-Rdvi-Signature': (headers['X-Rdvi-Signature'] ?? '').toUpperCase(),
      }),
    ],
  ])('%s: 401, and nothing is kept', async (_, change) => {
    const { headers, body } = await signTestWebhook(event, { secret: INSERTION_SECRET })
    const answer = await deliver(hub, 'rdv-insertion', { headers: change(headers), body })
    expect(answer).toMatchObject({ code: 401 })
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid_signature' })
    expect(await kept()).toEqual([])
  })

  test('another secret: 401; a former one of the list: accepted', async () => {
    const other = await signTestWebhook(event, { secret: 'another' })
    expect(await deliver(hub, 'rdv-insertion', other)).toMatchObject({ code: 401 })
    const former = await signTestWebhook(event, { secret: 'former' })
    expect(await deliver(hub, 'rdv-insertion', former)).toMatchObject({ status: 'accepted' })
  })

  test("a signature of one sender's is none of the other's", async () => {
    const signed = await signTestWebhook(event, { secret: SOLIDARITES_SECRET })
    expect(await deliver(hub, 'rdv-insertion', signed)).toMatchObject({ code: 401 })
    expect(await deliver(hub, 'rdv-solidarites', signed)).toMatchObject({ code: 401 })
  })

  test('one changed byte: 401', async () => {
    const { headers, body } = await signTestWebhook(event, { secret: INSERTION_SECRET })
    expect(await deliver(hub, 'rdv-insertion', { headers, body: body.replace('45', '46') })).toMatchObject({
      code: 401,
    })
  })

  test('a JWS in place of the signature, which protects three fields only: 401', async () => {
    const { headers, body } = await signTestWebhook(event, { secret: INSERTION_SECRET, signature: 'jwt' })
    expect(await deliver(hub, 'rdv-insertion', { headers, body })).toMatchObject({ code: 401 })
  })

  test('a body over 1 MiB whose length is not announced: 413, whoever signed it', async () => {
    const { headers, body } = await signTestWebhook(
      { ...event, data: insertionRdv({ address: 'a'.repeat(1024 * 1024) }) },
      { secret: INSERTION_SECRET },
    )
    const before = await kept()
    // The standard asks for "duplex" with a stream; the type does not know it yet.
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers,
      body: new Blob([body]).stream(),
      duplex: 'half',
    }
    const answer = await deliver(hub, 'rdv-insertion', init)
    expect(answer).toMatchObject({ code: 413 })
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'payload_too_large' })
    expect(await kept()).toEqual(before)
  })

  test('a body that came as ISO-8859-1, where that is allowed', async () => {
    const { headers, body } = await signTestWebhook(
      { model: 'Invitation', event: 'created', data: insertionInvitation() },
      { secret: INSERTION_SECRET },
    )
    const latin1 = Buffer.from(body, 'latin1')
    expect(latin1).not.toEqual(Buffer.from(body))
    expect(await deliver(hub, 'rdv-insertion', { headers, body: latin1 })).toMatchObject({ status: 'accepted' })
  })

  test('without a secret nobody is', async () => {
    await using other = await createStorage()
    const webhookSecrets = { 'rdv-insertion': [], 'rdv-solidarites': [] }
    await using closed = await runHub(other, { rdvInsertion: { webhookSecrets, latin1Bodies: false } })
    expect(await fromInsertion(closed, event)).toMatchObject({ code: 401 })
    expect(await fromSolidarites(closed, { model: 'Rdv', event: 'created', data: solidaritesRdv() })).toMatchObject({
      code: 401,
    })
  })
})
