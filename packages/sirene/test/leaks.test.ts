import { describeLeaks } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createSireneClient } from '../src/index.js'
import { SIMULATED_SIRETS } from '../src/simulator/index.js'

const siret = SIMULATED_SIRETS.naturalPerson
const account = {
  clientId: 'client-canary-1',
  clientSecret: 'secret-canary-2',
  username: 'name-canary-3',
  password: 'password-canary-4',
}
const calls = {
  getEstablishment: (client: ReturnType<typeof createSireneClient>) => client.getEstablishment({ siret }),
}

describeLeaks(
  {
    canaries: ['key-canary-77', siret],
    createClient: (options) => createSireneClient({ apiKey: 'key-canary-77', ...options }),
    calls,
  },
  { describe, it },
)

describeLeaks(
  {
    canaries: [...Object.values(account), siret],
    abortable: false,
    createClient: (options) => createSireneClient({ ...options, password: { ...account, authUrl: options.baseUrl } }),
    calls,
    answers: [{ status: 401, body: JSON.stringify({ error: 'invalid_grant', error_description: account.password }) }],
  },
  { describe, it },
)
