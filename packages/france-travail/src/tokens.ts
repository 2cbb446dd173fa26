import {
  type AnswerProblem,
  authByOperation,
  type AuthProvider,
  createMemoryTokenStore,
  createTokenSource,
  defineClient,
  InvalidRequestError,
  resolveBaseUrl,
  type TokenSource,
  tokenAuth,
} from '@hub/http'
import { readTokenError } from './errors.js'
import { definition } from './generated/france-travail-auth.definition.gen.js'
import { type Realm, TOKEN_NEEDS, type TokenNeed } from './scopes.js'
import type { FranceTravailClientOptions } from './types.js'

const createTokenClient = /* @__PURE__ */ defineClient(definition, {
  readError: readTokenError,
  verify: { getToken: findUnusableToken },
})

/** Milliseconds before its end from which a token is no longer used. */
const MARGIN = 10_000
/** Milliseconds after which a token is given up, the waits for a shared store included; its own attempt ends sooner. */
const ACQUISITION_TIMEOUT = 31_000

/** A token that no header can hold, such as an empty one, is none: another may be obtained later. */
function findUnusableToken(answer: unknown): AnswerProblem | undefined {
  const { token_type: type, access_token: token } = (answer ?? {}) as Readonly<Record<string, unknown>>
  const isUsable = [type, token].every((part) => typeof part === 'string' && /^[\x21-\x7e]+$/.test(part))
  return isUsable ? undefined : { text: 'the answer has no token that can be sent', pointers: ['/access_token'] }
}

/** Seconds that a token lives, also written as a text. Unreadable is 0: the token then serves the calls that wait for it, and no others. */
function readSeconds(value: unknown): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : 0
}

interface Application {
  clientId: string
  clientSecret: string
  authUrl: string | undefined
  environment: FranceTravailClientOptions['environment']
}

/**
 * The credentials of every operation: a token for its realm and scopes, obtained once for all callers, kept in a store that processes may
 * share, dropped after a 401.
 */
export function createTokenAuth(options: FranceTravailClientOptions): AuthProvider {
  const { tokenStore = createMemoryTokenStore<string>(), fetch, logger, allowPlainHttp } = options
  const providers = new Map<string, AuthProvider>()

  function createSource({ realm, scopes }: TokenNeed): TokenSource<string> {
    const application = (): Application => findApplication(options, realm)
    return createTokenSource<string>({
      store: tokenStore,
      timeout: ACQUISITION_TIMEOUT,
      renewAhead: 0,
      owner: () => {
        const { clientId, authUrl, environment } = application()
        const address = resolveBaseUrl({ baseUrl: authUrl, environment, allowPlainHttp }, definition.environments)
        return [address, realm, clientId, ...scopes.toSorted()]
      },
      async acquire(_previous, { signal }) {
        const { clientId, clientSecret, authUrl, environment } = application()
        const client = createTokenClient({ baseUrl: authUrl, environment, fetch, logger, allowPlainHttp })
        const asked = Date.now()
        const { token_type, access_token, expires_in } = await client.getToken(
          {
            realm,
            client_id: clientId,
            client_secret: clientSecret,
            grant_type: 'client_credentials',
            scope: [`application_${clientId}`, ...scopes].join(' '),
          },
          // Who asked decides when to ask again, as for every other call (FT-R9).
          { signal, maxRetries: 0 },
        )
        return { value: `${token_type} ${access_token}`, expiresAt: asked + readSeconds(expires_in) * 1_000 - MARGIN }
      },
    })
  }

  return authByOperation((operation) => {
    const need = (TOKEN_NEEDS as Readonly<Record<string, TokenNeed>>)[operation]
    if (!need) throw InvalidRequestError.local('operation', 'has no known scopes; give the client option auth')
    const key = [need.realm, ...need.scopes].join(' ')
    let provider = providers.get(key)
    if (!provider) {
      provider = tokenAuth(createSource(need), (authorization) => ({ authorization }))
      providers.set(key, provider)
    }
    return provider
  })
}

/** The application that a realm's tokens belong to. @throws InvalidRequestError naming the option that is missing */
function findApplication(options: FranceTravailClientOptions, realm: Realm): Application {
  const { agent = {} } = options
  const isAgent = realm === '/agent'
  // The address of the agent realm is another one, and not published: it is never guessed.
  if (isAgent) requireText(agent.authUrl, 'agent.authUrl')
  const isPublic = options.authUrl === undefined && !isAgent
  return {
    clientId: requireText(isAgent ? (agent.clientId ?? options.clientId) : options.clientId, 'clientId'),
    clientSecret: requireText(
      isAgent ? (agent.clientSecret ?? options.clientSecret) : options.clientSecret,
      'clientSecret',
    ),
    authUrl: isAgent ? agent.authUrl : options.authUrl,
    environment: isPublic ? 'production' : undefined,
  }
}

function requireText(value: string | undefined, option: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw InvalidRequestError.local(option, 'is missing or empty')
  return value
}
