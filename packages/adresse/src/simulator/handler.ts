import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { reverseCsv, searchCsv } from './csv-operations.js'
import { findByPlace, findByText } from './matching.js'
import { normalize, type ParsedParameters, parseParameters, refuse } from './parameters.js'
import type { AdresseOperation, AdresseState } from './state.js'

type OperationHandler = (parameters: ParsedParameters, state: AdresseState) => object[]

const csvHandlers = { searchCsv, reverseCsv }
type FileOperation = keyof typeof csvHandlers
const isFileOperation = (operation: AdresseOperation): operation is FileOperation => operation in csvHandlers

const operationHandlers: Readonly<Record<Exclude<AdresseOperation, FileOperation>, OperationHandler>> = {
  search(parameters, { addresses }) {
    if (parameters.q === undefined) throw refuse(['q: required param'])
    return findByText(addresses, parameters)
  },
  reverse(parameters, { addresses }) {
    if (!parameters.position && !parameters.area) throw refuse(['lon/lat or searchgeom: at least one is required'])
    return findByPlace(addresses, parameters)
  },
}

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
  const features = operationHandlers[operation](parseParameters(query, cities), state)
  // Nothing of what the former service put around them.
  return Response.json({ type: 'FeatureCollection', features })
}

export function handleUnknownRoute(): Response {
  return new Refusal(404, { code: 404, message: 'Not found' }).toResponse()
}
