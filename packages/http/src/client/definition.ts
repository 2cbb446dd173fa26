import type { AnswerErrorClass } from '../errors/from-status.js'
import type { DeclaredRateLimit, OperationTable } from '../operations.js'
import type { createList } from '../pagination/create-list.js'
import type { RequestFormats } from '../requests/request-schema.js'
import type { createSharedLimiters } from '../rate-limit/shared-limiters.js'
import type { ClientDefaults } from './options.js'

/** What an API's own reading of an error answer adds to the status. Every text is fixed, never taken from the answer. */
export interface ErrorReading {
  /** The API's business code, from the fixed list that its package documents. */
  code?: string
  /** The class to throw instead of the one the status stands for. */
  as?: AnswerErrorClass
  /** What to do next, in a few words. */
  advice?: string
  /** Whether the same call may succeed later. Default: by the status; false in a success. */
  isRetryable?: boolean
  /** Seconds to wait before another try, where the API says so in its body or its documentation; a `Retry-After` wins. */
  retryAfter?: number
  /** True when the API says, under whatever status, that it did nothing and would do nothing again. */
  isRefusal?: boolean
  /** Epoch milliseconds from which the API takes the request again, where its body says so and there is no `Retry-After`. */
  retryAt?: number
  /** True when a part may have been done before the refusal: the error then says `mayHaveBeenApplied`. */
  isPartial?: boolean
}

/** An error answer as an API's reader sees it. */
export interface ErrorAnswer {
  status: number
  /** Parsed when it is JSON, text otherwise, undefined when empty. */
  body: unknown
  operation: string
}

/** What makes a client of one API out of the shared core. */
export interface ClientDefinition<Environment extends string = string> {
  /** Name of the API in messages and logs. */
  api: string
  /** `<npm name>/<version>`, sent as User-Agent. */
  userAgent: string
  environments: Readonly<Record<Environment, string>>
  /** What every path of the document begins with, such as `/api/v1`, longest first: a `baseUrl` may end in it or not. Default: nothing. */
  basePath?: string | readonly string[]
  /** Where this API's sheet gives a reason to differ from 10 s, 30 s and 2 retries. */
  defaults?: Partial<ClientDefaults>
  operations: OperationTable
  /**
   * Of schemas that another library checks: the property names that its pointers may show. Any other key is data. Default: none.
   */
  propertyNames?: readonly string[]
  /** What the API's own words add to an error answer; when it throws, the status alone decides. */
  readError?(answer: ErrorAnswer): ErrorReading | undefined
  /**
   * Recognises a refusal that comes with a success status, such as an object with `error` where rows are due: the call then fails with a
   * ClientError, or the class it names. Looks at what a method would resolve to, before it is checked, and at a JSON object that comes in
   * place of another content; undefined, or an exception: no refusal. `raw` hands such answers on.
   */
  readRefusal?(answer: ErrorAnswer): ErrorReading | undefined
}

/** Where a plain `token` option travels. */
export interface TokenHeader {
  readonly header: string
  /** What stands before the token, such as `Bearer`. Default: nothing. */
  readonly scheme?: string
}

/** All that codegen knows of an API from its document; `defineClient` makes a client of it. */
export interface ApiDefinition<
  Methods extends object,
  Paths extends object,
  Operations,
  Environment extends string,
  Formats extends string,
> extends ClientDefinition<Environment> {
  /** What the service takes in all. */
  readonly rateLimit?: DeclaredRateLimit
  /** Of APIs that declare what they take: how their clients keep to it by default. */
  readonly createSharedLimiters?: typeof createSharedLimiters
  /** Where the `token` option of the client travels, for APIs that have one. */
  readonly token?: TokenHeader
  /** Readers of the formats of JSON Schema that its requests have, but for `uri`: `{ date: parseCalendarDay }`. */
  readonly formats?: RequestFormats
  /** Of APIs with lists: how their methods are made. */
  readonly createList?: typeof createList
  /** Never there: carries types only. */
  readonly types?: { methods: Methods; paths: Paths; operations: Operations; formats: Formats }
}
