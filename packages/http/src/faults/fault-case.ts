import type { RetryRule } from '../operations.js'

/** The client options under which the matrix runs; spread them into the client under test. */
export interface FaultLimits {
  baseUrl: string
  timeout: number
  totalTimeout: number
  maxRetries: number
  maxResponseBytes: number
}

/** How the body of a request is sent. Rows about bodies of one kind choose their cases by it. */
export type RequestKind = 'none' | 'json' | 'form' | 'multipart' | 'bytes' | 'stream'
/** What the body of an answer is read as. Rows about bodies of one kind choose their cases by it. */
export type AnswerKind = 'json' | 'text' | 'bytes' | 'stream'

/** One method of one client, as the matrix calls it. */
export interface FaultCase {
  /** The operation's `x-hub-retry`. */
  retry: RetryRule
  /** What the method resolves to when it is answered with `body`. */
  answer: unknown
  /** The body of a success that the method accepts. Default: `answer` as JSON. */
  body?: string | Uint8Array | undefined
  /** The media type of `body`. Default `application/json`. */
  contentType?: string | undefined
  /** Default `json`. */
  answerKind?: AnswerKind | undefined
  /** Default `none`: rows that need a body in the request leave the case out. */
  requestKind?: RequestKind | undefined
  /** Texts that no error may show: the token, and every personal value given to the call. */
  secrets: readonly string[]
  /** Creates a client with these options and calls the method once. */
  call(limits: FaultLimits): Promise<unknown>
}
