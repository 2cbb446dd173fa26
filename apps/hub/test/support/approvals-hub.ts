// A hub with one person, and a PASS IAE of a known number that France Travail may be told of.
import { beforeEach } from 'vitest'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import type { TestedEngine } from './engines.js'
import { CAMILLE, type InclusionHub, NOW, useInclusionHub } from './inclusion-hub.js'

export const NUMBER = '999991234567'
export const APPROVAL = `/approvals/${NUMBER}`

export interface ApprovalsHub {
  hub: InclusionHub
  /** What the partner API says of the notification. */
  notification(): Promise<Record<string, unknown>>
  /** What would be waited for is over. */
  makeDue(): Promise<unknown>
  /** What France Travail knows of the PASS. */
  told(): ReturnType<InclusionHub['simulator']['state']['passes']['get']>
}

/** Called in a `describe`: each test begins with the person and without a PASS. */
export function approvalsHub(engine: TestedEngine): ApprovalsHub {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.setNow(NOW)
    hub.log.length = 0
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
    await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
  })
  return {
    hub,
    async notification() {
      const { body } = await hub.ask('GET', APPROVAL)
      return (body as unknown as { notification: Record<string, unknown> }).notification
    },
    makeDue: () => hub.database.run((connection) => connection.update(approvals).set({ nextAttemptAt: new Date(0) })),
    told: () => hub.simulator.state.passes.get(NUMBER),
  }
}
