import { InvalidRequestError } from '@hub/http'
import type { EnedisErrorCode } from './errors.js'
import type { Generation } from './generation.js'

// Here because what refuses is loaded at start and by the parts: of one module a bundler makes one file.
export { parseUsagePoint } from '@hub/identifiers'

/** A refusal before any call, with its code. */
export function refuse(field: string, problem: string, code: EnedisErrorCode = 'invalid_request'): InvalidRequestError {
  return new InvalidRequestError({
    message: `${field}: ${problem}`,
    field,
    code,
    attempts: 0,
    isRetryable: code === 'end_in_future',
    mayHaveBeenApplied: false,
  })
}

/** @throws InvalidRequestError `not_available_in_generation` */
export function refuseGeneration(what: string, generation: Generation): InvalidRequestError {
  return refuse('apiMode', `${what} does not exist in the API ${generation}`, 'not_available_in_generation')
}
