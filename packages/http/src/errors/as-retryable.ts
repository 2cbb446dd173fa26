import { ContractError } from './answer-errors.js'
import type { HubError } from './hub-error.js'
import { RedirectError } from './transport-errors.js'

/**
 * The same error, which says that it may be tried again: for services whose gateways answer a failure by a redirection, or by a page
 * with status 200. Any error but a ContractError and a RedirectError is given back as it is.
 */
export function asRetryable(error: unknown): unknown {
  if (ContractError.isInstance(error)) {
    const copy = new ContractError({ ...error, ...getDetails(error), pointers: error.pointers, isRetryable: true })
    return keepStack(copy, error)
  }
  if (!RedirectError.isInstance(error)) return error
  return keepStack(new RedirectError({ ...error, ...getDetails(error), isRetryable: true }), error)
}

/** What is not a property of its own. */
function getDetails(error: HubError) {
  return { message: error.message, body: error.body(), cause: error.cause as Error | undefined }
}

function keepStack(copy: HubError, { stack }: HubError): HubError {
  if (stack !== undefined) Object.defineProperty(copy, 'stack', { value: stack, writable: true, configurable: true })
  return copy
}
