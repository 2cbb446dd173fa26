import { ContractError } from '@hub/http'

/** The service sent fewer rows back than it was given: it failed after the answer had begun. The rows that came have been handed on. */
export class IncompleteResultError extends ContractError {
  protected static override readonly kind: string = 'IncompleteResultError'
  override readonly name = 'IncompleteResultError'
  /** Rows that were sent. */
  readonly expected: number
  /** Rows that came back. */
  readonly received: number
  readonly #missingKeys: readonly string[]

  constructor(expected: number, missingKeys: readonly string[]) {
    const received = expected - missingKeys.length
    super({
      message: `Géoplateforme geocoding searchCsv: the answer ended early: ${received} of ${expected} rows came back; send the others again`,
      code: 'incomplete_result',
      status: 200,
      attempts: 1,
      isRetryable: true,
      mayHaveBeenApplied: false,
    })
    this.expected = expected
    this.received = received
    this.#missingKeys = missingKeys
  }

  /** The keys of the rows that did not come back, to send them again. */
  missingKeys(): readonly string[] {
    return this.#missingKeys
  }
}
