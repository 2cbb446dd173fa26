import { createRateLimiter } from '@hub/http'
import { describeLeaks } from '@hub/http/faults'
import { describe, expect, it } from 'vitest'
import { createFranceTravailClient } from '../src/index.js'
import { createFranceTravailSimulator } from '../src/simulator/index.js'
import { PASS, startClient } from './start-client.js'

const clientSecret = 'canary-secret-4711'
const token = 'canary-token-0815'
const nir = '185057505601797'
const name = 'CanaryName'
const idNational = 'canary-identifier'
const jetonUsager = 'canary-jeton'
const agent = {
  lastName: 'CanaryAgent',
  firstName: 'CanaryFirst',
  id: 'canary-agent-id',
  authUrl: 'https://agents.example',
}
const canaries = [clientSecret, token, nir, name, idNational, jetonUsager, agent.lastName, agent.firstName, agent.id]

describeLeaks(
  {
    canaries,
    createClient: ({ fetch = globalThis.fetch, ...options }) =>
      createFranceTravailClient({
        ...options,
        clientId: 'PAR_app',
        clientSecret,
        agent,
        rateLimiter: createRateLimiter({}),
        fetch: async (url, init) =>
          url.includes('/connexion/oauth2/')
            ? Response.json({ token_type: 'Bearer', access_token: token, expires_in: 1499 })
            : fetch(url, init),
      }),
    calls: {
      searchCertifiedIndividual: (client) =>
        client.searchCertifiedIndividual({ nir, birth_name: name, first_name: name, birth_date: '1985-05-12' }),
      updatePassIae: (client) => client.updatePassIae({ ...PASS, idNational }),
      findUser: (client) => client.findUser({ nir, dateNaissance: '1985-05-12' }),
      getRqth: (client) => client.getRqth({ jetonUsager }),
    },
    answers: [
      { status: 200, body: JSON.stringify({ codeSortie: 7, message: canaries.join(' ') }) },
      { status: 500, body: JSON.stringify({ codeErreur: 'JCS0011G', codeHttp: 500, message: canaries.join(' ') }) },
      { status: 403, body: JSON.stringify({ codeRetour: canaries.join(' '), message: name }) },
    ],
    // The search for a person is answered without any error by a business code within a 4xx: those are in search.test.ts.
  },
  { describe, it },
)

it('an error of the token endpoint that quotes the secret shows nothing', async () => {
  const { settings } = startClient()
  const { state, fetch } = createFranceTravailSimulator()
  const body = JSON.stringify({ error: clientSecret, error_description: `${clientSecret} ${name}` })
  state.failNext({ kind: 'status', status: 401, body, operation: 'getToken' })
  const client = createFranceTravailClient({ ...settings, clientSecret, fetch })
  const error = await client.searchCertifiedIndividual({ birth_name: name }).catch((thrown: unknown) => thrown)
  expect(String(error)).toContain('check the id and the secret')
  for (const canary of [clientSecret, name]) {
    expect(String(error)).not.toContain(canary)
    expect(JSON.stringify(error)).not.toContain(canary)
  }
})
