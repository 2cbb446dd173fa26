import { InvalidRequestError } from '../errors/answer-errors.js'
import { loadExplanations } from '../errors/load-explanations.js'
import type { RequestSchema } from './request-schema.js'

/** Why a value of a request, or an option of a call, is refused. */
export type RefusalReason =
  | 'value'
  | 'surrogate'
  | 'nul'
  | 'unknown'
  | 'missing'
  | 'nothing'
  | 'noText'
  | 'empty'
  | 'dots'
  | 'header'
  | 'milliseconds'
  | 'count'
  | 'unbuildable'

/** The refusals whose messages are not complete yet. */
const inShort = new WeakMap<object, { reason: RefusalReason; schema: RequestSchema; field: string }>()

/** A refusal that names its field at once; what the value must be is added to its message by `addWords`, unless the schema has it in words. */
export function refuse(field: string, reason: RefusalReason, schema: RequestSchema = {}): InvalidRequestError {
  const { mustBe } = schema
  const hasWords = reason === 'value' && mustBe !== undefined
  const error = InvalidRequestError.local(
    field || (reason === 'missing' ? (schema.requireOneOf?.[0] ?? '') : 'parameters'),
    hasWords ? `must be ${mustBe}` : 'cannot be sent',
  )
  if (!hasWords) inShort.set(error, { reason, schema, field })
  return error
}

/** Completes the message of a refusal; does nothing to any other error, and where the words cannot be loaded. */
export async function addWords(error: unknown): Promise<void> {
  const refusal = inShort.get(error as object)
  const words = refusal && (await loadExplanations())?.describeRefusal(refusal)
  if (!words) return
  inShort.delete(error as object)
  const refused = error as { message: string; stack?: string; field: string }
  const message = `${refused.field}: ${words}`
  refused.stack = refused.stack?.replace(refused.message, () => message) ?? message
  refused.message = message
}

/**
 * Does work that may throw what `parseRequest` throws, outside of a call: what a value must be is then in the message, as it is of a call
 * that fails.
 */
export async function withWords<Result>(work: () => Result): Promise<Awaited<Result>> {
  try {
    return await work()
  } catch (error) {
    await addWords(error)
    throw error
  }
}
