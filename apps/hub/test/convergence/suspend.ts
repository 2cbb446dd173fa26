import { LEASE } from '../../src/features/ants/declarations/timing.js'
import { type Event, happen } from './events.js'
import { dueNumbers, settle } from './time.js'
import type { Step } from './hazards.js'
import { run, runSuspended } from './worker.js'
import type { World } from './world.js'

export interface Suspension {
  step: number
  when: 'before' | 'after'
  /** What people do meanwhile. */
  event: Event | undefined
}

/**
 * A worker is suspended for longer than its lease; others take over and finish; then it goes on where it was.
 * @returns the world at rest, and the steps that the worker still took after its suspension; undefined when it has no such step
 */
export async function suspend(
  before: World,
  number: string,
  { step, when, event }: Suspension,
): Promise<{ world: World; stepsAfter: Step[] } | undefined> {
  const world = structuredClone(before)
  const pause = { step, when, reached: Promise.withResolvers<void>(), over: Promise.withResolvers<void>() }
  const running = runSuspended(world, number, pause)
  const ended = await Promise.race([pause.reached.promise.then(() => false), running.then(() => true)])
  if (ended) return undefined
  world.now += LEASE + 1
  if (event !== undefined) happen(world, event)
  for (const due of dueNumbers(world)) Object.assign(world, (await run(world, due)).world)
  pause.over.resolve()
  const steps = await running
  return { world: await settle(world), stepsAfter: steps.slice(step + 1) }
}
