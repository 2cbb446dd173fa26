// Synchronizations in the database. What happens to them is decided by the pure rules of synchronization.ts and applications.ts;
// here it is read, locked and written.
import { asc, eq, inArray } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { fromStoredAttempt, readDatabaseClock, toDate, toStoredAttempt } from '../../../platform/jobs/attempt-rows.js'
import { markChanged } from '../appointments/change-clock.js'
import { appointmentHistory, appointments } from '../appointments/tables.js'
import { type ApplicationChange, createOutboxEntries, changesAfter, changesAfterGivingUp } from './applications.js'
import { readApplications, writeApplicationChange, writeOutbox } from './application-rows.js'
import {
  beganSettled,
  beginAttempt,
  failAttempt,
  finishAttempt,
  type Judgement,
  postponeAttempt,
  type Synchronization,
} from './synchronization.js'
import type { BegunAttempt, SynchronizationStore } from './synchronize.js'
import { applicationSynchronizations } from './tables.js'

/** Author of these entries in the history of an appointment. */
const ACTOR = 'job:synchronize-application'

export interface StoreDependencies {
  database: Database
  /** The present, in epoch milliseconds: decides which appointments are over. Leases go by the clock of the database. */
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
    getChanges: (attemptOutcome: Judgement['attemptOutcome']) => ApplicationChange[],
  ): Promise<Judgement['attemptOutcome']> {
    return database.transaction(async (transaction) => {
      await lockAppointments(transaction, foreseen)
      const found = await lockSynchronization(transaction, applicationKey)
      // The number was erased meanwhile, its appointments with it: there is nothing left to write.
      if (found === undefined) return 'settled'
      const { synchronization, attemptOutcome } = judge(found.synchronization, found.now)
      await writeSynchronization(transaction, applicationKey, synchronization)
      const changes = attemptOutcome === 'lost' ? [] : getChanges(attemptOutcome)
      for (const change of changes) await writeApplicationChange(transaction, change)
      await showOnAppointments(transaction, changes)
      return attemptOutcome
    })
  }

  return {
    begin: (applicationKey, owner) =>
      database.transaction(async (transaction) => {
        const found = await lockSynchronization(transaction, applicationKey)
        const begun = found && beginAttempt(found.synchronization, owner, found.now)
        if (begun === undefined) return undefined
        const { applications, encryptedNumber } = await readApplications(transaction, applicationKey, now())
        if (encryptedNumber === undefined) {
          await forget(transaction, applicationKey)
          return undefined
        }
        await writeSynchronization(transaction, applicationKey, begun.synchronization)
        for (const { id, published } of createOutboxEntries(applications)) {
          await writeOutbox(transaction, id, published)
        }
        return { applicationKey, attempt: begun.attempt, applications, encryptedNumber }
      }),

    finish: (begun, outcome) => {
      const wrote = outcome.withdrawn.length + outcome.declared.length > 0
      const getChanges = (attemptOutcome: Judgement['attemptOutcome']) =>
        changesAfter(begun.applications, {
          outcome,
          isOutdated: attemptOutcome === 'changed',
          isSettled: attemptOutcome === 'settled' || beganSettled(begun.attempt),
        })
      return end(
        begun,
        getChanges('confirming'),
        (synchronization, instant) => finishAttempt(synchronization, begun.attempt, { wrote, now: instant }),
        getChanges,
      )
    },

    postpone: (begun, postponement) => {
      const getChanges = (attemptOutcome: Judgement['attemptOutcome']) =>
        changesAfter(begun.applications, {
          outcome: { synchronized: false },
          isOutdated: attemptOutcome === 'changed',
          isSettled: false,
        })
      return end(
        begun,
        getChanges('unconfirmed'),
        (synchronization, instant) =>
          postponeAttempt(synchronization, begun.attempt, { ...postponement, now: instant, random: random() }),
        getChanges,
      )
    },

    fail: (begun, failure) => {
      const givenUp = changesAfterGivingUp(begun.applications)
      return end(
        begun,
        givenUp,
        (synchronization, instant) =>
          failAttempt(synchronization, begun.attempt, { ...failure, now: instant, random: random() }),
        (attemptOutcome) => (attemptOutcome === 'exhausted' ? givenUp : []),
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
  const now = await readDatabaseClock(transaction)
  const { wantedVersion, doneVersion, status, unsettledUntil } = row
  const own = { wantedVersion, doneVersion, status, unsettledUntil: unsettledUntil?.getTime() ?? null }
  return { synchronization: { ...fromStoredAttempt(row), ...own }, now }
}

async function writeSynchronization(
  transaction: Connection,
  applicationKey: string,
  synchronization: Synchronization,
): Promise<void> {
  await transaction
    .update(applicationSynchronizations)
    .set({
      ...synchronization,
      ...toStoredAttempt(synchronization),
      unsettledUntil: toDate(synchronization.unsettledUntil),
    })
    .where(eq(applicationSynchronizations.applicationKey, applicationKey))
}

/** Deletes the row of a number that no appointment holds or is known to have held. */
async function forget(transaction: Connection, applicationKey: string): Promise<void> {
  await transaction
    .delete(applicationSynchronizations)
    .where(eq(applicationSynchronizations.applicationKey, applicationKey))
}

/** Shows people what happened, on their appointments, which are locked. */
async function showOnAppointments(transaction: Connection, changes: readonly ApplicationChange[]): Promise<void> {
  const news = changes.flatMap(({ hasNewState, state, appointmentId }) =>
    hasNewState && state !== 'pending' && state !== 'withdrawing' ? [{ appointmentId, kind: state }] : [],
  )
  if (news.length === 0) return
  await transaction.insert(appointmentHistory).values(news.map((each) => ({ ...each, actor: ACTOR, detail: {} })))
  await markChanged(transaction, [...new Set(news.map(({ appointmentId }) => appointmentId))])
}
