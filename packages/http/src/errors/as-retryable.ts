import { ContractError } from './answer-errors.js'
import type { HubError, HubErrorDetails } from './hub-error.js'
import { RedirectError } from './transport-errors.js'

/**
 * The same error, which says that it may be tried again: for services whose gateways answer a failure by a redirection, or by a page
 * with status 200. Any error but a ContractError and a RedirectError is given back as it is.
 */
export function asRetryable(error: unknown): unknown {
  if (ContractError.isInstance(error)) {
    const copy = new ContractError({ ...getDetails(error), pointers: error.pointers })
    return keepStack(copy, error)
  }
  if (!RedirectError.isInstance(error)) return error
  return keepStack(new RedirectError(getDetails(error)), error)
}

function getDetails(error: HubError): HubErrorDetails {
  const { message, cause } = error
  return {
    ...(error as HubErrorDetails),
    message,
    body: error.body(),
    cause: cause as Error | undefined,
    isRetryable: true,
  }
}

function keepStack(copy: HubError, { stack }: HubError): HubError {
  if (stack !== undefined) Object.defineProperty(copy, 'stack', { value: stack, writable: true, configurable: true })
  return copy
}
