import type { Logger } from '../process/logging.js'
import type { JobPayload, Jobs } from './jobs.js'

export interface WorkerOptions<Outcome> {
  /** The queue whose jobs wake it up. */
  queue: string
  /** The key of the row that a job is about. */
  readKey: (payload: JobPayload) => string
  /**
   * Works on one row, if it is due and no process holds it.
   * @param signal ends the calls to other services: the attempt then counts as failed, and is repeated soon
   */
  work: (key: string, signal: AbortSignal) => Promise<Outcome | undefined>
  /**
   * Works on all rows that have been due for `maxWait` milliseconds, by `work`.
   * @param signal ends it after the rows that are at work
   */
  sweep: (
    work: (key: string) => Promise<Outcome | undefined>,
    options: { maxWait: number; signal: AbortSignal },
  ) => Promise<Counts<Outcome>>
  logger: Logger
}

type Counts<Outcome> = Record<Extract<Outcome, string>, number>

export interface Worker<Outcome> {
  work: (key: string) => Promise<Outcome | undefined>
  /** Does everything that is due now, and returns how it ended. */
  sweep: () => Promise<Counts<Outcome>>
  /** Does the jobs of its queue from the start of `jobs` on. */
  register: (jobs: Jobs) => void
  /** Sweeps regularly for rows that no job wakes up, until `stop`. Comes before the start of `jobs`. */
  start: () => void
  /** Stops taking work, gives running work some seconds, and resolves when all has ended. */
  stop: () => Promise<void>
}

const CONCURRENCY = 4
/** Milliseconds that running work is given when the process stops. */
const GRACE = 5_000
/** Milliseconds between two sweeps, and the age from which a sweep no longer counts on a job. */
const SWEEP_INTERVAL = 5_000
const MIN_SWEPT_AGE = 3_000

/** Works on rows of one table, woken up by jobs and, where these were lost, by a sweep. */
export function createWorker<Outcome>(options: WorkerOptions<Outcome>): Worker<Outcome> {
  const { queue, readKey, logger } = options
  /** First no new work is taken, then running calls are aborted. */
  const [stopping, cutting] = [new AbortController(), new AbortController()]
  const atWork = new Set<Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined

  async function untilDone<Result>(promise: Promise<Result>): Promise<Result> {
    atWork.add(promise)
    try {
      return await promise
    } finally {
      atWork.delete(promise)
    }
  }

  async function work(key: string): Promise<Outcome | undefined> {
    // What is not begun stays due, for another process or the next start.
    if (stopping.signal.aborted) return undefined
    return untilDone(options.work(key, cutting.signal))
  }

  function sweepOnce(maxWait: number): Promise<Counts<Outcome>> {
    return untilDone(options.sweep(work, { maxWait, signal: stopping.signal }))
  }

  function sweepIn(delay: number): void {
    timer = setTimeout(() => {
      sweepOnce(MIN_SWEPT_AGE)
        .catch((error: unknown) => {
          // Only the name: a message may quote personal data.
          logger.error?.('sweep failed', { error: error instanceof Error ? error.name : 'unknown' })
        })
        .finally(() => {
          if (!stopping.signal.aborted) sweepIn(SWEEP_INTERVAL)
        })
    }, delay).unref()
  }

  return {
    work,
    sweep: () => sweepOnce(0),
    register(jobs) {
      jobs.register(queue, async (payload) => void (await work(readKey(payload))), { concurrency: CONCURRENCY })
    },
    start: () => sweepIn(0),
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      const cut = setTimeout(() => cutting.abort(), GRACE)
      await Promise.allSettled(atWork)
      clearTimeout(cut)
    },
  }
}
