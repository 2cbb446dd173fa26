import type { EnedisErrorCode } from '../errors.js'

/**
 * The points of a curve as an answer has them, in its order. Local times are minutes as in `time/paris.ts`, of the end of each interval.
 */
export interface Points {
  count: number
  /** Local end of each interval. */
  ends: Float64Array
  /** Minutes of each interval. */
  steps: Uint16Array
  /** NaN: null, a hole. */
  values: Float64Array
}

/** Room for so many points. */
export function createPoints(capacity: number): Points {
  return {
    count: 0,
    ends: new Float64Array(capacity),
    steps: new Uint16Array(capacity),
    values: new Float64Array(capacity),
  }
}

/** An answer that does not have the form of its contract: what is wrong, and where. Holds no value. */
export class UnreadableAnswer extends Error {
  readonly pointer: string
  readonly code: EnedisErrorCode | undefined

  constructor(pointer: string, problem: string, code?: EnedisErrorCode) {
    super(problem)
    this.pointer = pointer
    this.code = code
  }
}
