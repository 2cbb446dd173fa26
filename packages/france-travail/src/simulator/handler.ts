import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { TOKEN_NEEDS } from '../scopes.js'
import { assertAgentHeaders, createUserAnswer, handleFindUser, handleRqth } from './agent-handler.js'
import { createSearchAnswer, handleSearch } from './search-handler.js'
import type { FranceTravailOperation, FranceTravailState } from './state.js'
import { handleToken } from './token-handler.js'
import { createUpdateAnswer, handleUpdate } from './update-handler.js'

type ApiOperation = Exclude<FranceTravailOperation, 'getToken'>
type Body = Readonly<Record<string, unknown>>
type OperationHandler = (call: SimulatedCall<never>, body: Body, state: FranceTravailState) => Response

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<FranceTravailOperation>, state: FranceTravailState): Response {
  if (call.operation === 'getToken') return handleToken(call as SimulatedCall<never>, state)
  const operation: ApiOperation = call.operation
  assertToken(call, operation, state)
  if (TOKEN_NEEDS[operation].realm === '/agent') assertAgentHeaders(call)
  assertPace(operation, state)
  const body: Body = typeof call.body === 'object' && call.body !== null ? (call.body as Body) : {}
  const scheduled = state.takeCode(operation)
  if (scheduled) return answerWithCode(operation, scheduled.code, scheduled.status, body)
  return operationHandlers[operation](call as SimulatedCall<never>, body, state)
}

const operationHandlers: Readonly<Record<ApiOperation, OperationHandler>> = {
  searchCertifiedIndividual: (_call, body, { people }) => Response.json(handleSearch(body, people)),
  updatePassIae: (_call, body, state) => Response.json(handleUpdate(body, state, false)),
  testPassIaeUpdate: (_call, body, state) => Response.json(handleUpdate(body, state, true)),
  findUserByNir: (_call, body, state) => handleFindUser(body, false, state),
  findUserByNumber: (_call, body, state) => handleFindUser(body, true, state),
  getRqth: (call, _body, state) => handleRqth(call, state),
}

export function handleUnknownRoute(methods: readonly string[]): Response {
  if (methods.length === 0) return new Refusal(404, { message: 'Not found' }).toResponse()
  return new Refusal(405, { message: 'Method not allowed' }, { allow: methods.join(', ') }).toResponse()
}

function answerWithCode(operation: ApiOperation, code: string | undefined, status: number, body: Body): Response {
  const init = { status: status || 200 }
  if (operation === 'searchCertifiedIndividual') return Response.json(createSearchAnswer(code), init)
  if (operation === 'updatePassIae' || operation === 'testPassIaeUpdate')
    return Response.json(createUpdateAnswer(code, body), init)
  return createUserAnswer(code, status)
}

/** @throws Refusal 401 without a token that is alive; 404 when it is for another realm or other scopes (LE-2021) */
function assertToken({ headers }: SimulatedCall, operation: ApiOperation, state: FranceTravailState): void {
  const [, value = ''] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  const token = state.findToken(value)
  if (!token) throw new Refusal(401, { message: 'Unauthorized' })
  const { realm, scopes } = TOKEN_NEEDS[operation]
  if (token.realm !== realm || !scopes.every((scope) => token.scopes.has(scope)))
    throw new Refusal(404, { message: 'Not found' })
}

/** @throws Refusal 429 */
function assertPace(operation: ApiOperation, state: FranceTravailState): void {
  const { searchesPerSecond, updatesPerSecond, retryAfter } = state.switches
  const limit =
    operation === 'searchCertifiedIndividual'
      ? searchesPerSecond
      : TOKEN_NEEDS[operation].realm === '/agent'
        ? Infinity
        : updatesPerSecond
  const kind = operation === 'searchCertifiedIndividual' ? 'search' : 'update'
  if (limit === Infinity || !state.isOneTooMany(kind, limit)) return
  throw new Refusal(
    429,
    { message: 'Too many requests' },
    retryAfter === null ? {} : { 'retry-after': String(retryAfter) },
  )
}
