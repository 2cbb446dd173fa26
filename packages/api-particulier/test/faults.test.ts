import { createRateLimiter } from '@hub/http'
import { describeFaults, type FaultCase } from '@hub/http/faults'
import { describe, it } from 'vitest'
import {
  type ApiParticulierClient,
  type ApiParticulierClientOptions,
  createApiParticulierClient,
} from '../src/index.js'
import { CAMILLE } from './start-client.js'

const token = 'canary-token-4711'
const createClient = (limits: ApiParticulierClientOptions) =>
  createApiParticulierClient({ ...limits, token, recipient: '13002526500013', rateLimiter: createRateLimiter({}) })

function describeBenefit(method: 'getRsa' | 'getAah' | 'getAsf'): FaultCase {
  return {
    retry: 'safe',
    answer: { outcome: 'beneficiary', since: '2024-09-01' },
    body: JSON.stringify({ data: { est_beneficiaire: true, date_debut_droit: '2024-09-01' } }),
    secrets: [token, 'CANARYNAME', 'CanaryName', '1985'],
    call: (limits) => createClient(limits)[method]({ ...CAMILLE, birth_name: 'CanaryName' }),
  }
}

const safe = <Method extends keyof ApiParticulierClient>(method: Method) => method

describeFaults(
  {
    [safe('getRsa')]: describeBenefit('getRsa'),
    [safe('getAah')]: describeBenefit('getAah'),
    [safe('getAsf')]: describeBenefit('getAsf'),
    ping: {
      retry: 'safe',
      answer: { status: 'ok' },
      secrets: [token],
      call: (limits) => createClient(limits).ping({ provider: 'cnaf' }),
    },
    introspect: {
      retry: 'safe',
      answer: { name: 'x', scopes: ['a'] },
      secrets: [token],
      call: (limits) => createClient(limits).introspect(),
    },
  },
  {
    describe,
    it,
  },
  {
    // The API asks to wait 60 s after a 429 that does not say how long.
    adjust: (fault) =>
      fault.outcome === 'RateLimitError' && fault.retryAfter === null ? { ...fault, retryAfter: 60 } : fault,
  },
)
