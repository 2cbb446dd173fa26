import type { SimulatedCall } from '@hub/http/simulator'
import { agentRecord } from './sessions.js'
import type { AuthOperation, AuthState } from './state.js'

const WRONG = 'Mot de passe ou identifiant invalide.'

type Perform = (call: SimulatedCall<AuthOperation>, state: AuthState) => Response

const performers: Readonly<Record<AuthOperation, Perform>> = {
  signIn({ body }, state) {
    const { email, password } = credentialsOf(body)
    const session = state.signIn(email, password)
    if (!session) return refusal(401, WRONG)
    return Response.json({ data: agentRecord(session.agent) }, { headers: state.signInHeaders(session) })
  },
  validateToken({ headers }, state) {
    const session = state.sessionOf(headers)
    const echoed = state.authenticate(headers)
    if (!session || !echoed) return refusal(401, 'Identifiant invalide.')
    return Response.json({ success: true, data: agentRecord(session.agent) }, { headers: echoed })
  },
  signOut({ headers }, state) {
    const session = state.sessionOf(headers)
    if (!session) return refusal(404, "L'utilisateur n'a pas été trouvé ou n'était pas connecté.")
    state.end(session)
    return Response.json({ success: true })
  },
}

/** What the service answers to a call, and what it does. */
export function answer(call: SimulatedCall<AuthOperation>, state: AuthState): Response {
  return performers[call.operation](call, state)
}

export function noSuchOperation(methods: readonly string[]): Response {
  // DTA answers a GET of the sign-in itself; anything else is the framework's page.
  if (methods.includes('POST')) return refusal(405, "Utilisez POST /sign_in pour la connexion. GET n'est pas supporté.")
  return new Response('<html>The page you were looking for doesn’t exist.</html>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

/** JSON, or a form, as some clients send it. */
function credentialsOf(body: unknown): { email?: unknown; password?: unknown } {
  if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body))
  return typeof body === 'object' && body !== null ? body : {}
}

function refusal(status: number, error: string): Response {
  return Response.json({ success: false, errors: [error] }, { status })
}
