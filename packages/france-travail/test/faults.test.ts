import { createRateLimiter } from '@hub/http'
import { describeFaults } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createFranceTravailClient, type FranceTravailClientOptions } from '../src/index.js'
import { AGENT, CLIENT_SECRET, PASS, PERSON } from './start-client.js'

const TOKEN = 'token-canary-7f3a'
const JETON = 'jeton-canary-9b1c'

/** The token is there already: what its endpoint does is in tokens.test.ts. */
function createClient(limits: FranceTravailClientOptions) {
  return createFranceTravailClient({
    ...limits,
    agent: AGENT,
    auth: { headers: () => ({ authorization: `Bearer ${TOKEN}` }) },
    rateLimiter: createRateLimiter({}),
  })
}

const secrets = [TOKEN, CLIENT_SECRET]
const found = { codeSortie: 'S001', idNationalDE: 'identifier-canary', certifDE: true }
const user = { codeRetour: 'S001', topIdentiteCertifiee: 'O', jetonUsager: JETON }
const isCertified = { outcome: 'found', isCertified: true, jetonUsager: JETON }
const rqth = { topValiditeRQTH: true, dateDebutRqth: '2024-01-01', dateFinRqth: null }

describeFaults(
  {
    searchCertifiedIndividual: {
      retry: 'never',
      requestKind: 'json',
      answer: { outcome: 'found', idNationalDE: 'identifier-canary' },
      body: JSON.stringify(found),
      secrets: [...secrets, PERSON.nir.slice(0, 13), 'DURAND', 'identifier-canary'],
      call: (limits) => createClient(limits).searchCertifiedIndividual(PERSON),
    },
    updatePassIae: {
      retry: 'never',
      requestKind: 'json',
      answer: { outcome: 'accepted' },
      body: JSON.stringify({ codeSortie: 'S000', idNational: PASS.idNational, message: 'Pass IAE prescrit' }),
      secrets: [...secrets, PASS.idNational, PASS.numPassIAE],
      call: (limits) => createClient(limits).updatePassIae(PASS),
    },
    'updatePassIae, dry run': {
      retry: 'never',
      requestKind: 'json',
      answer: { outcome: 'accepted' },
      body: JSON.stringify({ codeSortie: 'S000' }),
      secrets: [...secrets, PASS.idNational, PASS.numPassIAE],
      call: (limits) => createClient(limits).updatePassIae(PASS, { dryRun: true }),
    },
    'findUser by NIR': {
      retry: 'safe',
      requestKind: 'json',
      answer: isCertified,
      body: JSON.stringify(user),
      secrets: [...secrets, PERSON.nir, JETON],
      call: (limits) => createClient(limits).findUser({ nir: PERSON.nir, dateNaissance: PERSON.birth_date }),
    },
    'findUser by number': {
      retry: 'safe',
      requestKind: 'json',
      answer: isCertified,
      body: JSON.stringify(user),
      secrets: [...secrets, 'number-canary'],
      call: (limits) => createClient(limits).findUser({ numeroFranceTravail: 'number-canary' }),
    },
    getRqth: {
      retry: 'safe',
      answer: rqth,
      body: JSON.stringify(rqth),
      secrets: [...secrets, JETON, AGENT.id],
      call: (limits) => createClient(limits).getRqth({ jetonUsager: JETON }),
    },
  },
  { describe, it },
  {
    // 60 s are waited after a 429 that does not say how long.
    adjust: (fault) =>
      fault.outcome === 'RateLimitError' && fault.retryAfter === null ? { ...fault, retryAfter: 60 } : fault,
  },
)
