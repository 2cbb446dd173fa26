// The only file that knows pg-boss. A job is a wake-up and nothing more: what remains to be done is in a row of ours, written in
// the same transaction, so that a job lost or doubled changes nothing but the time.
import { is, type SQL, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import { type ConstructorOptions, fromDrizzle, fromPglite, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Connection, Database } from './database.js'
import { DatabaseError, withoutParameters } from './database-error.js'
import type { Logger } from './logging.js'

/** Keys of our own rows: a queue shows its payloads to whoever looks after it. */
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
  /** Says who does the jobs of a queue. All queues are registered before `start`. */
  register(queue: string, handler: JobHandler, options?: QueueOptions): void
  /**
   * Puts a job on a registered queue as a part of the caller's transaction: it exists when, and only when, that commits.
   * @throws {TypeError} outside a transaction, where the job could be done before what it is about exists.
   */
  enqueue(transaction: Connection, queue: string, payload: JobPayload): Promise<void>
  /** From now on jobs are done. Comes before the server listens, since `enqueue` needs it. */
  start(): Promise<void>
  /** Takes no more jobs, and gives those at work the grace period to end. */
  stop(): Promise<void>
}

interface RegisteredQueue extends QueueOptions {
  handler: JobHandler
}

interface Answer {
  rows: unknown[]
}

/** Milliseconds that jobs at work are given when the process stops. */
const GRACE = 10_000
/** Seconds between looks at a queue, in case a notification is lost. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }
const DEFAULT_EXPIRATION = 60
/** Seconds that a job done is kept, for whoever looks into a problem. */
const KEPT = 3_600

/** Queues on the same database as everything else, shared by all processes that use it. */
export function createJobs(database: Database, logger: Logger): Jobs {
  const queues = new Map<string, RegisteredQueue>()
  const boss = new PgBoss({ ...storageOf(database), useListenNotify: true })
  boss.on('error', (error) => logger.error?.('job queue failed', { error: causeOf(error) }))
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
      const cause = causeOf(error)
      logger.error?.('job failed', { queue, error: cause })
      // Kept in the database with the job: a message or a stack could quote what was worked on.
      return { id: job.id, status: 'failed', output: { cause } }
    }
  }

  return {
    register(queue, handler, options = {}) {
      if (started) throw new Error(`The queue ${queue} is registered too late: register every queue before start().`)
      queues.set(queue, { ...options, handler })
    },
    async enqueue(transaction, queue, payload) {
      if (!is(transaction, PgTransaction)) throw new TypeError('A job is put on a queue inside a transaction only.')
      // An unknown queue would be looked up by another connection, which the embedded engine does not have: it would wait for ever.
      if (!started || !queues.has(queue))
        throw new TypeError(`The queue ${queue} is not open: register it, then start().`)
      await boss.send(queue, payload, { db: inTransaction(transaction) })
    },
    async start() {
      await boss.start()
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

function storageOf({ source }: Database): ConstructorOptions {
  return source.kind === 'embedded'
    ? { backend: 'pglite', db: fromPglite(source.client) }
    : { connectionString: source.url, application_name: 'hub jobs', max: 4 }
}

function inTransaction(transaction: Connection): ReturnType<typeof fromDrizzle> {
  // Both drivers answer an object with `rows`; our type of a connection leaves open which driver it is.
  return fromDrizzle({ execute: (query: SQL) => transaction.execute(query) as unknown as Promise<Answer> }, sql)
}

/** A name or a code: messages of errors that are not ours may quote a statement. */
function causeOf(error: unknown): string {
  const safe = withoutParameters(error)
  if (safe instanceof DatabaseError) return safe.code ?? safe.name
  return safe instanceof Error ? safe.name : 'unknown'
}
