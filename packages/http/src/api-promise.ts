/** The outcome of a call with what surrounds it. */
export interface WithResponse<Data> {
  data: Data
  /** The answer as received; its body is already read, `headers` and `status` remain useful. */
  response: Response
  /** The answer's `x-request-id`, to quote to the API's support; null when it has none. */
  requestId: string | null
  /** How many times the request was sent, 1 when nothing went wrong. */
  attempts: number
}

/**
 * What every method of every client returns: a promise of the data, which also gives the whole answer.
 *
 * `then`, `catch`, `finally` and `withResponse` all read the one inner promise. Deriving a second promise from it at
 * construction would leave the unused one of the two rejected without a handler, which ends a Node.js process.
 */
export class ApiPromise<Data> extends Promise<Data> {
  readonly #outcome: Promise<WithResponse<Data>>
  readonly #operation: string | undefined

  /** @param operation The method that every error of `outcome` names already. */
  constructor(outcome: Promise<WithResponse<Data>>, operation?: string) {
    super((resolve) => resolve(undefined as Data))
    this.#outcome = outcome
    this.#operation = operation
  }

  /** The method that every error names that this rejects with; undefined when some may name none. */
  get operation(): string | undefined {
    return this.#operation
  }

  /** Chained promises are ordinary ones. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  /** The data together with the response, the request id and the number of attempts; rejects as the promise itself does. */
  withResponse(): Promise<WithResponse<Data>> {
    return this.#outcome
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being a promise is the purpose of this class
  override then<Fulfilled = Data, Rejected = never>(
    onFulfilled?: ((value: Data) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    const fulfilled = ({ data }: WithResponse<Data>): Data | Fulfilled | PromiseLike<Fulfilled> =>
      typeof onFulfilled === 'function' ? onFulfilled(data) : data
    return this.#outcome.then(fulfilled as (outcome: WithResponse<Data>) => Fulfilled, onRejected)
  }

  override catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Data | Rejected> {
    return this.then(undefined, onRejected)
  }

  override finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.#outcome.then(({ data }) => data).finally(onFinally)
  }
}
