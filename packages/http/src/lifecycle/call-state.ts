import type { Upload } from '../bodies/upload.js'
import type { CallLimits } from './call-limits.js'

/** What the formats of bodies and answers see and set of the call that they serve. */
export interface CallState {
  readonly limits: CallLimits
  /** A 401 is replayed once at most. */
  replayed: boolean
  /** What the attempt under way holds and must let go of: its timer, its turn of a rate limiter, a stream that is being sent. */
  cleanups: (() => void)[]
  /** The body, when it is a stream. */
  upload: Upload | undefined
  /** Makes what a caller gets of a failure. */
  toError: (failure: unknown) => Promise<unknown>
}
