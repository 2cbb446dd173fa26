/**
 * Milliseconds that a unit of work gives the database. The server keeps the first three (`SET LOCAL` at the start of a transaction, the
 * only form that a pooler in transaction mode takes); the last is for a server that says nothing at all.
 */
export interface TimeLimits {
  /** Milliseconds that one statement may take. */
  statement: number
  /** Milliseconds to wait for a row or a lock of another transaction. */
  lock: number
  /** Milliseconds between two statements of a transaction: a suspended process loses its locks. */
  idle: number
  /** Milliseconds to wait for an answer, a little more than `statement`: afterwards the connection and all idle ones are closed. */
  answer: number
}

/** For statements that a request waits for: each takes milliseconds. */
export const ORDINARY: TimeLimits = { statement: 3_000, lock: 1_500, idle: 3_000, answer: 3_500 }

/** For work on many rows at a time: reading all meeting points, imports, erasing, encrypting again. */
export const LENGTHY: TimeLimits = { statement: 12_000, lock: 5_000, idle: 12_000, answer: 12_500 }
