import type { ApiPromise, AuthProvider, CallOptions, ClientOptions, DataOf, TokenStore } from '@hub/http'
import type { Environment } from './generated/rdv-solidarites-auth.definition.gen.js'
import type { components, operations } from './generated/rdv-solidarites-auth.types.gen.js'
import type { RdvSolidaritesSession } from './session.js'

/** The agent's record, as far as it is relied upon; never log it. */
export type SignedInAgent = components['schemas']['SignedInAgent']

export interface RdvSolidaritesAuthOptions extends Omit<ClientOptions<Environment>, 'auth'> {
  /** E-mail of the agent. */
  email?: string | undefined
  password?: string | undefined
  /**
   * Where the session is kept; share one between processes, since an agent has one live session. A session belongs to the address and the
   * e-mail: one of others is never sent. Default: this process's memory.
   */
  store?: TokenStore<RdvSolidaritesSession> | undefined
  /**
   * Milliseconds before expiry from which the session is renewed, at most half of its life; calls wait for it, since it ends the session
   * before. Default 60 000.
   */
  renewAhead?: number | undefined
  /** Milliseconds after which a session is renewed even if the server gave it a longer life. Default: the server's `expiry`. */
  maxSessionAge?: number | undefined
}

/** What is known of the session in use. */
export interface SessionInUse {
  /** The agent, as the server writes it. */
  uid: string
  /** Epoch milliseconds. */
  expiresAt: number | null
}

/**
 * The session of one agent, as the `auth` option of a client. It signs in when the first call needs it, once for any number of calls,
 * and again once after a 401. A 403 never causes a sign-in: that is a right which the agent lacks.
 */
export interface RdvSolidaritesAuth extends Required<AuthProvider> {
  /**
   * Makes sure, ahead of the first call, that there is a session: signs in when none is kept. A session in use is left alone, since
   * signing in again would end it for all processes that share it.
   *
   * @throws AuthenticationError with code `wrong_credentials`; nothing of it is kept, the next call tries again
   * @throws ContractError with code `incomplete_session` when the answer lacks one of the three headers
   */
  signIn(): Promise<SessionInUse>
  /**
   * Asks the server whether the session kept is alive, and whose it is. Neither opens one nor renews it.
   *
   * @throws AuthenticationError with code `session_ended`; `attempts` is 0 when no session is kept, and nothing was sent
   */
  validateToken(options?: CallOptions): ApiPromise<DataOf<operations['validateToken']>>
  /**
   * Ends the session in use, for all who share it, and forgets it whatever the server answers. Does nothing when there is none. The
   * next call signs in again.
   */
  signOut(options?: CallOptions): Promise<void>
}
