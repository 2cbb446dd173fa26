import { createMemoryRateLimitStore, createMemoryTokenStore } from '@hub/http'
import { describe, expectTypeOf, it } from 'vitest'
import { createFranceTravailClient, type SearchOutcome, type UpdateOutcome } from '../src/index.js'
import { createFranceTravailSimulator } from '../src/simulator/index.js'

const client = createFranceTravailClient()

describe('createFranceTravailClient', () => {
  it('takes settings that may be missing, as environment variables are', () => {
    createFranceTravailClient({ baseUrl: process.env['BASE_URL'], clientId: undefined, clientSecret: undefined })
    createFranceTravailClient({ tokenStore: createMemoryTokenStore<string>() })
    createFranceTravailClient({ rateLimitStore: createMemoryRateLimitStore() })
    // @ts-expect-error -- not an environment
    createFranceTravailClient({ environment: 'recette' })
  })
})

describe('outcomes', () => {
  it('are values told apart by one word', async () => {
    const result: SearchOutcome = await client.searchCertifiedIndividual({})
    if (result.outcome === 'found') expectTypeOf(result.idNationalDE).toEqualTypeOf<string>()
    else expectTypeOf(result.meaning).toEqualTypeOf<string | null>()
    expectTypeOf(client.updatePassIae).returns.resolves.toEqualTypeOf<UpdateOutcome>()
  })

  it('of an update take wire names and values only', () => {
    // @ts-expect-error -- a kind of employer is mapped first, by toTypeSiae
    void client.updatePassIae({ typeSIAE: 'ACI' })
    // @ts-expect-error -- sensitive kinds are never sent
    void client.updatePassIae({ typologiePrescripteur: 'SPIP' })
  })
})

it('is simulated without any cast', () => {
  const { fetch, state } = createFranceTravailSimulator({ latency: 1 })
  createFranceTravailClient({ fetch })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'listItems' })
})
