/** Shared by every copy of this package in a process, so that `isInstance` holds when npm installed it twice. */
const KINDS = Symbol.for('@hub/http/error-kinds')

/** Properties of every error of every client. All are safe to log. */
export interface HubErrorDetails {
  /** One sentence: what happened, where, and what to do next. */
  message: string
  /** Whether the same call may succeed later. For a write, look at `mayHaveBeenApplied` before repeating it. */
  isRetryable: boolean
  /** True when a write was sent and nothing readable says that it was not carried out. */
  mayHaveBeenApplied: boolean
  /** How many times the request was sent; 0 when it was refused before any network use. */
  attempts: number
  /** HTTP status of the last answer, when there was one. */
  status?: number | undefined
  /** Stable identifier of the cause: a business code of the API, or a network code such as `ECONNREFUSED`. */
  code?: string | undefined
  /** The `x-request-id` of the answer, to quote to the API's support. */
  requestId?: string | undefined
  /** Parsed body of the answer, or its text; readable through `body()` only. */
  body?: unknown
}

/**
 * The root of the error tree. Nothing of a header, query, body or token is in its message, its enumerable properties,
 * its JSON or what `util.inspect` prints.
 */
export class HubError extends Error {
  /** The name that `isInstance` compares; literal, because bundlers rename classes. */
  protected static readonly kind: string = 'HubError'

  override readonly name: string = 'HubError'
  readonly isRetryable: boolean
  readonly mayHaveBeenApplied: boolean
  readonly attempts: number
  readonly status?: number
  readonly code?: string
  readonly requestId?: string
  readonly #body: unknown

  constructor(details: HubErrorDetails) {
    super(details.message)
    this.isRetryable = details.isRetryable
    this.mayHaveBeenApplied = details.mayHaveBeenApplied
    this.attempts = details.attempts
    if (details.status !== undefined) this.status = details.status
    if (details.code !== undefined) this.code = details.code
    if (details.requestId !== undefined) this.requestId = details.requestId
    this.#body = details.body
    Object.defineProperty(this, KINDS, { value: collectKinds(new.target) })
  }

  /** What the API answered, parsed when it was JSON. May hold personal data: never log it whole. */
  body(): unknown {
    return this.#body
  }

  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...Object.fromEntries(Object.entries(this)) }
  }

  /** Like `instanceof`, and also true for an error made by another installed copy of this package. */
  static isInstance<Class extends typeof HubError>(this: Class, error: unknown): error is InstanceType<Class> {
    if (typeof error !== 'object' || error === null || !(KINDS in error)) return false
    return Array.isArray(error[KINDS]) && error[KINDS].includes(this.kind)
  }
}

function collectKinds(constructor: typeof HubError): string[] {
  const kinds: string[] = []
  for (let ancestor = constructor; typeof ancestor?.['kind'] === 'string'; ancestor = Object.getPrototypeOf(ancestor)) {
    kinds.push(ancestor['kind'])
  }
  return kinds
}
