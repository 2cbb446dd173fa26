import type { Connection, Database } from './database.js'
import { Undone } from './database-error.js'

/**
 * A transaction whose work may end in an outcome that leaves nothing behind.
 * @param work calls `undo` to roll back; what it gives is then returned
 */
export async function transactionOrOutcome<Done, Outcome>(
  database: Database,
  work: (transaction: Connection, undo: (outcome: Outcome) => never) => Promise<Done>,
): Promise<Done | Outcome> {
  let undone: Undone<Outcome> | undefined
  const undo = (outcome: Outcome): never => {
    undone = new Undone(outcome)
    throw undone
  }
  try {
    return await database.transaction((transaction) => work(transaction, undo))
  } catch (error) {
    if (undone !== undefined && error === undone) return undone.outcome
    throw error
  }
}
