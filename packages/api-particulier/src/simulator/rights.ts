import { isSiret } from '@hub/identifiers'
import { refuse } from './refusals.js'
import type { ApiParticulierState, SimulatedToken } from './state.js'

const ANY: Omit<SimulatedToken, 'token'> = { kind: 'classic' }

/**
 * The token of a call.
 *
 * @throws Refusal 401 when it is missing or not known
 */
export function findToken(value: string, { tokens }: ApiParticulierState): SimulatedToken {
  const token = tokens ? tokens.find((each) => each.token === value) : { token: value, ...ANY }
  if (value === '' || !token) throw refuse('00101')
  return token
}

/**
 * For whom a call asks, and on whose account it is counted.
 *
 * @throws Refusal when nobody is named, or somebody whom the token may not name (PREZ)
 */
export function findAccount({ token, kind, delegations = [] }: SimulatedToken, query: URLSearchParams): string {
  const recipient = query.get('recipient') ?? ''
  const delegationId = query.get('delegation_id') ?? ''
  const isEditor = kind === 'editor'
  if (recipient === '' && (!isEditor || delegationId === '')) throw refuse('00203', { parameter: 'recipient' })
  if (recipient !== '' && !isSiret(recipient)) throw refuse('00210', { parameter: 'recipient' })
  if (!isEditor) return token
  const candidates = delegations.filter(
    ({ id, siret }) => (delegationId === '' || id === delegationId) && (recipient === '' || siret === recipient),
  )
  const [delegation] = candidates
  if (!delegation) throw refuse('00213')
  if (candidates.length > 1) throw refuse('00212')
  return delegation.id
}
