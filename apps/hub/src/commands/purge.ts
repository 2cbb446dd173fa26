// The job `purge`: erases old data of the platform and of every feature, whether or not this process has the feature.
import { features } from '../features/index.js'
import type { Database } from '../platform/database/database.js'
import type { Counts, Retention } from '../platform/feature.js'
import type { Jobs } from '../platform/jobs/jobs.js'
import { forgetOldAnswers } from '../platform/partners/idempotency.js'
import type { Logger } from '../platform/process/logging.js'

type Erase = (database: Database, retention: Retention) => Promise<Counts>

interface Eraser {
  queue: string
  /** Five fields, by the clock of Europe/Paris. */
  cron: string
  erase: Erase
}

/** One queue each, so that a failure does not prevent the others. */
const ERASERS: readonly Eraser[] = [
  ...features.flatMap((feature) =>
    feature.erase ? [{ queue: `purge-${feature.name}`, cron: '41 3 * * *', erase: feature.erase.bind(feature) }] : [],
  ),
  { queue: 'purge', cron: '23 3 * * *', erase: async (database) => ({ answers: await forgetOldAnswers(database) }) },
]

/** Registers the erasing every night, once for all processes. */
export function registerPurge(
  jobs: Pick<Jobs, 'register'>,
  { database, retentionDays, logger }: { database: Database; retentionDays: number; logger: Logger },
): void {
  for (const { queue, cron, erase } of ERASERS) {
    const handler = async (): Promise<void> => {
      logger.info?.('purged', { queue, ...(await erase(database, { retentionDays, now: Date.now() })) })
    }
    jobs.register(queue, handler, { cron, expiresAfter: 3_600 })
  }
}

/** Erases everything that is too old, now. */
export async function purge(database: Database, retention: Retention): Promise<Counts> {
  const counts: Record<string, number> = {}
  for (const { erase } of ERASERS) Object.assign(counts, await erase(database, retention))
  return counts
}
