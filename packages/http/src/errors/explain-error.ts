// Loaded with the first error, see explanations.ts.
import type { AnswerHead } from '../lifecycle/received-answer.js'
import type { AttemptFailure } from '../lifecycle/failure.js'
import { type CauseTools, toSafeCause } from '../lifecycle/safe-cause.js'
import { adviceFor } from './advice.js'
import type { HubErrorDetails } from './hub-error.js'
import { readSafeHeaders } from './safe-headers.js'

/** What an error says to people, beside what programs decide by. */
export type Explanation = Pick<HubErrorDetails, 'message' | 'headers' | 'cause'>

/** What programs decide by. */
export type KnownDetails = Omit<HubErrorDetails, keyof Explanation>

/** How a call ended, and what happened in a few words. */
export type CallEnd = { what: string } & (
  | { answer: AnswerHead; advice: string | undefined }
  | MismatchEnd
  | { failure: AttemptFailure }
  | { thrown: unknown }
)

/** An answer that is readable, and not what the contract promises. */
interface MismatchEnd {
  answer: AnswerHead
}

/** The words of an error. */
export function explainError(details: KnownDetails, end: CallEnd, tools: CauseTools): Explanation {
  const { status = 0, code } = details
  const write = (facts: unknown[], advice?: string): string => writeMessage(details, end.what, facts, advice)
  if ('thrown' in end) return explainException(end.thrown, write, tools)
  if ('failure' in end) {
    const cause = end.failure.readCause((thrown, request) => toSafeCause(thrown, request, tools))
    return { message: write([status && `status ${status}`, code]), cause }
  }
  const headers = readSafeHeaders(end.answer.headers)
  if (!('advice' in end)) return { message: write([]), headers }
  return { message: write([code], end.advice ?? adviceFor(status)), headers }
}

/**
 * An exception of our own code or of the engine. Its text may quote anything; its class and the lines of its stack cannot, and are what a
 * report of the defect needs.
 */
function explainException(
  thrown: unknown,
  write: (facts: unknown[], advice: string) => string,
  { readFrames }: CauseTools,
): Explanation {
  const name = thrown instanceof Error && /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : 'no Error'
  const advice = 'this is a defect, of the library or of the engine that it runs on: please report it with its cause'
  const cause = new Error('an unexpected exception')
  cause.name = name
  cause.stack = `${name}: ${cause.message}\n${thrown instanceof Error ? readFrames(thrown) : ''}`
  return { message: write([name], advice), cause }
}

function writeMessage(
  { api, operation, attempts, requestId, mayHaveBeenApplied }: KnownDetails,
  what: string,
  facts: unknown[],
  advice: string | undefined,
): string {
  const counted = attempts === 1 ? '1 attempt' : `${attempts} attempts`
  const known = [...facts, counted, requestId && `request id ${requestId}`].filter(Boolean).join(', ')
  const doubt = mayHaveBeenApplied ? '; it may have been carried out, read before repeating it' : ''
  return `${api} ${operation}: ${what} (${known})${advice ? `; ${advice}` : ''}${doubt}`
}
