import {
  type CallOptions,
  createClientCore,
  createMemoryTokenStore,
  createTokenSource,
  NotFoundError,
  type StoredToken,
  tokenAuth,
  toSafeLogger,
} from '@hub/http'
import { DEFINITION } from './definition.js'
import { expiryOf } from './expiry.js'
import type { operations as Operations, paths as Paths } from './generated/rdv-solidarites-auth.types.gen.js'
import { NO_SESSION, type RdvSolidaritesSession, readSession, toHeaders } from './session.js'
import { createSignIn } from './sign-in.js'
import type { RdvSolidaritesAuth, RdvSolidaritesAuthOptions } from './types.js'

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
  const core = createClientCore<Paths, Operations>(DEFINITION, clientOptions)
  const source = createTokenSource<RdvSolidaritesSession>({
    acquire: createSignIn(core, { email, password, maxSessionAge }),
    store,
    renewAhead,
    timeout: Number(options.totalTimeout) > 0 ? Number(options.totalTimeout) + GRACE : undefined,
  })

  let inUse: StoredToken<RdvSolidaritesSession> | undefined
  let adoption: Promise<void> = Promise.resolve()

  async function headers() {
    await adoption
    inUse = await source.get()
    return toHeaders(inUse.value)
  }

  /**
   * Keeps the token that a server with rotating tokens hands out. An answer of an older session, which may come late, has another
   * `client` than the session in use or was asked for with another token.
   */
  function onResponse(received: Headers, sent: Readonly<Record<string, string>>): void {
    const from = inUse
    const answer = readSession(received)
    if (!from || 'missing' in answer) return
    const { accessToken, client } = from.value
    if (sent['access-token'] !== accessToken || answer.session.client !== client) return
    if (answer.session.accessToken === accessToken) return
    const issued = { value: answer.session, expiresAt: expiryOf(received, Date.now(), maxSessionAge) }
    adoption = source.adopt(issued, from).catch(() => {
      toSafeLogger(clientOptions.logger).warn('the renewed token could not be stored', { api: DEFINITION.api })
    })
  }

  async function signOut(callOptions?: CallOptions): Promise<void> {
    const kept = await store.read()
    if (!kept || kept.value.accessToken === '') return
    try {
      await core.call('signOut', () => ({}), {
        ...callOptions,
        headers: { ...callOptions?.headers, ...toHeaders(kept.value) },
      })
    } catch (error) {
      // 404: the session was already dead.
      if (!NotFoundError.isInstance(error)) throw error
    } finally {
      // An expired token of the next generation, so that the processes which share the store forget theirs too.
      await source.adopt({ value: NO_SESSION, expiresAt: 0 }, kept)
    }
  }

  const checking = createClientCore<Paths, Operations>(DEFINITION, { ...clientOptions, auth: { headers, onResponse } })
  const renewing = tokenAuth(source, toHeaders)
  return {
    headers,
    onUnauthorized: async (sent) => (await renewing.onUnauthorized?.(sent)) ?? false,
    onResponse,
    async signIn() {
      await headers()
      return { uid: inUse?.value.uid ?? '', expiresAt: inUse?.expiresAt ?? null }
    },
    validateToken: (callOptions) => checking.call('validateToken', () => ({}), callOptions),
    signOut,
  }
}
