import { ConflictError, type ErrorAnswer, type ErrorReading } from '@hub/http'

/**
 * The causes that this API's errors carry in `code`, beside network codes:
 * - `already_exists`: the number already has this appointment (a ConflictError, whatever the status was)
 * - `not_confirmed`: a 200 whose `success` is not true (a ContractError)
 * - `status_missing`: an answer without a number that was asked, or with null for it (a ContractError): no status at all
 */
export type AntsErrorCode = 'already_exists' | 'not_confirmed' | 'status_missing'

/** Whether ANTS refused a creation because the number already has this appointment. */
export function isAlreadyExists(error: unknown): boolean {
  return ConflictError.isInstance(error) && error.code === 'already_exists'
}

/**
 * Only the text of this refusal is known, not its status code nor the shape of its body (RDV-SP #4318): the text is looked for,
 * whatever its case, under any error status.
 */
export function readAntsError({ body }: ErrorAnswer): ErrorReading | undefined {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '')
  if (!/already exists in database/i.test(text)) return undefined
  return {
    as: ConflictError,
    code: 'already_exists' satisfies AntsErrorCode,
    advice: 'read the status of the number before declaring again',
    isRefusal: true,
  }
}
