import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { FranceTravailState } from './state.js'

/**
 * Gives a token for the scopes asked for.
 *
 * @throws Refusal `invalid_client` or `invalid_scope`
 */
export function handleToken({ query, body }: SimulatedCall<never>, state: FranceTravailState): Response {
  const realm = query.get('realm') ?? ''
  const form = new URLSearchParams(typeof body === 'string' ? body : '')
  if (form.get('grant_type') !== 'client_credentials' || (realm !== '/partenaire' && realm !== '/agent'))
    throw new Refusal(400, { error: 'invalid_request', error_description: 'Bad realm or grant type' })

  const clientId = form.get('client_id') ?? ''
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  const application = state.applications?.find((each) => each.clientId === clientId)
  const isKnown = state.applications === undefined || application?.clientSecret === form.get('client_secret')
  // Without its own `application_…` scope an application is refused as if its secret were wrong.
  if (clientId === '' || !isKnown || !scopes.includes(`application_${clientId}`))
    throw new Refusal(400, { error: 'invalid_client', error_description: 'Client authentication failed' })

  const asked = scopes.filter((scope) => scope !== `application_${clientId}`)
  const granted = application?.scopes
  if (granted && !asked.every((scope) => granted.includes(scope)))
    throw new Refusal(400, { error: 'invalid_scope', error_description: 'Unknown/invalid scope(s).' })

  return Response.json({
    scope: scopes.join(' '),
    expires_in: state.switches.tokenLifetime,
    token_type: 'Bearer',
    access_token: state.issueToken(realm, asked),
  })
}
