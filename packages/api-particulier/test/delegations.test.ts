import { describe, expect, test } from 'vitest'
import { CAMILLE, RECIPIENT, startClient, TOKEN } from './start-client.js'

const OTHER = '13003013300016'
const delegations = [
  { id: 'delegation-1', siret: RECIPIENT },
  { id: 'delegation-2', siret: OTHER },
  { id: 'delegation-3', siret: OTHER },
]
const tokens = [{ token: TOKEN, kind: 'editor' as const, delegations }]

describe("an editor's token", () => {
  test.each([
    ['a delegation alone', { recipient: undefined, delegation_id: 'delegation-1' }],
    ['a SIRET with one delegation', { recipient: RECIPIENT }],
    ['both, which belong together', { recipient: OTHER, delegation_id: 'delegation-3' }],
  ])('is enough with %s', async (_label, options) => {
    const { client } = startClient(options, { tokens })
    expect(await client.getRsa(CAMILLE)).toMatchObject({ outcome: 'beneficiary' })
  })

  test.each([
    ['several delegations', { recipient: OTHER }, '00212'],
    ['a delegation of another SIRET', { recipient: RECIPIENT, delegation_id: 'delegation-2' }, '00213'],
    ['no delegation', { recipient: '35600000000048' }, '00213'],
  ])('is refused with %s', async (_label, options, code) => {
    const { client } = startClient(options, { tokens })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ code, isRetryable: false })
  })

  test('a call may name another recipient than the client, which is then not sent', async () => {
    const { client, sent } = startClient({}, { tokens })
    await client.getRsa(CAMILLE, { delegation_id: 'delegation-2' })
    const query = sent[0]?.url.searchParams
    expect([query?.get('delegation_id'), query?.get('recipient')]).toEqual(['delegation-2', null])
  })

  test('each delegation is counted on its own (PREZ)', async () => {
    const { client } = startClient({}, { tokens, callsPerSecond: 20 })
    const calls = Array.from({ length: 40 }, (_, index) =>
      client.getRsa(CAMILLE, { delegation_id: `delegation-${1 + (index % 2)}` }),
    )
    expect((await Promise.all(calls)).every(({ outcome }) => outcome === 'beneficiary')).toBe(true)
  })
})

test('a classic token needs a recipient', async () => {
  const { client } = startClient({ recipient: undefined, delegation_id: 'delegation-1' })
  await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ code: '00203' })
})
