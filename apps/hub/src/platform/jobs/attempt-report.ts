// What operators read of rows that are attempted until they are done: the commands "list", "list --stuck" and "retry".

export interface ListedAttempt {
  attempts: number
  /** A code; null when the last attempt went well. */
  last_error: string | null
  first_failed_at: Date | null
  next_attempt_at: Date
}

export interface ListedState {
  isGivenUp: boolean
  isDue: boolean
}

/** The end of a line: what became of a row so far, and when it is tried next. */
export function formatProgress(
  { attempts, last_error, first_failed_at, next_attempt_at }: ListedAttempt,
  { isGivenUp, isDue }: ListedState,
): string {
  const failing =
    last_error === null ? '' : `${last_error}, ${attempts} attempts since ${first_failed_at?.toISOString()}`
  if (isGivenUp) return `given up: ${failing}`
  if (failing !== '') return `${failing}, next ${next_attempt_at.toISOString()}`
  return isDue ? `due ${next_attempt_at.toISOString()}` : 'done'
}

export interface ListOptions<Row> {
  stuck: boolean
  /** The fields of one row, which are printed with tabs between. */
  format: (row: Row) => readonly string[]
  /** One sentence for a table without rows. */
  none: string
}

/** Prints one line per row to standard output. The sentence about no rows goes to standard error, so that scripts read rows only. */
export function printAttempts<Row>(rows: readonly Row[], { stuck, format, none }: ListOptions<Row>): void {
  for (const row of rows) process.stdout.write(`${format(row).join('\t')}\n`)
  if (rows.length === 0) process.stderr.write(`${stuck ? 'Nothing is stuck.' : none}\n`)
}
