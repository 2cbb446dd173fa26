// The real process, killed at random moments while people book: nothing acknowledged is lost, undeclared, or declared twice.
//
// HUB_TEST_BOOKINGS says how many appointments are booked in all, half of them on each engine; 160 by default. `npm run test:thorough`
// books 8 000, and kills 500 times on each engine.
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { type AntsProcess, startAnts } from './support/ants-process.js'
import { authorization, bookAll, liveEnvironment, PLACE } from './support/bookers.js'
import {
  describeOnEachEngine,
  describeOnPostgres,
  type TemporaryStorage,
  type TestedEngine,
} from './support/engines.js'
import { type HubProcess, startLive } from './support/hub-process.js'
import { agenda, meetingPoint } from './support/points.js'
import { report, times } from './support/thorough.js'

const BOOKINGS = Math.ceil(Number(process.env.HUB_TEST_BOOKINGS ?? times(160, 8_000)) / 2)
const KILLS = times(3, 500)
/** So long only what hangs takes, on however busy a machine. */
const PATIENCE = 1_800_000 + BOOKINGS * 300 + KILLS * 10_000
/** Longer than a lease. */
const SUSPENSION = 30_000

interface Scene extends AsyncDisposable {
  ants: AntsProcess
  environment: Record<string, string>
  numbers: string[]
}

async function setScene({ createStorage }: TestedEngine, bookings: number): Promise<Scene> {
  const storage: TemporaryStorage = await createStorage()
  const ants = await startAnts()
  const numbers = Array.from({ length: bookings }, (_, index) => `K${String(index).padStart(9, '0')}`)
  await ants.validate(numbers)
  return {
    ants,
    numbers,
    environment: liveEnvironment(storage, ants.url),
    [Symbol.asyncDispose]: async () => {
      await ants[Symbol.asyncDispose]()
      await storage[Symbol.asyncDispose]()
    },
  }
}

/** After how many bookings a hub is killed, spread over all of them but the very last. */
function randomMoments(): number[] {
  const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * (BOOKINGS - 1)))
  return moments.toSorted((one, other) => one - other)
}

async function publishAgenda(url: string): Promise<void> {
  const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
  const response = await fetch(`${url}/api/v1/agenda`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/json' },
    body: JSON.stringify(agenda(meetingPoint(PLACE, { openings }))),
  })
  expect(response.status).toBe(200)
}

/** Waits until ANTS holds every booking, and looks at what it saw meanwhile. */
async function expectTruth({ ants }: Scene, pages: ReadonlyMap<string, string>): Promise<void> {
  const declared = async () =>
    new Map((await ants.witness()).appointments.map((row) => [row.application_id, row.management_url]))
  await vi.waitFor(async () => expect((await declared()).size).toBe(pages.size), { timeout: 1_200_000, interval: 250 })
  // An acknowledged booking that was lost would leave its number with another page, or none.
  expect(await declared()).toEqual(pages)
  const { appointments, creations, refusedCreations, overlaps } = await ants.witness()
  expect(appointments).toHaveLength(pages.size)
  expect(Object.values(creations).filter((count) => count !== 1)).toEqual([])
  expect({ refusedCreations, overlaps }).toEqual({ refusedCreations: 0, overlaps: 0 })
}

/** Who has a number to itself. */
async function leases({ environment }: Scene): Promise<string[]> {
  const client = new Client({ connectionString: environment.DATABASE_URL })
  await client.connect()
  try {
    const query = 'select lease_owner from application_synchronizations where lease_owner is not null'
    const { rows } = await client.query<{ lease_owner: string }>(query)
    return rows.map(({ lease_owner }) => lease_owner)
  } finally {
    await client.end()
  }
}

/** Suspends a hub while it has numbers to itself: what stays leased to the same worker is leased to one that does not move. */
async function suspendAtWork({ child }: HubProcess, scene: Scene): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    child.kill('SIGSTOP')
    const leased = await leases(scene)
    await sleep(3_000)
    const still = new Set(await leases(scene))
    if (leased.some((owner) => still.has(owner))) return
    // It was between two numbers.
    child.kill('SIGCONT')
    await sleep(Math.random() * 500)
  }
  throw new Error('The hub was never caught at work.')
}

/** Every appointment that the hub has, as it tells partners. */
async function listAppointments(url: string): Promise<{ ants: string; application_id: string }[]> {
  const found: { ants: string; application_id: string }[] = []
  for (let cursor = ''; ; ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === '' ? {} : { cursor }) })
    const response = await fetch(`${url}/api/v1/appointments?${query}`, { headers: authorization() })
    const { items, next_cursor } = (await response.json()) as {
      items: { applications: { ants: string; application_id: string }[] }[]
      next_cursor: string | null
    }
    found.push(...items.flatMap(({ applications }) => applications))
    if (next_cursor === null) return found
    cursor = next_cursor
  }
}

// Side by side: most of the time, they wait for claims and leases of the dead to run out.
describe.concurrent('while people book', () => {
  describeOnEachEngine('a hub is killed', (engine) => {
    test(`${BOOKINGS} bookings: none lost, none undeclared, none declared twice`, { timeout: PATIENCE }, async () => {
      await using scene = await setScene(engine, BOOKINGS)
      let { hub, url }: { hub: HubProcess; url: string | undefined } = await startLive(scene.environment)
      try {
        await publishAgenda(url ?? '')
        const acknowledged = new Map<string, string>()
        const booking = bookAll({ url: () => url, numbers: scene.numbers, pages: acknowledged })
        for (const threshold of randomMoments()) {
          while (acknowledged.size < threshold) await Promise.race([booking, sleep(10)])
          // Sometimes the worker has just begun, sometimes it is in the midst of everything.
          await sleep(Math.random() * 500)
          url = undefined
          hub.child.kill('SIGKILL')
          await hub.ended
          ;({ hub, url } = await startLive(scene.environment))
        }
        const pages = await booking
        expect(pages.size).toBe(BOOKINGS)
        await expectTruth(scene, pages)
        report(`kills (${engine.name})`, { kills: KILLS, bookings: BOOKINGS, lost: 0, doubled: 0 })
        await vi.waitFor(
          async () => {
            const applications = await listAppointments(url ?? '')
            expect(applications).toHaveLength(BOOKINGS)
            expect(applications.filter(({ ants }) => ants !== 'declared')).toEqual([])
          },
          { timeout: 600_000, interval: 500 },
        )
      } finally {
        await hub[Symbol.asyncDispose]()
      }
    })
  })

  describeOnPostgres('two hubs on one database', (engine) => {
    const share = times(200, 400)

    test.skipIf(process.platform === 'win32')(
      'one is suspended for longer than its leases, goes on, and is killed: never two at one number',
      { timeout: PATIENCE + 60_000 },
      async () => {
        await using scene = await setScene(engine, share)
        const first = await startLive(scene.environment)
        const second = await startLive(scene.environment)
        await using _ = first.hub
        await using __ = second.hub
        await publishAgenda(first.url)
        // Slow enough for the suspension to find numbers between two requests.
        await scene.ants.slow(150)
        let turn = 0
        let isSuspended = false
        const url = () => (isSuspended || (turn += 1) % 2 === 0 ? second.url : first.url)
        const booking = bookAll({ url, numbers: scene.numbers })

        await vi.waitFor(
          async () => expect(Object.keys((await scene.ants.witness()).creations).length).toBeGreaterThan(5),
          { timeout: 600_000, interval: 20 },
        )
        isSuspended = true
        await suspendAtWork(first.hub, scene)
        await sleep(SUSPENSION)
        first.hub.child.kill('SIGCONT')
        isSuspended = false
        await sleep(2_000)
        isSuspended = true
        first.hub.child.kill('SIGKILL')
        await first.hub.ended
        await expectTruth(scene, await booking)
      },
    )
  })
})
