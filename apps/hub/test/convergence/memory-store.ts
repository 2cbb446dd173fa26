import {
  aboutToTell,
  type ApplicationChange,
  changesAfter,
  changesAfterGivingUp,
} from '../../src/ants/declarations/applications.js'
import {
  beginAttempt,
  failAttempt,
  finishAttempt,
  type Judgement,
  type Synchronization,
} from '../../src/ants/declarations/synchronization.js'
import type { BegunAttempt, SynchronizationStore } from '../../src/ants/declarations/synchronize.js'
import { applicationsOf, type World } from './world.js'

/**
 * The store of the database, over a world in memory: the same rules in the same order, without SQL. What SQL adds is tried by
 * convergence-database.test.ts, on stories of the same kind.
 */
export function memoryStore(worldOf: () => World): SynchronizationStore {
  function end(
    begun: BegunAttempt,
    judge: (synchronization: Synchronization, now: number) => Judgement,
    changesOf: (verdict: Judgement['verdict']) => readonly ApplicationChange[],
  ): Judgement['verdict'] {
    const world = worldOf()
    const { applicationKey } = begun
    const { synchronization, verdict } = judge(existing(world, applicationKey), world.now)
    world.synchronizations[applicationKey] = synchronization
    for (const change of verdict === 'lost' ? [] : changesOf(verdict)) {
      const application = applicationsOf(world, applicationKey).find(({ id }) => id === change.id)
      const { state, declared, told } = change
      if (application) Object.assign(application, change.hasNewState ? { state, declared, told } : { declared, told })
    }
    return verdict
  }

  return {
    begin: async (applicationKey, owner) => {
      const world = worldOf()
      const begun = beginAttempt(existing(world, applicationKey), owner, world.now)
      if (begun === undefined) return undefined
      world.synchronizations[applicationKey] = begun.synchronization
      const stored = applicationsOf(world, applicationKey)
      for (const { id, told } of aboutToTell(stored)) {
        const application = stored.find((each) => each.id === id)
        if (application) application.told = told
      }
      const sealedNumber = { applicationRowId: '', text: applicationKey }
      return { applicationKey, attempt: begun.attempt, applications: structuredClone(stored), sealedNumber }
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
            isSettled: verdict === 'settled',
          }),
      )
    },
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
