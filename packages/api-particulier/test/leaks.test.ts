import { createRateLimiter } from '@hub/http'
import { describeLeaks } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createApiParticulierClient } from '../src/index.js'
import { CAMILLE } from './start-client.js'

const token = 'canary-token-0815'
const person = { ...CAMILLE, birth_name: 'CanaryName', first_name: 'CanaryFirst' }
const canaries = [token, 'CanaryName', 'CANARYNAME', 'CanaryFirst', 'CANARYFIRST']
const errors = [
  { code: '00366', title: canaries.join(' '), detail: canaries.join(' '), source: { parameter: canaries[1] } },
]

describeLeaks(
  {
    canaries,
    createClient: (options) =>
      createApiParticulierClient({
        ...options,
        token,
        recipient: '13002526500013',
        rateLimiter: createRateLimiter({}),
      }),
    calls: {
      getRsa: (client) => client.getRsa(person),
      getAah: (client) => client.getAah(person),
      getAsf: (client) => client.getAsf(person),
    },
    answers: [
      { status: 400, body: JSON.stringify({ errors }) },
      { status: 422, body: JSON.stringify({ errors: [...errors, { code: canaries[0], title: canaries[1] }] }) },
      { status: 502, body: JSON.stringify({ errors }) },
      { status: 200, body: JSON.stringify({ data: { est_beneficiaire: canaries.join(' ') } }) },
    ],
  },
  { describe, it },
)

describeLeaks(
  {
    canaries: [token],
    // The methods take no parameters before their options.
    abortable: false,
    createClient: (options) => createApiParticulierClient({ ...options, token, recipient: '13002526500013' }),
    calls: { introspect: (client) => client.introspect() },
  },
  { describe, it },
)
