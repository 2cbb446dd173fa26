import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { serializeAgent } from './agents.js'
import type { AuthOperation, AuthState } from './state.js'

const WRONG = 'Mot de passe ou identifiant invalide.'

type OperationHandler = (call: SimulatedCall<AuthOperation>, state: AuthState) => Response

const operationHandlers: Readonly<Record<AuthOperation, OperationHandler>> = {
  signIn({ body }, state) {
    const { email, password } = parseCredentials(body)
    const session = state.signIn(email, password)
    if (!session) throw refusal(401, WRONG)
    return Response.json({ data: serializeAgent(session.agent) }, { headers: state.signInHeaders(session) })
  },
  validateToken({ headers }, state) {
    const session = state.findSession(headers)
    const echoed = state.authenticate(headers)
    if (!session || !echoed) throw refusal(401, 'Identifiant invalide.')
    return Response.json({ success: true, data: serializeAgent(session.agent) }, { headers: echoed })
  },
  signOut({ headers }, state) {
    const session = state.findSession(headers)
    if (!session) throw refusal(404, "L'utilisateur n'a pas été trouvé ou n'était pas connecté.")
    state.end(session)
    return Response.json({ success: true })
  },
}

/**
 * Applies a call and answers it.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<AuthOperation>, state: AuthState): Response {
  return operationHandlers[call.operation](call, state)
}

export function handleUnknownRoute(methods: readonly string[]): Response {
  // DTA answers a GET of the sign-in itself; anything else is the framework's page.
  if (methods.includes('POST')) {
    return refusal(405, "Utilisez POST /sign_in pour la connexion. GET n'est pas supporté.").toResponse()
  }
  return new Response('<html>The page you were looking for doesn’t exist.</html>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

/** JSON, or a form, as some clients send it. */
function parseCredentials(body: unknown): { email?: unknown; password?: unknown } {
  if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body))
  return typeof body === 'object' && body !== null ? body : {}
}

function refusal(status: number, error: string): Refusal {
  return new Refusal(status, { success: false, errors: [error] })
}
