// The services that the directory asks, simulated, with what tests need to know of the calls.
import { createAdresseClient } from '@hub/adresse-client'
import { createCommunesClient } from '@hub/adresse-client/communes'
import { createAdresseSimulator, createCommunesSimulator } from '@hub/adresse-client/simulator'
import { createDataInclusionClient } from '@hub/data-inclusion-client'
import { createDataInclusionSimulator } from '@hub/data-inclusion-client/simulator'
import { createRateLimiter } from '@hub/http'
import { createSireneClient } from '@hub/sirene-client'
import { createSireneSimulator } from '@hub/sirene-client/simulator'
import type { DirectoryUpstreams } from '../../src/features/directory/upstreams.js'

/** What the hub of a test leaves out of structures. */
export const OWN_SOURCE = 'emplois-de-linclusion'

type Fetch = ReturnType<typeof createAdresseSimulator>['fetch']

interface Watched {
  fetch: Fetch
  /** The address of each call. */
  calls: URL[]
  /** How many of them their caller gave up. */
  aborted: number
  /** `silent`: nothing is answered; `down`: every connection is refused; `fails`: 502. */
  mode: 'answers' | 'silent' | 'down' | 'fails'
  /** Forgets the calls, and answers. */
  reset(): void
}

/** What a service does, until told otherwise. */
function watch(fetch: Fetch): Watched {
  const watched: Watched = {
    calls: [],
    aborted: 0,
    mode: 'answers',
    reset() {
      Object.assign(watched, { calls: [], aborted: 0, mode: 'answers' })
    },
    async fetch(input, init) {
      const request = new Request(input, init)
      watched.calls.push(new URL(request.url))
      request.signal.addEventListener('abort', () => void (watched.aborted += 1))
      if (watched.mode === 'down')
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
      if (watched.mode === 'fails') return new Response('Bad gateway', { status: 502 })
      while (watched.mode === 'silent' && !request.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, 5))
      return fetch(request)
    },
  }
  return watched
}

interface DirectoryServices {
  upstreams: DirectoryUpstreams
  addresses: Watched
  communes: Watched
  sirene: Watched
  inclusion: Watched
  simulatedInclusion: ReturnType<typeof createDataInclusionSimulator>
}

/** Without their usual repetitions: each call is one request. */
export function directoryServices(): DirectoryServices {
  const addresses = watch(createAdresseSimulator({ callsPerSecond: 1_000 }).fetch)
  const communes = watch(createCommunesSimulator().fetch)
  const sirene = watch(createSireneSimulator({ callsPerMinute: 10_000 }).fetch)
  const simulatedInclusion = createDataInclusionSimulator()
  const inclusion = watch(simulatedInclusion.fetch)
  const once = { maxRetries: 0 }
  return {
    addresses,
    communes,
    sirene,
    inclusion,
    simulatedInclusion,
    upstreams: {
      addresses: createAdresseClient({ fetch: addresses.fetch, ...once }),
      communes: createCommunesClient({ fetch: communes.fetch, ...once }),
      sirene: createSireneClient({ apiKey: 'any', fetch: sirene.fetch, rateLimiter: createRateLimiter({}), ...once }),
      inclusion: createDataInclusionClient({ token: 'any', fetch: inclusion.fetch, ...once }),
    },
  }
}
