import { createRateLimiter } from '@hub/http'
import { describeFaults, type Fault, type FaultLimits } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createSireneClient, type SireneClient } from '../src/index.js'
import { SIMULATED_SIRETS } from '../src/simulator/index.js'

const apiKey = 'key-canary-77'
const siret = SIMULATED_SIRETS.open
const siren = siret.slice(0, 9)

const etablissement = { siret, siren, uniteLegale: {}, periodesEtablissement: [{}] }
const uniteLegale = { siren, periodesUniteLegale: [{}] }

const subject = (call: (client: SireneClient) => Promise<unknown>, body: object, answer: unknown = body) => ({
  retry: 'safe' as const,
  answer,
  body: JSON.stringify(body),
  secrets: [apiKey, siret],
  // What a 429 without `Retry-After` holds, and for how long, is tried with a clock of its own in client.test.ts.
  call: (limits: FaultLimits) => call(createSireneClient({ apiKey, ...limits, rateLimiter: createRateLimiter({}) })),
})

/** A redirection within the same origin is followed once; a 403 is an outcome of the methods that have some. */
const adjust = (fault: Fault, method: string): Fault | undefined => {
  if (/^30\d-same-origin$|^redirect-loop$/.test(fault.name)) return undefined
  return fault.name === '403' && /^get(Est|Legal)/.test(method) ? undefined : fault
}

describeFaults(
  {
    getSiret: subject((client) => client.getSiret({ siret }), { etablissement }),
    getSiren: subject((client) => client.getSiren({ siren }), { uniteLegale }),
    getInformations: subject((client) => client.getInformations(), { a: 1 }),
    getEstablishment: subject(
      async (client) => ((await client.getEstablishment({ siret })) as { siret: string }).siret,
      { etablissement },
      siret,
    ),
    getLegalUnit: subject(
      async (client) => ((await client.getLegalUnit({ siren })) as { siren: string }).siren,
      { uniteLegale },
      siren,
    ),
  },
  { describe, it },
  { adjust },
)
