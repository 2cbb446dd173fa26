import { benchAnswers } from './answers.ts'
import { hasPostgres } from './storage.ts'

/** Prints what the hub's search endpoint costs, with the hub as a black box. */
export async function benchSlots(): Promise<void> {
  const engine = hasPostgres ? 'PostgreSQL of TEST_DATABASE_URL' : 'embedded database, as TEST_DATABASE_URL is not set'
  console.log(`The hub's slots: CPU time of the server, and ratios of one run (${engine})\n`)
  await benchAnswers()
}
