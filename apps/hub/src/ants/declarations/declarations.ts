// What ANTS is told of appointments: one number at a time, by whichever process takes it, until ANTS holds what it should.
import type { AntsClient } from '@hub/ants-client'
import type { Cipher } from '../../platform/crypto.js'
import type { Database } from '../../platform/database.js'
import type { Jobs } from '../../platform/jobs.js'
import type { Logger } from '../../platform/logging.js'
import { numberPlace } from '../appointments/sealed-fields.js'
import { SYNCHRONIZE_QUEUE } from './request-synchronization.js'
import { releaseAll, sweep, type SweepCounts } from './sweep.js'
import { createSynchronizationStore } from './synchronization-store.js'
import type { Verdict } from './synchronization.js'
import { synchronizeApplication } from './synchronize.js'

export interface DeclarationsDependencies {
  database: Database
  ants: Pick<AntsClient, 'synchronizeApplication'>
  cipher: Cipher
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Told how each attempt ended, for instance to count them. */
  onVerdict?: ((verdict: Verdict) => void) | undefined
}

export interface Declarations {
  /**
   * Brings ANTS up to date with one number, unless somebody is at it or it is too early.
   * @returns how that ended, undefined when there was nothing to do
   */
  synchronize(applicationKey: string): Promise<Verdict | undefined>
  /** Does everything that is due now, and tells how it ended. */
  sweep(): Promise<SweepCounts>
  /** Does the jobs of its queue from the start of `jobs` on. */
  register(jobs: Jobs): void
  /** Looks after what no job wakes up, regularly, until `stop`. Comes before the start of `jobs`. */
  start(): Promise<void>
  /** Takes no more work, gives what is at work some seconds, and resolves when nothing is any more. */
  stop(): Promise<void>
}

const CONCURRENCY = 4
/** Milliseconds that numbers at work are given when the process stops. */
const GRACE = 5_000
/** Milliseconds between two sweeps, and the age from which a sweep no longer counts on a job. */
const SWEEP_INTERVAL = 5_000
const PATIENCE = 3_000

export function createDeclarations(dependencies: DeclarationsDependencies): Declarations {
  const { database, cipher, ants, logger, onVerdict } = dependencies
  const store = createSynchronizationStore(dependencies)
  /** No more work is taken, then no more call is waited for. */
  const [stopping, cutting] = [new AbortController(), new AbortController()]
  const atWork = new Set<Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined

  async function untilDone<Result>(work: Promise<Result>): Promise<Result> {
    atWork.add(work)
    try {
      return await work
    } finally {
      atWork.delete(work)
    }
  }

  async function synchronize(applicationKey: string): Promise<Verdict | undefined> {
    // What is not begun stays due, for another process or the next start.
    if (stopping.signal.aborted) return undefined
    const work = synchronizeApplication(applicationKey, {
      store,
      ants,
      openNumber: ({ applicationRowId, text }) => cipher.open(text, numberPlace(applicationRowId)),
      elapsed: () => performance.now(),
      signal: cutting.signal,
      logger,
    })
    const verdict = await untilDone(work)
    if (verdict !== undefined) onVerdict?.(verdict)
    if (verdict === 'exhausted') logger.error?.('a declaration is stuck: see "declarations list --stuck"')
    return verdict
  }

  function sweepOnce(patience: number): Promise<SweepCounts> {
    return untilDone(sweep({ database, synchronize, patience, signal: stopping.signal }))
  }

  function sweepIn(delay: number): void {
    timer = setTimeout(() => {
      sweepOnce(PATIENCE)
        .catch((error: unknown) => {
          // Our own errors say no more than they may; of others, the name.
          logger.error?.('sweep failed', { error: error instanceof Error ? error.name : 'unknown' })
        })
        .finally(() => {
          if (!stopping.signal.aborted) sweepIn(SWEEP_INTERVAL)
        })
    }, delay).unref()
  }

  return {
    synchronize,
    sweep: () => sweepOnce(0),
    register(jobs) {
      const work = async ({ application_key = '' }: Readonly<Record<string, string>>) =>
        void (await synchronize(application_key))
      jobs.register(SYNCHRONIZE_QUEUE, work, { concurrency: CONCURRENCY })
    },
    async start() {
      // The data directory is held by this process alone: whoever had a number before it is gone.
      if (database.engine === 'embedded') await releaseAll(database)
      sweepIn(0)
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      const cut = setTimeout(() => cutting.abort(), GRACE)
      await Promise.allSettled(atWork)
      clearTimeout(cut)
    },
  }
}
