import { numbersFrom } from '../support/random.js'
import { happen, possibleEvents } from './events.js'
import { dueNumbers, nextMoment, settle } from './time.js'
import { INCIDENTS, REQUEST_FAULTS } from './hazards.js'
import { deliver, run } from './worker.js'
import { newWorld, type World } from './world.js'

/** How often a run goes wrong somewhere. */
const FAULTY = 0.6
/** Most runs have fewer: a fault at a step that is not reached does not happen. */
const STEPS = 6

/** One long story, drawn at random from a seed: events, runs with faults, late requests, time; then rest. */
export async function sample(seed: number, events: number): Promise<{ world: World; story: string[] }> {
  const random = numbersFrom(seed)
  const pickOne = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const story = [`seed ${seed}`]
  let world = newWorld()
  for (let left = events; left > 0 && possibleEvents(world).length > 0; ) {
    const due = dueNumbers(world)
    const later = nextMoment(world)
    const turn = pickOne(['event', 'event', 'run', 'run', 'run', 'late', 'time'] as const)
    if (turn === 'event') {
      const event = pickOne(possibleEvents(world))
      happen(world, event)
      story.push(event)
      left -= 1
    } else if (turn === 'run' && due.length > 0) {
      const number = pickOne(due)
      const fault =
        random() < FAULTY
          ? { step: Math.floor(random() * STEPS), fault: pickOne([...REQUEST_FAULTS, ...INCIDENTS]) }
          : undefined
      story.push(`a run on ${number}${fault ? `, ${fault.fault} at step ${fault.step}` : ''}`)
      world = (await run(world, number, fault)).world
    } else if (turn === 'late' && world.underway.length > 0) {
      story.push('a late request arrives')
      world = await deliver(world, Math.floor(random() * world.underway.length))
    } else if (turn === 'time' && later !== undefined && due.length === 0) {
      story.push('time passes')
      world = { ...world, now: later }
    }
  }
  return { world: await settle(world), story }
}
