import { type ClientCore, InvalidRequestError, type IssuedToken } from '@hub/http'
import { incompleteSession, withoutBody } from './errors.js'
import { expiryOf } from './expiry.js'
import type { operations as Operations, paths as Paths } from './generated/rdv-solidarites-auth.types.gen.js'
import { type RdvSolidaritesSession, readSession } from './session.js'

interface Account {
  email: string | undefined
  password: string | undefined
  maxSessionAge: number | undefined
}

type SignIn = (previous: unknown, context: { signal: AbortSignal }) => Promise<IssuedToken<RdvSolidaritesSession>>

/** How a session is obtained; the agent's record, which comes with it, is dropped. */
export function createSignIn(core: ClientCore<Paths, Operations>, account: Account): SignIn {
  return async (_previous, { signal }) => {
    const sent = core.call('signIn', () => ({ body: credentialsOf(account) }), { signal })
    const { response } = await sent.withResponse().catch((error: unknown) => {
      throw withoutBody(error)
    })
    const answer = readSession(response.headers)
    if ('missing' in answer) throw incompleteSession(answer.missing)
    return { value: answer.session, expiresAt: expiryOf(response.headers, Date.now(), account.maxSessionAge) }
  }
}

function credentialsOf({ email, password, maxSessionAge = Infinity }: Account) {
  if (!(maxSessionAge > 0))
    throw InvalidRequestError.local('maxSessionAge', 'must be a positive number of milliseconds')
  return { email: textOf(email, 'email'), password: textOf(password, 'password') }
}

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw InvalidRequestError.local(field, 'is missing or empty')
  return value
}
