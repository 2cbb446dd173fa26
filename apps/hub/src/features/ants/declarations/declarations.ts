// Declares appointments to ANTS: one number at a time, in any process, until ANTS holds what it should.
import type { AntsClient } from '@hub/ants-client'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Database } from '../../../platform/database/database.js'
import type { Jobs } from '../../../platform/jobs/jobs.js'
import { freeAll } from '../../../platform/jobs/lease-rows.js'
import { createWorker } from '../../../platform/jobs/worker.js'
import type { Logger } from '../../../platform/process/logging.js'
import { numberAssociatedData } from '../appointments/contact-encryption.js'
import { SYNCHRONIZE_QUEUE } from './request-synchronization.js'
import { sweepNumbers, type SweepCounts } from './sweep.js'
import { createSynchronizationStore } from './synchronization-store.js'
import type { AttemptOutcome } from './synchronization.js'
import { synchronizeApplication } from './synchronize.js'
import { applicationSynchronizations } from './tables.js'

export interface DeclarationsDependencies {
  database: Database
  ants: Pick<AntsClient, 'synchronizeApplication'>
  cipher: Cipher
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Called with the outcome of each attempt, for instance to count them. */
  onAttemptEnd?: ((attemptOutcome: AttemptOutcome) => void) | undefined
}

export interface Declarations {
  /**
   * Synchronizes one number with ANTS, unless another process holds it or it is not due.
   * @returns how that ended, undefined when there was nothing to do
   */
  synchronize(applicationKey: string): Promise<AttemptOutcome | undefined>
  /** Does everything that is due now, and returns the outcomes. */
  sweep(): Promise<SweepCounts>
  /** Does the jobs of its queue from the start of `jobs` on. */
  register(jobs: Jobs): void
  /** Sweeps regularly for numbers that no job wakes up, until `stop`. Comes before the start of `jobs`. */
  start(): Promise<void>
  /** Stops taking work, gives running work some seconds, and resolves when all has ended. */
  stop(): Promise<void>
}

export function createDeclarations(dependencies: DeclarationsDependencies): Declarations {
  const { database, cipher, ants, logger, onAttemptEnd } = dependencies
  const store = createSynchronizationStore(dependencies)

  async function synchronize(applicationKey: string, signal: AbortSignal): Promise<AttemptOutcome | undefined> {
    const attemptOutcome = await synchronizeApplication(applicationKey, {
      store,
      ants,
      decryptNumber: ({ applicationRowId, text }) => cipher.decrypt(text, numberAssociatedData(applicationRowId)),
      elapsed: () => performance.now(),
      signal,
      logger,
    })
    if (attemptOutcome !== undefined) onAttemptEnd?.(attemptOutcome)
    if (attemptOutcome === 'exhausted') logger.error?.('a declaration is stuck: see "declarations list --stuck"')
    return attemptOutcome
  }

  const worker = createWorker<AttemptOutcome>({
    queue: SYNCHRONIZE_QUEUE,
    readKey: ({ application_key = '' }) => application_key,
    work: synchronize,
    sweep: (work, options) => sweepNumbers({ database, synchronize: work, ...options }),
    logger,
  })
  return {
    synchronize: worker.work,
    sweep: worker.sweep,
    register: worker.register,
    async start() {
      // This process holds the data directory exclusively: a former holder of a number has ended.
      if (database.engine === 'embedded') {
        await database.run((connection) => freeAll(connection, applicationSynchronizations))
      }
      worker.start()
    },
    stop: worker.stop,
  }
}
