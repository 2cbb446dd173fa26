import { benchAnswers } from './answers.ts'
import { benchEventLoop } from './event-loop.ts'
import { benchGrowth } from './growth.ts'
import { benchRandomOperations } from './random-operations.ts'
import { benchSoak } from './soak.ts'
import { hasPostgres } from './storage.ts'
import { benchUpdates } from './updates.ts'

/** How many requests, and after how many seconds a run is cut short; random operations are all done, or it fails. */
const RUNS = {
  quick: {
    eventLoop: { requests: 5_000, seconds: 20 },
    soak: { requests: 20_000, seconds: 15 },
    randomOperations: { operations: 0, seconds: 0 },
  },
  long: {
    eventLoop: { requests: 100_000, seconds: 2_400 },
    soak: { requests: 1_000_000, seconds: 3_600 },
    randomOperations: { operations: 1_000_000, seconds: 2_400 },
  },
}

/** Prints what the hub's search endpoint costs, with the hub as a black box. `long`: tens of minutes instead of two. */
export async function benchSlots({ long }: { long: boolean }): Promise<void> {
  const runs = RUNS[long ? 'long' : 'quick']
  const engine = hasPostgres ? 'PostgreSQL of TEST_DATABASE_URL' : 'embedded database, as TEST_DATABASE_URL is not set'
  console.log(`The hub's slots: CPU time of the server, and ratios of one run (${engine})\n`)
  await benchAnswers()
  await benchGrowth()
  await benchUpdates()
  await benchEventLoop(runs.eventLoop)
  await benchSoak(runs.soak)
  await benchRandomOperations(runs.randomOperations)
}
