// Whatever crashes, is lost, late or doubled: once nothing is left to do, ANTS holds exactly our live appointments.
//
// The procedure, its rules, the client and the simulator are the real ones; the store is the rules over memory, so that hundreds
// of thousands of steps take seconds. convergence-database.test.ts follows the same stories on both engines and over HTTP.
import { describe, expect, test } from 'vitest'
import { happen, possibleEvents } from './convergence/events.js'
import { explore } from './convergence/explore.js'
import { sample } from './convergence/sample.js'
import { suspend } from './convergence/suspend.js'
import { dueNumbers, settle } from './convergence/time.js'
import { expectTruth } from './convergence/truth.js'
import { newWorld, type World } from './convergence/world.js'
import { report, times } from './support/thorough.js'

describe('everything that can happen', () => {
  // `npm run test:thorough` adds the second fault, which takes minutes with three events.
  const budgets = times(
    [{ events: 3, faults: 1 }],
    [
      { events: 2, faults: 2 },
      { events: 3, faults: 2 },
    ],
  )

  test.each(budgets)(
    'in every order of $events events, with $faults faults at any step',
    { timeout: 600_000 },
    async (budget) => {
      const { worlds, runs, ends, sequences } = await explore(budget)
      report(`${budget.events} events, ${budget.faults} faults`, {
        orders: sequences.size,
        runs,
        worlds,
        'at rest': ends,
      })
      // Every order of appointments A and B, made with the same number: create, move, cancel, change the number.
      expect(sequences.size).toBe(budget.events === 3 ? 20 : 5)
    },
  )
})

describe('a worker that is suspended for longer than its lease', () => {
  test('does no harm, at whatever step, whatever happens meanwhile', async () => {
    let suspensions = 0
    for (const world of await worldsWithWork()) {
      const events = [undefined, ...possibleEvents(world)]
      for (const number of dueNumbers(world)) {
        for (const event of events) {
          for (const when of ['before', 'after'] as const) {
            for (let step = 0; ; step += 1) {
              const end = await suspend(world, number, { step, when, event })
              if (end === undefined) break
              suspensions += 1
              expectTruth(end.world, [`suspended ${when} step ${step}`, String(event)])
              // It may make its peace with the store; to ANTS it says no more.
              if (step > 0) expect(end.stepsAfter.map(({ kind }) => kind)).not.toContain('write')
            }
          }
        }
      }
    }
    expect(suspensions).toBeGreaterThan(400)
  })

  /** Worlds after one or two events, at rest in between or not, that leave work to do. */
  async function worldsWithWork(): Promise<World[]> {
    const first = newWorld()
    happen(first, 'create A')
    const rested = await settle(first)
    const second = [first, rested].flatMap((world) =>
      possibleEvents(world).map((event) => {
        const next = structuredClone(world)
        happen(next, event)
        return next
      }),
    )
    return [first, ...second]
  }
})

const STORIES = times(400, 20_000)

test(`${STORIES} stories of four or five events, with faults at random`, async () => {
  for (let seed = 1; seed <= STORIES; seed += 1) {
    const { world, story } = await sample(seed, 4 + (seed % 2))
    expectTruth(world, story)
  }
  report('stories with faults at random', { stories: STORIES })
})
