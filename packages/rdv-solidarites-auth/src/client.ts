import {
  type CallOptions,
  createMemoryTokenStore,
  createTokenSource,
  defineClient,
  NotFoundError,
  resolveBaseUrl,
  type StoredToken,
  tokenAuth,
  toSafeLogger,
} from '@hub/http'
import { createAcquire } from './acquire-session.js'
import { isDeadSession, noSession, readAuthError } from './errors.js'
import { readExpiry } from './expiry.js'
import { definition } from './generated/rdv-solidarites-auth.definition.gen.js'
import { NO_SESSION, type RdvSolidaritesSession, readSession, toHeaders } from './session.js'
import type { RdvSolidaritesAuth, RdvSolidaritesAuthOptions } from './types.js'

const createClient = /* @__PURE__ */ defineClient(definition, { readError: readAuthError })

/** So much longer than its own deadline may a sign-in take before it is given up from outside. */
const GRACE = 1_000

/**
 * The session of one agent of RDV-Solidarités, for the clients of RDV-Solidarités and rdv-insertion. Never throws and never touches the
 * network; what is wrong with its options is said by the first call.
 *
 * @example
 * const auth = createRdvSolidaritesAuth({ email, password, environment: 'production' })
 * const client = createRdvSolidaritesClient({ auth, environment: 'production' })
 */
export function createRdvSolidaritesAuth(options: RdvSolidaritesAuthOptions = {}): RdvSolidaritesAuth {
  const { email, password, store = createMemoryTokenStore(), renewAhead, maxSessionAge, ...clientOptions } = options
  const api = createClient(clientOptions)
  const source = createTokenSource<RdvSolidaritesSession>({
    acquire: createAcquire(api, { email, password, maxSessionAge }),
    store,
    // Tokens of one environment do not work on the other, and the server trims e-mails and compares them without case.
    owner: () => [resolveBaseUrl(clientOptions, definition.environments, definition.basePath), asCompared(email)],
    renewAhead,
    endsPrevious: true,
    timeout: Number(options.totalTimeout) > 0 ? Number(options.totalTimeout) + GRACE : undefined,
  })

  let inUse: StoredToken<RdvSolidaritesSession> | undefined
  let adoption: Promise<void> = Promise.resolve()

  async function headers() {
    await adoption
    inUse = await source.get()
    return toHeaders(inUse.value)
  }

  /** Those of the session kept, as it is: asking for one would open it. */
  async function keptHeaders() {
    await adoption
    const kept = await source.peek()
    if (!kept || kept.value.accessToken === '') throw noSession()
    inUse = kept
    return toHeaders(kept.value)
  }

  /**
   * Keeps the token that a server with rotating tokens hands out. An answer of an older session, which may come late, has another
   * `client` than the session in use or was asked for with another token.
   */
  function onResponse(received: Headers, sent: Readonly<Record<string, string>>): void {
    const from = inUse
    const answer = readSession(received)
    if (!from || 'missing' in answer) return
    const { accessToken, client, uid } = from.value
    if (sent['access-token'] !== accessToken || answer.session.client !== client || answer.session.uid !== uid) return
    if (answer.session.accessToken === accessToken) return
    const issued = { value: answer.session, expiresAt: readExpiry(received, Date.now(), maxSessionAge) }
    adoption = source.adopt(issued, from).catch(() => {
      toSafeLogger(clientOptions.logger).warn('the renewed token could not be stored', { api: definition.api })
    })
  }

  async function signOut(callOptions?: CallOptions): Promise<void> {
    await adoption
    const kept = await source.peek()
    if (!kept || kept.value.accessToken === '') return
    try {
      await api.signOut({ ...callOptions, headers: { ...callOptions?.headers, ...toHeaders(kept.value) } })
    } catch (error) {
      // The session was already dead; any other 404 is not the service's.
      if (!NotFoundError.isInstance(error) || !isDeadSession(error.body())) throw error
    } finally {
      // An expired token of the next generation, so that the processes which share the store forget theirs too.
      await source.adopt({ value: NO_SESSION, expiresAt: 0 }, kept)
    }
  }

  const checking = createClient({ ...clientOptions, auth: { headers: keptHeaders, onResponse } })
  const renewing = tokenAuth(source, toHeaders)
  return {
    headers,
    onUnauthorized: async (sent) => (await renewing.onUnauthorized?.(sent)) ?? false,
    onResponse,
    async signIn() {
      await headers()
      return { uid: inUse?.value.uid ?? '', expiresAt: inUse?.expiresAt ?? null }
    },
    validateToken: (callOptions) => checking.validateToken(callOptions),
    signOut,
  }
}

function asCompared(email: unknown): string {
  return typeof email === 'string' ? email.trim().toLowerCase() : ''
}
