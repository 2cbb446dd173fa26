import type { WithResponse } from '../api-promise.js'
import { type ReceivedAnswer, readRequestId } from '../lifecycle/received-answer.js'

/** What a call resolves to. Its `response` is a property of its own, so that a copy has it, and is only made when it is asked for. */
export class CallOutcome implements WithResponse<unknown> {
  /** One for all: with a getter for each outcome the engine would take no two of them for objects of the same kind, and be slow. */
  static readonly #response = {
    get(this: CallOutcome): Response {
      return this.#answer.response
    },
    enumerable: true,
    configurable: true,
  }
  readonly #answer: ReceivedAnswer
  data: unknown
  declare response: Response
  requestId: string | null
  attempts: number

  constructor(data: unknown, answer: ReceivedAnswer, attempts: number) {
    this.#answer = answer
    this.data = data
    this.requestId = readRequestId(answer) ?? null
    this.attempts = attempts
    Object.defineProperty(this, 'response', CallOutcome.#response)
  }
}
