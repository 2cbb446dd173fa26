// Synchronizations in the database. What happens to them is decided by the pure rules of synchronization.ts and applications.ts;
// here it is read, locked and written.
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { touch } from '../appointments/change-clock.js'
import { appointmentHistory, appointments } from '../appointments/tables.js'
import { type ApplicationChange, aboutToTell, changesAfter, changesAfterGivingUp } from './applications.js'
import { readApplications, writeApplicationChange, writeTold } from './application-rows.js'
import { beginAttempt, failAttempt, finishAttempt, type Judgement, type Synchronization } from './synchronization.js'
import type { BegunAttempt, SynchronizationStore } from './synchronize.js'
import { applicationSynchronizations } from './tables.js'

/** Who is named in the history of an appointment. */
const ACTOR = 'job:synchronize-application'

export interface StoreDependencies {
  database: Database
  /** The present of citizens, in epoch milliseconds: tells what is over. Leases go by the clock of the database. */
  now: () => number
  random?: (() => number) | undefined
}

export function createSynchronizationStore({
  database,
  now,
  random = Math.random,
}: StoreDependencies): SynchronizationStore {
  /** Judges the end of an attempt and writes what follows, for the number and for its appointments. */
  async function end(
    { applicationKey }: BegunAttempt,
    foreseen: readonly ApplicationChange[],
    judge: (synchronization: Synchronization, instant: number) => Judgement,
    changesOf: (verdict: Judgement['verdict']) => ApplicationChange[],
  ): Promise<Judgement['verdict']> {
    return database.transaction(async (transaction) => {
      await lockAppointments(transaction, foreseen)
      const found = await lockSynchronization(transaction, applicationKey)
      // The number was erased meanwhile, its appointments with it: there is nothing left to write.
      if (found === undefined) return 'settled'
      const { synchronization, verdict } = judge(found.synchronization, found.now)
      await writeSynchronization(transaction, applicationKey, synchronization)
      const changes = verdict === 'lost' ? [] : changesOf(verdict)
      for (const change of changes) await writeApplicationChange(transaction, change)
      await tellAppointments(transaction, changes)
      return verdict
    })
  }

  return {
    begin: (applicationKey, owner) =>
      database.transaction(async (transaction) => {
        const found = await lockSynchronization(transaction, applicationKey)
        const begun = found && beginAttempt(found.synchronization, owner, found.now)
        if (begun === undefined) return undefined
        const { applications, sealedNumber } = await readApplications(transaction, applicationKey, now())
        if (sealedNumber === undefined) {
          await forget(transaction, applicationKey)
          return undefined
        }
        await writeSynchronization(transaction, applicationKey, begun.synchronization)
        for (const { id, told } of aboutToTell(applications)) {
          await writeTold(transaction, id, told)
          for (const application of applications) if (application.id === id) application.told = told
        }
        return { applicationKey, attempt: begun.attempt, applications, sealedNumber }
      }),

    finish: (begun, outcome) => {
      const wrote = outcome.withdrawn.length + outcome.declared.length > 0
      const changesOf = (verdict: Judgement['verdict']) =>
        changesAfter(begun.applications, {
          outcome,
          isOutdated: verdict === 'changed',
          isSettled: verdict === 'settled',
        })
      return end(
        begun,
        changesOf('confirming'),
        (synchronization, instant) => finishAttempt(synchronization, begun.attempt, { wrote, now: instant }),
        changesOf,
      )
    },

    fail: (begun, failure) => {
      const givenUp = changesAfterGivingUp(begun.applications)
      return end(
        begun,
        givenUp,
        (synchronization, instant) =>
          failAttempt(synchronization, begun.attempt, { ...failure, now: instant, random: random() }),
        (verdict) => (verdict === 'exhausted' ? givenUp : []),
      )
    },
  }
}

async function lockAppointments(transaction: Connection, changes: readonly ApplicationChange[]): Promise<void> {
  const ids = [...new Set(changes.map(({ appointmentId }) => appointmentId))]
  if (ids.length === 0) return
  const { id } = appointments
  await transaction.select({ id }).from(appointments).where(inArray(id, ids)).orderBy(asc(id)).for('update')
}

/** The row of a number, locked until the end of the transaction, and the present by the clock of the database. */
async function lockSynchronization(
  transaction: Connection,
  applicationKey: string,
): Promise<{ synchronization: Synchronization; now: number } | undefined> {
  const [row] = await transaction
    .select()
    .from(applicationSynchronizations)
    .where(eq(applicationSynchronizations.applicationKey, applicationKey))
    .for('update')
  if (row === undefined) return undefined
  // Asked once the row is ours: a statement that waited for it has the time at which it began to wait.
  const [clock] = await transaction
    .select({ now: sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint::text` })
    .from(sql`(values (1)) as one`)
  const { applicationKey: _, leaseUntil, nextAttemptAt, firstFailedAt, unsettledUntil, ...plain } = row
  const synchronization = {
    ...plain,
    leaseUntil: leaseUntil?.getTime() ?? null,
    nextAttemptAt: nextAttemptAt.getTime(),
    firstFailedAt: firstFailedAt?.getTime() ?? null,
    unsettledUntil: unsettledUntil?.getTime() ?? null,
  }
  return { synchronization, now: Number(clock?.now) }
}

async function writeSynchronization(
  transaction: Connection,
  applicationKey: string,
  { leaseUntil, nextAttemptAt, firstFailedAt, unsettledUntil, ...plain }: Synchronization,
): Promise<void> {
  await transaction
    .update(applicationSynchronizations)
    .set({
      ...plain,
      leaseUntil: dateOf(leaseUntil),
      nextAttemptAt: new Date(nextAttemptAt),
      firstFailedAt: dateOf(firstFailedAt),
      unsettledUntil: dateOf(unsettledUntil),
    })
    .where(eq(applicationSynchronizations.applicationKey, applicationKey))
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant)
}

/** No appointment holds the number any more, nor is known to have held it. */
async function forget(transaction: Connection, applicationKey: string): Promise<void> {
  await transaction
    .delete(applicationSynchronizations)
    .where(eq(applicationSynchronizations.applicationKey, applicationKey))
}

/** Shows people what happened, on their appointments, which are locked. */
async function tellAppointments(transaction: Connection, changes: readonly ApplicationChange[]): Promise<void> {
  const news = changes.flatMap(({ hasNewState, state, appointmentId }) =>
    hasNewState && state !== 'pending' && state !== 'withdrawing' ? [{ appointmentId, kind: state }] : [],
  )
  if (news.length === 0) return
  await transaction.insert(appointmentHistory).values(news.map((each) => ({ ...each, actor: ACTOR, detail: {} })))
  await touch(transaction, [...new Set(news.map(({ appointmentId }) => appointmentId))])
}
