import type { RequestSchema } from '@hub/http'
import { tools } from './synchronization-tools.js'
import type { SynchronizeParameters } from './synchronization-types.js'

function describeParameters(): RequestSchema {
  const { parameters } = tools.requests.createAppointment
  /** As a creation takes it, but for its number. */
  const appointment: RequestSchema = {
    ...parameters,
    required: Object.keys(parameters.properties).filter((name) => name !== 'application_id'),
  }
  return {
    type: 'object',
    ignoreUnknown: true,
    required: ['application_id', 'wanted'],
    properties: {
      application_id: parameters.properties.application_id,
      wanted: { type: 'array', mustBe: 'a list of appointments, empty to withdraw all', items: appointment },
      declared: { type: 'array', mustBe: 'a list of what was declared for the number', items: appointment },
    },
  }
}

/**
 * The parameters with the number as ANTS stores it.
 *
 * @throws InvalidRequestError naming the parameter at fault, before anything is sent
 */
export function parseSynchronization(parameters: SynchronizeParameters): SynchronizeParameters {
  const { formats, InvalidRequestError, parseRequest } = tools
  const parsed = parseRequest(describeParameters(), parameters, '', formats) as SynchronizeParameters
  const urls = parsed.wanted.map(({ management_url }) => management_url)
  const twice = urls.findIndex((url, index) => urls.indexOf(url) !== index)
  if (twice !== -1) {
    const problem = 'must be different for each appointment of a number'
    throw InvalidRequestError.local(`wanted[${twice}].management_url`, problem)
  }
  if (typeof parameters.is_own !== 'function') {
    throw InvalidRequestError.local('is_own', 'must be a function that recognises your own management_url')
  }
  return { ...parameters, application_id: parsed.application_id }
}
