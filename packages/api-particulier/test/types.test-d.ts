import { describe, expectTypeOf, it } from 'vitest'
import { type BenefitOutcome, createApiParticulierClient } from '../src/index.js'
import { createApiParticulierSimulator } from '../src/simulator/index.js'

const client = createApiParticulierClient({ environment: 'production', token: async () => 'x', recipient: 'x' })

describe('createApiParticulierClient', () => {
  it('takes settings that may be missing, as environment variables are', () => {
    createApiParticulierClient({ baseUrl: process.env['BASE_URL'], token: undefined, delegation_id: undefined })
    // @ts-expect-error -- not an environment
    createApiParticulierClient({ environment: 'demo' })
  })
})

describe('the benefits', () => {
  it('are outcomes told apart by one word', async () => {
    const result: BenefitOutcome = await client.getRsa({ first_name: 'x', title: 'M', birth_country: '99100' })
    if (result.outcome === 'beneficiary') expectTypeOf(result.since).toEqualTypeOf<string | null>()
    // @ts-expect-error -- there is no NIR
    void client.getRsa({ first_name: 'x', title: 'M', birth_country: '99100', nir: '1' })
    // @ts-expect-error -- F is not a title
    void client.getRsa({ first_name: 'x', title: 'F', birth_country: '99100' })
  })
})

it('is simulated without any cast', () => {
  const { fetch, state } = createApiParticulierSimulator({ callsPerSecond: 10 })
  createApiParticulierClient({ fetch })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'getAss' })
})
