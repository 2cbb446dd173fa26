// What is logged and measured about the database.
import type { Database } from './database.js'
import type { Logger } from '../process/logging.js'
import type { Metrics } from '../process/metrics.js'

/** Milliseconds between two looks, and between two lines about the same trouble. */
const LOOK = 1_000
const AGAIN = 60_000

/** Shows what the connections do, where there are any. */
export function measureConnections(
  metrics: Pick<Metrics, 'gauge'>,
  { connections }: Pick<Database, 'connections'>,
): void {
  if (!connections) return
  const help = 'Connections to the database by what they do, and how many requests and jobs are waiting for one.'
  metrics.gauge('hub_database_connections', help, 'state', async () => connections())
}

/**
 * Says once a minute that nothing can be written, and once that it can be again.
 * @returns how to stop
 */
export function reportReadOnly(database: Pick<Database, 'refusesWrites'>, logger: Logger): () => void {
  let saidAt: number | undefined
  const timer = setInterval(() => {
    const now = performance.now()
    if (database.refusesWrites()) {
      if (saidAt !== undefined && now - saidAt < AGAIN) return
      saidAt = now
      logger.error?.('the disk of the data directory is nearly full: nothing is written until there is room again')
    } else if (saidAt !== undefined) {
      saidAt = undefined
      logger.info?.('the disk of the data directory has room again: writing goes on')
    }
  }, LOOK).unref()
  return () => clearInterval(timer)
}
