import {
  type AuthProvider,
  type CallOptions,
  createRateLimiter,
  defineClient,
  headerAuth,
  InvalidRequestError,
  locateMethods,
  NotFoundError,
  PermissionError,
} from '@hub/http'
import { parseSiren, parseSiret } from '@hub/identifiers'
import { createPasswordAuth } from './access/password-auth.js'
import { definition, type Environment } from './generated/sirene.definition.gen.js'
import { readEstablishment, readLegalUnit } from './reading/read-establishment.js'
import type { NothingShown } from './results.js'
import type { SireneClient, SireneClientOptions } from './types.js'

/** Milliseconds of silence after a 429 that does not say for how long. */
const QUOTA_HOLD = 60_000

type Added = Pick<SireneClient, 'getEstablishment' | 'getLegalUnit'>

const create = /* @__PURE__ */ define()

/**
 * A client of Sirene. Never throws and never touches the network; what is wrong with its options is reported by the first call.
 *
 * @example
 * const sirene = createSireneClient({ apiKey })
 * const establishment = await sirene.getEstablishment({ siret: '356 000 000 00048' })
 */
export function createSireneClient(options: SireneClientOptions = {}): SireneClient {
  const { apiKey, password, rateLimiter, baseUrl, ...clientOptions } = options
  const byPassword = password && apiKey === undefined ? createPasswordAuth(password, clientOptions) : undefined
  const own: Environment = byPassword ? 'private' : 'public'
  const client = create({
    ...clientOptions,
    baseUrl,
    environment: baseUrl === undefined ? own : undefined,
    rateLimiter: rateLimiter ?? createDefaultRateLimiter(own),
    auth: byPassword ?? createKeyAuth(options),
  })
  const expiry = { enumerable: true, get: () => byPassword?.passwordExpiresAt() ?? null }
  return Object.defineProperty(client, 'passwordExpiresAt', expiry) as SireneClient
}

/** Never two kinds of credentials in one request. */
function createKeyAuth({ apiKey, password }: SireneClientOptions): AuthProvider {
  if (apiKey === undefined || password === undefined)
    return headerAuth('X-INSEE-Api-Key-Integration', apiKey ?? '', 'apiKey')
  return {
    headers() {
      throw InvalidRequestError.local('apiKey', 'must not be there, since password is')
    },
  }
}

function createDefaultRateLimiter(environment: Environment) {
  const { rateLimit } = definition
  const limits = rateLimit && environment === 'public' ? [rateLimit] : []
  return createRateLimiter({ limits, defaultHold: QUOTA_HOLD })
}

function define() {
  return defineClient(definition, {
    formats: { siret: (text: string) => parseSiret(text), siren: (text: string) => parseSiren(text) },
    extend: ({ methods }) =>
      locateMethods<Added>(
        {
          getEstablishment: async ({ siret }, options) =>
            readOutcome(async () => {
              const answer = await methods.getSiret({ siret }, options)
              return readEstablishment(answer, parseSiret(siret) ?? siret)
            }),
          getLegalUnit: async ({ siren }, options?: CallOptions) =>
            readOutcome(async () => {
              const answer = await methods.getSiren({ siren }, options)
              return readLegalUnit(answer, parseSiren(siren) ?? siren)
            }),
        },
        definition.api,
      ),
  })
}

/** What the service says of the company, and not of the call, is an outcome. */
async function readOutcome<Found>(work: () => Promise<Found>): Promise<Found | NothingShown> {
  try {
    return await work()
  } catch (error) {
    // A 404 without the header of this API is that of a wrong address.
    if (NotFoundError.isInstance(error) && hasHeader(error.body())) return { outcome: 'notFound' }
    if (PermissionError.isInstance(error)) return { outcome: 'diffusionRefused' }
    throw error
  }
}

function hasHeader(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'header' in body
}
