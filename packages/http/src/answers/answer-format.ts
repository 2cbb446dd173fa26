import type { AttemptDeadline } from '../lifecycle/attempt-deadline.js'
import { discardBody } from '../lifecycle/body-reader.js'
import type { CallState } from '../lifecycle/call-state.js'
import { AttemptFailure } from '../lifecycle/failure.js'
import type { StandardSchema } from '../standard-schema.js'

/**
 * How an operation reads a success, when that is not JSON: one of `textAnswer`, `bytesAnswer` and `streamedAnswer`, which a client pays for
 * in size only when one of its operations names it.
 */
export interface AnswerFormat {
  /** Options with which openapi-fetch does not read the body. */
  readonly init: { readonly parseAs: 'stream' }
  /** Sent unless the caller gives others. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Looks at the answer to an attempt before its body is read, and may take the body over: the response returned is then the outcome, and
   * what ends the attempt is left to it.
   */
  receive(received: Response, call: CallState, deadline: AttemptDeadline): Response | undefined
  /**
   * @param lookForRefusal Whether the API's own reader of refusals is to see an answer that is a JSON object.
   * @throws what `call.toError` makes of a failure
   */
  read(response: Response, call: CallState, lookForRefusal: boolean): Promise<AnswerContent>
}

export interface AnswerContent {
  data: unknown
  /** The JSON object that came in place of the data; null when none did. */
  object: unknown
  /** Releases data that will not be read. */
  discard?(): void
}

export interface AnswerFormatOptions {
  /**
   * Takes an answer that is compressed although it was asked not to be. Node.js does not notice when a compressed body is cut short, so
   * that a part of it would be lost silently. Default false.
   */
  allowCompressed?: boolean | undefined
}

/** Schema in the table of operations for a success whose content its format reads. */
export const anyContent: StandardSchema = { '~standard': { version: 1, validate: () => ({}) } }

/** What distinguishes one format from another. */
interface FormatParts {
  accept: string
  receive: (...attempt: Parameters<AnswerFormat['receive']>) => Response | undefined
  read: (response: Response, lookForRefusal: boolean) => Promise<AnswerContent>
}

/** A format out of how it looks at an answer and how it reads one. */
export function createFormat({ accept, receive, read }: FormatParts): AnswerFormat {
  return {
    init: { parseAs: 'stream' },
    headers: { accept, ...UNCOMPRESSED },
    receive,
    async read(response, call, lookForRefusal) {
      try {
        return await read(response, lookForRefusal)
      } catch (thrown) {
        throw await call.toError(thrown)
      }
    },
  }
}

/** Sent by every format: truncated JSON cannot be parsed, but any part of other content looks whole. */
const UNCOMPRESSED = { 'accept-encoding': 'identity' }

/** @throws AttemptFailure when the answer is compressed, against what was asked */
export function assertUncompressed(received: Response, { allowCompressed }: AnswerFormatOptions): void {
  const encoding = received.headers.get('content-encoding') ?? 'identity'
  if (allowCompressed || encoding === 'identity') return
  discardBody(received)
  throw new AttemptFailure(
    'contract',
    'the answer is compressed against what was asked, and could be cut short unseen',
    {
      status: received.status,
    },
  )
}

/** The JSON object that a text is; null when it is anything else. */
export function parseObject(text: string): unknown {
  if (!/^\s*\{/.test(text)) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
