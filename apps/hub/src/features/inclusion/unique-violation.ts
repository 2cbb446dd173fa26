import { DatabaseError } from '../../platform/database/database-error.js'

/** SQLSTATE of a row that is there already. */
const UNIQUE_VIOLATION = '23505'

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === UNIQUE_VIOLATION
}
