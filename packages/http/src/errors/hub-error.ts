/** Shared by every copy of this package in a process, so that `isInstance` holds when npm installed it twice. */
const KINDS = Symbol.for('@hub/http/error-kinds')

/** What an error takes over from its details as it is. */
const TAKEN = [
  'isRetryable',
  'mayHaveBeenApplied',
  'attempts',
  'status',
  'code',
  'requestId',
  'api',
  'operation',
  'headers',
] as const

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
  /** The API that was called, as in the messages of its client. */
  api?: string | undefined
  /** The method that was called. */
  operation?: string | undefined
  /** Of the answer, those that cannot hold a secret or personal data. */
  headers?: Readonly<Record<string, string>> | undefined
  /** What was thrown below, when it cannot hold a secret or personal data. */
  cause?: Error | undefined
}

/**
 * The root of the error tree. Nothing of a header, query, body or token is in its message, its enumerable properties,
 * its JSON or what `util.inspect` prints.
 */
export class HubError extends Error {
  /** The name that `isInstance` compares; literal, because bundlers rename classes. */
  protected static readonly kind: string = 'HubError'

  declare readonly name: string
  declare readonly isRetryable: boolean
  declare readonly mayHaveBeenApplied: boolean
  declare readonly attempts: number
  declare readonly status?: number
  declare readonly code?: string
  declare readonly requestId?: string
  /** The API that was called; absent when the error comes from no call. */
  declare readonly api?: string
  /** The method that was called, such as `getStatus`; of a raw call to a path that the document does not know, its HTTP method. */
  declare readonly operation?: string
  /** Headers of the answer by name in lower case: those that say when, what and how much, such as `date` and `content-type`. */
  declare readonly headers?: Readonly<Record<string, string>>
  readonly #body: unknown

  constructor(details: HubErrorDetails) {
    super(details.message, details.cause && { cause: details.cause })
    this.name = new.target.kind
    for (const name of TAKEN) (this as Record<string, unknown>)[name] = details[name]
    this.#body = details.body
    Object.defineProperty(this, KINDS, { value: collectKinds(new.target) })
    // A minifier renames the class, and tools print the name of the class.
    if (Object.hasOwn(new.target, 'kind')) Object.defineProperty(new.target, 'name', { value: new.target.kind })
  }

  /** What the API answered, parsed when it was JSON. May hold personal data: never log it whole. */
  body(): unknown {
    return this.#body
  }

  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) }
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
