import { HubError } from './hub-error.js'

/** No usable answer came back. */
export class TransportError extends HubError {
  protected static override readonly kind: string = 'TransportError'
  declare readonly name: string
}

/** The server could not be reached, or the connection broke before the whole answer had arrived. */
export class ConnectionError extends TransportError {
  protected static override readonly kind = 'ConnectionError'
  declare readonly name: 'ConnectionError'
}

/** An attempt took longer than `timeout`, or the whole call longer than `totalTimeout`. */
export class TimeoutError extends TransportError {
  protected static override readonly kind = 'TimeoutError'
  declare readonly name: 'TimeoutError'
}

/** The caller's `signal` was aborted. */
export class AbortedError extends TransportError {
  protected static override readonly kind = 'AbortedError'
  declare readonly name: 'AbortedError'
}

/** The server answered with a redirection, which is not followed: credentials never leave the origin they were given for. */
export class RedirectError extends TransportError {
  protected static override readonly kind = 'RedirectError'
  declare readonly name: 'RedirectError'
}
