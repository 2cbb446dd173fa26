import { expect } from 'vitest'
import { happen, possibleEvents } from './events.js'
import { dueNumbers, nextMoment } from './time.js'
import { expectTruth } from './truth.js'
import { fingerprint, newWorld, type World } from './world.js'
import { type Fault, INCIDENTS, REQUEST_FAULTS, type Step, STORE_FAULTS } from './hazards.js'
import { deliver, run } from './worker.js'

export interface Exploration {
  /** Worlds that are not alike. */
  worlds: number
  /** Runs of the procedure. */
  runs: number
  /** Ends: worlds where nothing is left to do, each compared with what ANTS should hold. */
  ends: number
  sequences: Set<string>
}

interface Budget {
  events: number
  faults: number
}

/**
 * Goes through everything that can happen: at any moment the next event, a run of the worker with or without a fault at any of its
 * steps, a late request arriving, or time passing. Worlds that are alike are gone on from once.
 */
export async function explore(budget: Budget): Promise<Exploration> {
  const found: Exploration = { worlds: 0, runs: 0, ends: 0, sequences: new Set() }
  const seen = new Set<string>()
  const onTheWay = new Set<string>()

  async function visit(world: World, left: Budget, history: readonly string[]): Promise<void> {
    const key = `${left.events} ${left.faults} ${fingerprint(world)}`
    if (onTheWay.has(key)) expect.unreachable(`goes round for ever: ${history.join(' → ')}`)
    if (seen.has(key)) return
    seen.add(key)
    onTheWay.add(key)
    await goOn(world, left, history)
    onTheWay.delete(key)
  }

  async function goOn(world: World, left: Budget, history: readonly string[]): Promise<void> {
    found.worlds += 1
    const [due] = dueNumbers(world)
    const later = nextMoment(world)
    if (due === undefined && later === undefined && world.underway.length === 0) {
      // The only way to come to rest is to be right: giving up would be an end too, and a wrong one.
      found.ends += 1
      expectTruth(world, history)
    }
    if (left.events > 0) {
      for (const event of possibleEvents(world)) {
        const next = structuredClone(world)
        happen(next, event)
        found.sequences.add([...history.filter((each) => /^(create|move|cancel|change)/.test(each)), event].join(', '))
        await visit(next, { ...left, events: left.events - 1 }, [...history, event])
      }
    }
    if (due !== undefined) {
      const healthy = await work(world, due, undefined, left, history)
      if (left.faults > 0) {
        for (const [step, { kind }] of healthy.entries()) {
          for (const fault of listFaults(kind)) await work(world, due, { step, fault }, left, history)
        }
      }
    }
    for (const index of world.underway.keys()) {
      await visit(await deliver(world, index), left, [...history, 'a late request arrives'])
    }
    if (later !== undefined && due === undefined)
      await visit({ ...world, now: later }, left, [...history, 'time passes'])
  }

  async function work(
    world: World,
    number: string,
    fault: { step: number; fault: Fault } | undefined,
    left: Budget,
    history: readonly string[],
  ): Promise<Step[]> {
    found.runs += 1
    const { world: after, steps } = await run(world, number, fault)
    const what = fault === undefined ? `a run on ${number}` : `a run on ${number}, ${fault.fault} at step ${fault.step}`
    await visit(after, { ...left, faults: left.faults - (fault === undefined ? 0 : 1) }, [...history, what])
    return steps
  }

  await visit(newWorld(), budget, [])
  return found
}

function listFaults(kind: Step['kind']): readonly Fault[] {
  if (kind === 'store') return STORE_FAULTS
  // Reading changes nothing: only whether an answer comes matters.
  return kind === 'read' ? ['refused', 'crash before', ...INCIDENTS] : REQUEST_FAULTS
}
