import type { CallState } from '../lifecycle/call-state.js'

/**
 * How an operation writes its request body, when that is not JSON: one of `formBody`, `multipartBody` and `streamedBody`, which a client
 * pays for in size only when one of its operations names it.
 */
export interface BodyFormat {
  /** @returns undefined for no body. @throws InvalidRequestError naming the field that cannot be sent, without its value */
  serialize(body: unknown, call: CallState): SerializedBody | undefined
}

/** A body ready to be sent. */
export interface SerializedBody {
  /** What `fetch` is given. */
  bodySerializer(): unknown
  headers?: Readonly<Record<string, string>>
  /**
   * The body by its bytes, for a `fetch` that the caller gave: the one of another library knows no `FormData` but its own, and would send
   * the text `[object FormData]`.
   */
  encode?(): Promise<{ body: RequestInit['body']; headers: Record<string, string> }>
  duplex?: 'half'
}
