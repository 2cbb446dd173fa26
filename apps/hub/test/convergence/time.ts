import { NUMBERS, type World } from './world.js'
import { deliver, run } from './worker.js'

/** The numbers that a worker would take now. */
export function dueNumbers(world: World): string[] {
  return NUMBERS.filter((number) => isDue(world, number))
}

function isDue({ synchronizations, now }: World, number: string): boolean {
  const synchronization = synchronizations[number]
  if (synchronization?.status !== 'due' || synchronization.nextAttemptAt > now) return false
  return synchronization.leaseUntil === null || synchronization.leaseUntil <= now
}

/** When something becomes due next; not before the requests on their way have had their time, if that comes first. */
export function nextMoment({ synchronizations, underway, now }: World): number | undefined {
  const times = Object.values(synchronizations).flatMap(({ status, nextAttemptAt, leaseUntil }) =>
    status === 'due' ? [Math.max(nextAttemptAt, leaseUntil ?? 0)] : [],
  )
  const later = times.filter((time) => time > now)
  if (later.length === 0) return undefined
  const next = Math.min(...later)
  return underway.some(({ before }) => before <= next) ? undefined : next
}

/** Lets things take their course, without faults, until nothing is left to do. */
export async function settle(before: World): Promise<World> {
  let world = before
  for (let turns = 0; turns < 100; turns += 1) {
    const [due] = dueNumbers(world)
    const later = nextMoment(world)
    if (due !== undefined) world = (await run(world, due)).world
    else if (world.underway.length > 0) world = await deliver(world, 0)
    else if (later !== undefined) world = { ...world, now: later }
    else return world
  }
  throw new Error('It does not come to rest.')
}
