import type { AuthHeaders } from '@hub/http'

/** The result of a sign-in: the agent, the token, and the server's name of the session. Secret as a whole. */
export interface RdvSolidaritesSession {
  readonly accessToken: string
  /** The server's name of the session; another one is another session. */
  readonly client: string
  /** As the server returned it, which can differ from the e-mail that was typed: it is compared exactly. */
  readonly uid: string
}

export type SessionHeader = 'access-token' | 'client' | 'uid'

/** The three headers of every call. */
export function toHeaders({
  accessToken,
  client,
  uid,
}: RdvSolidaritesSession): AuthHeaders & Record<SessionHeader, string> {
  return { 'access-token': accessToken, client, uid }
}

/** The session of an answer, or the headers that it lacks. A blank value is none (DTA sends one space for «unchanged»). */
export function readSession(headers: Headers): { session: RdvSolidaritesSession } | { missing: SessionHeader[] } {
  const value = (name: SessionHeader): string => headers.get(name)?.trim() ?? ''
  const session = { accessToken: value('access-token'), client: value('client'), uid: value('uid') }
  const missing = Object.entries(toHeaders(session)).flatMap(([name, text]) =>
    text === '' ? [name as SessionHeader] : [],
  )
  return missing.length > 0 ? { missing } : { session }
}

/** Kept in place of a session that was closed. */
export const NO_SESSION: RdvSolidaritesSession = { accessToken: '', client: '', uid: '' }
