import type { RequestOf } from '@hub/http'
import { read, refuse } from './fields.js'
import { operations } from './generated/rdv-solidarites.operations.gen.js'
import type { operations as Operations } from './generated/rdv-solidarites.types.gen.js'
import { shapes } from './shapes.js'

export type OperationId = keyof typeof operations

/** Operations whose parameters do not all travel at the root of the query or body. */
const WRAPPED: Partial<Record<OperationId, (fields: Record<string, unknown>) => Record<string, unknown>>> = {
  // The brackets belong to the name, in the query only.
  listUsers: ({ ids, ...query }) => (ids === undefined ? query : { ...query, 'ids[]': ids }),
  updateParticipation: ({ status }) => ({ participation: { status } }),
}

/**
 * The request of an operation: what its path names goes there, the rest into the query of a GET or DELETE and into the JSON body of a
 * POST or PATCH, as the server reads it.
 *
 * @throws InvalidRequestError naming the parameter at fault
 */
export function requestOf<Id extends OperationId>(id: Id, parameters: unknown): RequestOf<Operations[Id]> {
  const { method, path: template } = operations[id]
  const path: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(read(parameters, shapes[id]))) {
    const target = template.includes(`{${name}}`) ? path : rest
    target[name] = value
  }
  const fields = WRAPPED[id]?.(rest) ?? rest
  const request = method === 'GET' || method === 'DELETE' ? { path, query: fields } : { path, ...bodyOf(id, fields) }
  return request as RequestOf<Operations[Id]>
}

function bodyOf(id: OperationId, fields: Record<string, unknown>): { body?: Record<string, unknown> } {
  if (id === 'createRdvInvitationToken') return {}
  if (Object.keys(fields).length === 0) throw refuse('parameters', 'must hold at least one field to change')
  if (id === 'createAbsence' && fields['agent_id'] === undefined && fields['agent_email'] === undefined) {
    throw refuse('agent_id', 'must be there, or agent_email')
  }
  return { body: fields }
}
