import type { HubError } from '../errors/hub-error.js'

/**
 * One call of a method, as hooks see it; the same object from its beginning to its end. It never holds a value that the caller gave: no query,
 * no body, no value of the path.
 */
export interface CallInfo {
  readonly api: string
  /** The method, such as `getStatus`; of a raw call to a path that the document does not know, its HTTP method. */
  readonly operation: string
  /** Of HTTP. */
  readonly method: string
  /** The path as the document writes it, such as `/parcels/{id}`. */
  readonly path: string
  /** Where it is sent, without its path; undefined when the client's options name no address. */
  readonly origin: string | undefined
}

/** How one attempt ended. */
export interface AttemptInfo {
  /** 1 for the first. */
  readonly attempt: number
  /** Milliseconds, the body of the answer included; up to its beginning, of a stream. */
  readonly duration: number
  /** Of the answer, when there was one. */
  readonly status?: number | undefined
  /** The `x-request-id` of the answer. */
  readonly requestId?: string | undefined
  /** What kept an answer from coming, such as `timeout`, or a network code such as `ECONNREFUSED`. */
  readonly code?: string | undefined
}

/** Told what a client does. A hook that throws changes nothing of the call. */
export interface Hooks {
  /** A method was called with options that can be used. */
  onCall?(call: CallInfo): void
  /** Before each attempt. Headers that it returns are sent with it, unless the call has them. */
  onRequest?(call: CallInfo, attempt: number): Readonly<Record<string, string>> | undefined | void
  /** After each attempt: with a `status` when it was answered, a refusal included, with a `code` when it was not. */
  onResponse?(call: CallInfo, attempt: AttemptInfo): void
  /** The call failed, after its last attempt or before the first. */
  onError?(call: CallInfo, error: HubError): void
  /** The call is over, after `onError` when it failed. */
  onEnd?(call: CallInfo): void
}
