import { type HeaderOptions, InvalidRequestError } from '@hub/http'
import type { FranceTravailAgent } from './types.js'

/**
 * The three headers that name the agent. One that is absent is answered by a redirection, an empty one by 401; what they hold is not checked
 * today (LE-agent).
 *
 * @throws InvalidRequestError naming the part that is missing
 */
export function toAgentHeaders({ lastName, firstName, id }: FranceTravailAgent = {}): HeaderOptions {
  return {
    'pa-nom-agent': requireAgentText(lastName, 'agent.lastName'),
    'pa-prenom-agent': requireAgentText(firstName, 'agent.firstName'),
    'pa-identifiant-agent': requireAgentText(id, 'agent.id'),
  }
}

/**
 * A text as a header takes it: characters that are not ASCII are percent-encoded.
 *
 * @throws InvalidRequestError naming the field when it is missing, blank or holds half of a character
 */
export function requireAgentText(value: string | undefined, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw InvalidRequestError.local(field, 'is missing or empty')
  if (!value.isWellFormed()) throw InvalidRequestError.local(field, 'holds half of a character (a lone surrogate)')
  return value.trim().replace(/[^\x20-\x7e]/gu, encodeURIComponent)
}
