import { DrizzleQueryError } from 'drizzle-orm/errors'
import { OperatorError } from '../process/operator-error.js'
import { HttpProblem } from '../http/http-problem.js'

/**
 * A database operation failed. The drivers' own errors repeat the statement, its parameters and the offending row: none of that
 * is kept, only the code by which the cause is recognised.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  /** SQLSTATE (`23505`) or system code (`ECONNREFUSED`), when there is one. */
  readonly code: string | undefined
  /** The violated constraint, when that is the cause: a name of our own schema. */
  readonly constraint: string | undefined
  /** The connection was lost while a transaction was being committed: it may have been. */
  readonly isOutcomeUnknown: boolean

  constructor(code: string | undefined, constraint?: string, isOutcomeUnknown = false) {
    super(`A database operation failed (${code ?? 'connection lost'}).`)
    this.code = code
    this.constraint = constraint
    this.isOutcomeUnknown = isOutcomeUnknown
  }
}

/** The error of a COMMIT: when the server refused it, it was rolled back; otherwise its outcome is unknown. */
export function whileCommitting(error: unknown): unknown {
  const failure = withoutParameters(error)
  if (!(failure instanceof DatabaseError)) return failure
  // A broken constraint, or two transactions that cannot both be: SQLSTATE classes 2x and 40.
  const isRefused = /^(?!40003)(2\w|40)\w{3}$/.test(failure.code ?? '')
  return isRefused ? failure : new DatabaseError(failure.code, failure.constraint, true)
}

/** Thrown inside a transaction to roll it back for a reason that is no failure; caught by the caller of the transaction. */
export class Undone<Outcome> extends Error {
  override readonly name = 'Undone'
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super('The transaction was undone.')
    this.outcome = outcome
  }
}

/** What passes through a unit of work unchanged: answers and sentences of ours, and bugs. */
const OURS = [Undone, HttpProblem, OperatorError, DatabaseError, TypeError, RangeError, ReferenceError, SyntaxError]

/**
 * What a unit of work may throw to its caller: anything that is not ours is a driver's and becomes a `DatabaseError`. (Drivers
 * have no class in common: a plain `Error` for "Connection terminated unexpectedly", an `AggregateError` when no address answers.)
 */
export function withoutParameters(error: unknown): unknown {
  if (OURS.some((kind) => error instanceof kind)) return error
  return fromDriver(error instanceof DrizzleQueryError ? error.cause : error)
}

function fromDriver(error: unknown): DatabaseError {
  return new DatabaseError(text(error, 'code'), text(error, 'constraint'))
}

function text(error: unknown, property: 'code' | 'constraint'): string | undefined {
  const value: unknown = error instanceof Error ? Reflect.get(error, property) : undefined
  return typeof value === 'string' ? value : undefined
}
