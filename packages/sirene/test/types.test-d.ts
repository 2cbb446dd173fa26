import { expectTypeOf, it } from 'vitest'
import { createSireneClient, type EstablishmentResult } from '../src/index.js'
import { createSireneSimulator } from '../src/simulator/index.js'

const client = createSireneClient({ apiKey: process.env['SIRENE_API_KEY'], baseUrl: process.env['SIRENE_URL'] })

it('gives outcomes', async () => {
  const result = await client.getEstablishment({ siret: 'x' })
  expectTypeOf(result).toEqualTypeOf<EstablishmentResult>()
  if (result.outcome === 'found') expectTypeOf(result.activity.naf_2025).toEqualTypeOf<string | null>()
  // @ts-expect-error -- nothing is known of a company that is not found
  else void result.siret
  expectTypeOf(client.passwordExpiresAt).toEqualTypeOf<number | null>()
  // @ts-expect-error -- a number loses its zeros
  void client.getEstablishment({ siret: 12 })
})

it('is simulated without any cast', () => {
  const { fetch, state } = createSireneSimulator({ callsPerMinute: 10 })
  createSireneClient({ fetch, apiKey: 'x' })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'getEstablishment' })
})
