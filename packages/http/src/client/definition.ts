import type { AnswerErrorClass } from '../errors/from-status.js'
import type { OperationTable } from '../operations.js'
import type { ClientDefaults } from './options.js'

/** What an API's own reading of an error answer adds to the status. Every text is fixed, never taken from the answer. */
export interface ErrorReading {
  /** The API's business code, from the fixed list that its package documents. */
  code?: string
  /** The class to throw instead of the one the status stands for. */
  as?: AnswerErrorClass
  /** What to do next, in a few words. */
  advice?: string
  /** True when the API says, under whatever status, that it did nothing and would do nothing again. */
  isRefusal?: boolean
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
  /** Where this API's sheet gives a reason to differ from 10 s, 30 s and 2 retries. */
  defaults?: Partial<ClientDefaults>
  operations: OperationTable
  /** Property names of the contract; any other key in a pointer is a map key and is not shown. */
  propertyNames: readonly string[]
  readError?(answer: ErrorAnswer): ErrorReading | undefined
}
