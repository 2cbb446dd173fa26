import { InvalidRequestError, type IssuedToken } from '@hub/http'
import { incompleteSession, withoutBody } from './errors.js'
import { readExpiry } from './expiry.js'
import type { RdvSolidaritesAuthMethods } from './generated/rdv-solidarites-auth.methods.gen.js'
import { type RdvSolidaritesSession, readSession } from './session.js'

interface Account {
  email: string | undefined
  password: string | undefined
  maxSessionAge: number | undefined
}

/** Creates the function that obtains a session; the agent's record, which comes with it, is dropped. */
export function createAcquire(
  client: Pick<RdvSolidaritesAuthMethods, 'signIn'>,
  { email = '', password = '', maxSessionAge = Infinity }: Account,
): (previous: unknown, context: { signal: AbortSignal }) => Promise<IssuedToken<RdvSolidaritesSession>> {
  return async (_previous, { signal }) => {
    if (!(maxSessionAge > 0))
      throw InvalidRequestError.local('maxSessionAge', 'must be a positive number of milliseconds')
    const sent = client.signIn({ email, password }, { signal }).withResponse()
    const { response } = await sent.catch((error: unknown) => {
      throw withoutBody(error)
    })
    const answer = readSession(response.headers)
    if ('missing' in answer) throw incompleteSession(answer.missing)
    return { value: answer.session, expiresAt: readExpiry(response.headers, Date.now(), maxSessionAge) }
  }
}
