import { ContractError } from './answer-errors.js'
import { RedirectError } from './transport-errors.js'

/**
 * The same error, which says that it may be tried again: for services whose gateways answer a failure by a redirection, or by a page
 * with status 200. Any error but a ContractError and a RedirectError is given back as it is.
 */
export function asRetryable(error: unknown): unknown {
  if (ContractError.isInstance(error)) {
    const { message, mayHaveBeenApplied, attempts, status, code, requestId, pointers } = error
    const details = { message, mayHaveBeenApplied, attempts, status, code, requestId, pointers, body: error.body() }
    return new ContractError({ ...details, isRetryable: true })
  }
  if (!RedirectError.isInstance(error)) return error
  const { message, mayHaveBeenApplied, attempts, status, code, requestId } = error
  const details = { message, mayHaveBeenApplied, attempts, status, code, requestId, body: error.body() }
  return new RedirectError({ ...details, isRetryable: true })
}
