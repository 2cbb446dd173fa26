/** What one call allows itself. */
export interface CallLimits {
  /** Milliseconds an attempt may take, its body included. */
  timeout: number
  /** Milliseconds the whole call may take, waits included. */
  totalTimeout: number
  /** Milliseconds that may pass between two chunks of a body that is streamed. */
  idleTimeout: number
  /** Further attempts after the first. */
  maxRetries: number
  /** Bytes of an answer, after decompression. */
  maxResponseBytes: number
  signal: AbortSignal | undefined
  /** Which calls go first when a rate limiter makes them wait. */
  priority?: 'normal' | 'background' | undefined
}
