// The only file that knows pg-boss. A job is a wake-up and nothing more: what remains to be done is in a row of ours, written in
// the same transaction, so that a job lost or doubled changes nothing but the time.
import { setTimeout as sleep } from 'node:timers/promises'
import { is, type SQL, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import { type ConstructorOptions, fromDrizzle, fromPglite, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Connection, Database } from '../database/database.js'
import { DatabaseError, withoutParameters } from '../database/database-error.js'
import type { Logger } from '../process/logging.js'
import { connectionOptions } from '../database/postgres-connections.js'
import { LENGTHY } from '../database/time-limits.js'

/** Keys of our own rows, no personal data: operators see the payloads of a queue. */
export type JobPayload = Readonly<Record<string, string>>

/** `signal` is aborted when the process stops or the job has taken too long. */
export type JobHandler = (payload: JobPayload, signal: AbortSignal) => Promise<void>

export interface QueueOptions {
  /** Jobs at work at a time in this process. Default 1. */
  concurrency?: number | undefined
  /** Further attempts after a handler threw, later each time. Default 0: for work whose own row says when to try again. */
  retries?: number | undefined
  /** Seconds after which a job is given up as lost, for instance with its process. Default 60. */
  expiresAfter?: number | undefined
  /** Five fields, by the clock of Europe/Paris: a job without payload is put on the queue then, once for all processes. */
  cron?: string | undefined
}

export interface Jobs {
  /** Sets the handler of a queue. All queues are registered before `start`. */
  register(queue: string, handler: JobHandler, options?: QueueOptions): void
  /**
   * Puts a job on a registered queue as a part of the caller's transaction: it exists when, and only when, that commits.
   * @throws {TypeError} outside a transaction, where the job could be done before what it is about exists.
   */
  enqueue(transaction: Connection, queue: string, payload: JobPayload): Promise<void>
  /** Starts doing jobs. Comes before the server listens, since `enqueue` needs it. */
  start(): Promise<void>
  /** Stops taking jobs; running ones have the grace period to end. */
  stop(): Promise<void>
}

interface RegisteredQueue extends QueueOptions {
  handler: JobHandler
}

interface JobCounts {
  rows: unknown[]
}

/** Milliseconds that jobs at work are given when the process stops. */
const GRACE = 5_000
/** Seconds between looks at a queue, in case a notification is lost. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }
const DEFAULT_EXPIRATION = 60
/** Attempts to create the queue's tables, and the SQLSTATEs of an attempt that another process's collides with. */
const STARTS = 8
const MADE_BY_ANOTHER = new Set(['23505', '42P06', '42P07', '42710', '40P01', 'XX000'])
/** Seconds that a finished job is kept, to investigate problems. */
const KEPT = 3_600

/** Queues on the same database as everything else, shared by all processes that use it. */
export function createJobs(database: Database, logger: Logger): Jobs {
  const queues = new Map<string, RegisteredQueue>()
  const canListen = !(database.source.kind === 'postgresql' && database.source.isPooled)
  const boss = new PgBoss({ ...toStorageOptions(database), useListenNotify: canListen })
  const tellFailure = oncePerMinute((error) => logger.error?.('job queue failed', { error }))
  boss.on('error', (error) => tellFailure(describeCause(error)))
  boss.on('warning', ({ message }) => logger.warn?.('job queue warns', { reason: message }))
  let started = false

  async function open(name: string, { handler, concurrency = 1, retries = 0, expiresAfter, cron }: RegisteredQueue) {
    const settings = {
      notify: true,
      retryLimit: retries,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: expiresAfter ?? DEFAULT_EXPIRATION,
      deleteAfterSeconds: KEPT,
    }
    await boss.createQueue(name, settings)
    await boss.updateQueue(name, settings)
    // Its jobs are worked on in batches, since a worker that takes them one by one rests after each.
    const options = { ...POLLING, batchSize: concurrency, burstWhenBatchFull: true, perJobResults: true } as const
    await boss.work<JobPayload, unknown, typeof options>(name, options, (jobs) =>
      Promise.all(jobs.map((job) => settle(name, job, handler))),
    )
    if (cron !== undefined) await boss.schedule(name, cron, {}, { tz: 'Europe/Paris' })
  }

  async function settle(queue: string, job: Job<JobPayload>, handler: JobHandler): Promise<JobResult> {
    try {
      await handler(job.data, job.signal)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const cause = describeCause(error)
      logger.error?.('job failed', { queue, error: cause })
      // Kept in the database with the job: a message or a stack could quote what was worked on.
      return { id: job.id, status: 'failed', output: { cause } }
    }
  }

  /** When processes start together on a new database, one creates the tables, and the others find them a moment later. */
  async function startBoss(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await boss.start()
        return
      } catch (error) {
        if (attempt === STARTS || !MADE_BY_ANOTHER.has(describeCause(error))) throw error
        await sleep(attempt * 200)
      }
    }
  }

  return {
    register(queue, handler, options = {}) {
      if (started) throw new Error(`The queue ${queue} is registered too late: register every queue before start().`)
      queues.set(queue, { ...options, handler })
    },
    async enqueue(transaction, queue, payload) {
      if (!is(transaction, PgTransaction)) throw new TypeError('A job is put on a queue inside a transaction only.')
      // An unknown queue would be looked up by another connection, which the embedded engine does not have: that would hang.
      if (!started || !queues.has(queue))
        throw new TypeError(`The queue ${queue} is not open: register it, then start().`)
      await boss.send(queue, payload, { db: inTransaction(transaction) })
    },
    async start() {
      await startBoss()
      // One after the other: each makes its tables, and the embedded engine has a single connection anyway.
      for (const [name, queue] of queues) await open(name, queue)
      started = true
    },
    async stop() {
      started = false
      await boss.stop({ graceful: true, timeout: GRACE, close: true })
    },
  }
}

function toStorageOptions({ source }: Database): ConstructorOptions {
  if (source.kind === 'embedded') return { backend: 'pglite', db: fromPglite(source.client) }
  // Passed on to pg, which has more options than pg-boss names.
  const limits = { query_timeout: LENGTHY.answer }
  return { ...connectionOptions(source.url), ...limits, application_name: 'hub jobs', max: 4 }
}

/** Limits log lines: a queue polls the database every other second, and would report as often that it is unavailable. */
function oncePerMinute(tell: (cause: string) => void): (cause: string) => void {
  const told = new Map<string, number>()
  return (cause) => {
    const now = performance.now()
    if (now - (told.get(cause) ?? -Infinity) < 60_000) return
    told.set(cause, now)
    tell(cause)
  }
}

function inTransaction(transaction: Connection): ReturnType<typeof fromDrizzle> {
  // Both drivers answer an object with `rows`; our type of a connection leaves open which driver it is.
  return fromDrizzle({ execute: (query: SQL) => transaction.execute(query) as unknown as Promise<JobCounts> }, sql)
}

/** A name or a code: messages of errors that are not ours may quote a statement. */
function describeCause(error: unknown): string {
  const safe = withoutParameters(error)
  if (safe instanceof DatabaseError) return safe.code ?? safe.name
  return safe instanceof Error ? safe.name : 'unknown'
}
