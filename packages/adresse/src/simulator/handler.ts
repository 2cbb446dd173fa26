import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { answerBatch } from './batch.js'
import { reverseCsv, searchCsv } from './csv-operations.js'
import { operations } from './operations.js'
import { normalize, parseParameters } from './parameters.js'
import type { AdresseOperation, AdresseState } from './state.js'

const csvHandlers = { searchCsv, reverseCsv }
type FileOperation = keyof typeof csvHandlers
const isFileOperation = (operation: AdresseOperation): operation is FileOperation => operation in csvHandlers

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<AdresseOperation>, state: AdresseState): Response | Promise<Response> {
  const { operation, query } = call
  const retryAfter = state.countCall()
  if (retryAfter !== undefined)
    throw new Refusal(429, { code: 429, message: 'Too many requests' }, { 'retry-after': String(retryAfter) })
  if (isFileOperation(operation)) return csvHandlers[operation](call, state)
  const cities = state.addresses.map(({ properties }) => normalize(properties.city ?? ''))
  if (operation === 'batch') return answerBatch(call, state, cities)
  const features = operations[operation](parseParameters(query, cities), state)
  // Nothing of what the former service put around them.
  return Response.json({ type: 'FeatureCollection', features })
}

export function handleUnknownRoute(): Response {
  return new Refusal(404, { code: 404, message: 'Not found' }).toResponse()
}
