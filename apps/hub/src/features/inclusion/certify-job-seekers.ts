// The job certify-job-seekers: people whom nobody has looked for yet, or not for a week.
import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import { NO_LEASE, recordFailure } from '../../platform/jobs/attempt.js'
import {
  fromStoredAttempt,
  isClaimableNow,
  readDatabaseClock,
  toStoredAttempt,
} from '../../platform/jobs/attempt-rows.js'
import { endLease, takeLease } from '../../platform/jobs/lease-rows.js'
import type { Logger } from '../../platform/process/logging.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { certify, type CertifyOptions, type CertifyOutcome } from './certify.js'
import { UNREADABLE, type UpstreamFailure } from './failure.js'
import { readJobSeeker } from './job-seeker-store.js'
import { callsWithin } from './notify-approval.js'
import { retrySchedule } from './retry-schedule.js'
import { jobSeekers } from './tables.js'

export interface CertifyPassOptions extends CertifyOptions {
  logger: Logger
  /** People looked for in one pass. Default 200. */
  batch?: number | undefined
}

export type CertifyCounts = Record<CertifyOutcome['kind'], number>

const DEFAULT_CERTIFY_BATCH = 200
const DAY = 86_400_000
/** Milliseconds before somebody who was not found is looked for again. */
const REPEATED_AFTER = 7 * DAY
const LEASE = 330_000
const LEASE_MARGIN = 15_000

/** One pass; each result is kept on its own. */
export async function certifyJobSeekers(options: CertifyPassOptions, stop: AbortSignal): Promise<CertifyCounts> {
  const { database, now, logger, batch = DEFAULT_CERTIFY_BATCH } = options
  const counts: CertifyCounts = { certified: 0, refused: 0, changed: 0, failed: 0 }
  for (const id of await findDue(database, { before: new Date(now() - REPEATED_AFTER), limit: batch })) {
    if (stop.aborted) return counts
    const outcome = await certifyLeased(options, id, stop)
    if (outcome === undefined) continue
    counts[outcome.kind] += 1
    if (outcome.kind !== 'failed' || outcome.failure.run === 'continue') continue
    const { code, run } = outcome.failure
    if (run === 'stop') logger.error?.('France Travail refuses the application: nobody is looked for', { code })
    return counts
  }
  return counts
}

function findDue(database: Database, { before, limit }: { before: Date; limit: number }): Promise<string[]> {
  const { id, idNational, isComplete, isSearchWanted, searchedAt } = jobSeekers
  return database.run(async (connection) => {
    const rows = await connection
      .select({ id })
      .from(jobSeekers)
      .where(
        and(
          eq(isComplete, true),
          or(eq(isSearchWanted, true), and(isNull(idNational), or(isNull(searchedAt), lt(searchedAt, before)))),
          isClaimableNow(jobSeekers, 0),
        ),
      )
      .orderBy(sql`${searchedAt} asc nulls first`, asc(id))
      .limit(limit)
    return rows.map((row) => row.id)
  })
}

async function certifyLeased(
  options: CertifyPassOptions,
  id: string,
  stop: AbortSignal,
): Promise<CertifyOutcome | undefined> {
  const { database } = options
  const owner = randomUUID()
  const isDue = or(isNull(jobSeekers.idNational), eq(jobSeekers.isSearchWanted, true))
  const where = and(eq(jobSeekers.id, id), isDue)
  const isTaken = await database.run((connection) =>
    takeLease(connection, jobSeekers, { where, owner, duration: LEASE }),
  )
  if (!isTaken) return undefined
  const limit = callsWithin(LEASE - LEASE_MARGIN, stop)
  try {
    const outcome = await certifyReadable({ ...options, signal: limit.signal }, id)
    if (outcome?.kind === 'failed' && outcome.failure.run !== 'stop' && !outcome.failure.isUnsent)
      await database.transaction((transaction) => postpone(transaction, { id, owner, failure: outcome.failure }))
    return outcome
  } finally {
    limit.release()
    await database.run((connection) => endLease(connection, jobSeekers, { where: eq(jobSeekers.id, id), owner }))
  }
}

/** @returns undefined when the person was erased meanwhile */
async function certifyReadable(options: CertifyPassOptions, id: string): Promise<CertifyOutcome | undefined> {
  const { database, keyring } = options
  try {
    const jobSeeker = await database.run((connection) => readJobSeeker(connection, keyring, id))
    return jobSeeker && (await certify(options, jobSeeker))
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    options.logger.error?.('a person cannot be decrypted', { code: UNREADABLE.code })
    return { kind: 'failed', failure: UNREADABLE }
  }
}

async function postpone(
  transaction: Connection,
  { id, owner, failure }: { id: string; owner: string; failure: UpstreamFailure },
): Promise<void> {
  const isOurs = and(eq(jobSeekers.id, id), eq(jobSeekers.leaseOwner, owner))
  const [row] = await transaction.select().from(jobSeekers).where(isOurs).for('update')
  if (row === undefined) return
  const { code, retryAfter } = failure
  const failed = {
    code,
    retryAfter: retryAfter ?? undefined,
    now: await readDatabaseClock(transaction),
    random: Math.random(),
  }
  const { state } = recordFailure(fromStoredAttempt(row), failed, retrySchedule)
  await transaction
    .update(jobSeekers)
    .set({ ...toStoredAttempt(state), ...NO_LEASE })
    .where(isOurs)
}
