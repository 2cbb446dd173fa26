import type { Call } from './call.js'

/** What every attempt of a client passes through, where a rate limiter keeps its calls within what the API allows. */
export interface AttemptGate {
  /**
   * Waits for the turn of the next attempt, within the deadline of the call. The turn is given back when the attempt ends.
   *
   * @returns false when a repetition cannot have its turn in time; a first attempt is refused with an error
   */
  enter(call: Call, api: string, isRepetition?: boolean): Promise<boolean>
  /** After a 429: nobody else is sent before so many milliseconds have passed; null when the server did not say. */
  refuse(call: Call, wait: number | null): void
}
