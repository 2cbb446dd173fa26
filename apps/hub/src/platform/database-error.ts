import { DrizzleQueryError } from 'drizzle-orm/errors'
import { OperatorError } from './operator-error.js'
import { HttpProblem } from './http-problem.js'

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

  constructor(code: string | undefined, constraint?: string) {
    super(`A database operation failed (${code ?? 'connection lost'}).`)
    this.code = code
    this.constraint = constraint
  }
}

/** Thrown inside a transaction to undo it, for a reason that is no failure: whoever asked for the transaction catches it. */
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
