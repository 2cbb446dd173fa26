// Loaded by the first answer that cannot be read.
import type { AnswerProblem, ClientError, ServerError } from '@hub/http'
import { UnreadableAnswer } from './series/points.js'
import { parseBytes } from './series/read-json.js'
import { readEnedisRefusal } from './upstream-errors.js'

/**
 * Why an answer could not be read.
 *
 * @throws the refusal that it holds, or what its reader threw beside `UnreadableAnswer`
 */
export function findProblem(operation: string, answer: unknown, thrown: unknown): AnswerProblem {
  if (!(thrown instanceof UnreadableAnswer)) throw thrown
  const refusal = findRefusal(operation, answer)
  if (refusal) throw refusal
  const { message: text, pointer, code } = thrown
  return { text, ...(pointer && { pointers: [pointer] }), ...(code && { code }) }
}

/** A refusal that comes with a success, in place of measures. */
function findRefusal(operation: string, answer: unknown): ClientError | ServerError | undefined {
  let body = answer
  try {
    if (answer instanceof Uint8Array) body = parseBytes(answer)
  } catch {
    return undefined
  }
  const reading = readEnedisRefusal({ body })
  if (!reading?.as) return undefined
  return new reading.as({
    message: `Enedis ${operation}: refused with the status of a success (${reading.code})`,
    code: reading.code,
    isRetryable: reading.isRetryable ?? false,
    mayHaveBeenApplied: false,
    attempts: 1,
    status: 200,
    body,
  })
}
