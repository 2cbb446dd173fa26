import {
  createOutboxEntries,
  type ApplicationChange,
  changesAfter,
  changesAfterGivingUp,
} from '../../src/features/ants/declarations/applications.js'
import {
  beganSettled,
  beginAttempt,
  failAttempt,
  finishAttempt,
  type Judgement,
  postponeAttempt,
  type Synchronization,
} from '../../src/features/ants/declarations/synchronization.js'
import type { BegunAttempt, SynchronizationStore } from '../../src/features/ants/declarations/synchronize.js'
import { selectApplications, type World } from './world.js'

/**
 * The store of the database, over a world in memory: the same rules in the same order, without SQL. What SQL adds is tried by
 * convergence-database.test.ts, on stories of the same kind.
 */
export function memoryStore(getWorld: () => World): SynchronizationStore {
  function end(
    begun: BegunAttempt,
    decideOrder: (synchronization: Synchronization, now: number) => Judgement,
    getChanges: (verdict: Judgement['attemptOutcome']) => readonly ApplicationChange[],
  ): Judgement['attemptOutcome'] {
    const world = getWorld()
    const { applicationKey } = begun
    const { synchronization, attemptOutcome } = decideOrder(existing(world, applicationKey), world.now)
    world.synchronizations[applicationKey] = synchronization
    for (const change of attemptOutcome === 'lost' ? [] : getChanges(attemptOutcome)) {
      const application = selectApplications(world, applicationKey).find(({ id }) => id === change.id)
      const { state, declared, published } = change
      if (application)
        Object.assign(application, change.hasNewState ? { state, declared, published } : { declared, published })
    }
    return attemptOutcome
  }

  return {
    begin: async (applicationKey, owner) => {
      const world = getWorld()
      const begun = beginAttempt(existing(world, applicationKey), owner, world.now)
      if (begun === undefined) return undefined
      world.synchronizations[applicationKey] = begun.synchronization
      const stored = selectApplications(world, applicationKey)
      const applications = structuredClone(stored)
      for (const { id, published } of createOutboxEntries(stored)) {
        const application = stored.find((each) => each.id === id)
        if (application) application.published = published
      }
      const encryptedNumber = { applicationRowId: '', text: applicationKey }
      return { applicationKey, attempt: begun.attempt, applications, encryptedNumber }
    },
    finish: async (begun, outcome) => {
      const wrote = outcome.withdrawn.length + outcome.declared.length > 0
      return end(
        begun,
        (synchronization, now) => finishAttempt(synchronization, begun.attempt, { wrote, now }),
        (verdict) =>
          changesAfter(begun.applications, {
            outcome,
            isOutdated: verdict === 'changed',
            isSettled: verdict === 'settled' || beganSettled(begun.attempt),
          }),
      )
    },
    postpone: async (begun, postponement) =>
      end(
        begun,
        (synchronization, now) =>
          postponeAttempt(synchronization, begun.attempt, { ...postponement, now, random: 0.5 }),
        (verdict) =>
          changesAfter(begun.applications, {
            outcome: { synchronized: false },
            isOutdated: verdict === 'changed',
            isSettled: false,
          }),
      ),
    fail: async (begun, failure) =>
      end(
        begun,
        (synchronization, now) => failAttempt(synchronization, begun.attempt, { ...failure, now, random: 0.5 }),
        (verdict) => (verdict === 'exhausted' ? changesAfterGivingUp(begun.applications) : []),
      ),
  }
}

function existing(world: World, applicationKey: string): Synchronization {
  const synchronization = world.synchronizations[applicationKey]
  if (synchronization === undefined) throw new Error('No appointment ever held this number.')
  return synchronization
}
