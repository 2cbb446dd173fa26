// One run of the real procedure with the real client over the real simulator, in a world where one step may go wrong.
import { type AntsClient, createAntsClient } from '@hub/ants-client'
import { type AntsSimulator, type AntsSnapshot, createAntsSimulator } from '@hub/ants-client/simulator'
import { synchronizeApplication } from '../../src/features/ants/declarations/synchronize.js'
import { SETTLING } from '../../src/features/ants/declarations/timing.js'
import { live, mortalStore, type Pause, type Process, send, type Step } from './hazards.js'
import { memoryStore } from './memory-store.js'
import type { World } from './world.js'

const BASE = 'http://localhost'
const TOKEN = 'secret'

/**
 * In one process the calls on one number at one address take turns, whichever client makes them. A suspended worker is another
 * process, which nobody waits for: here that is another address.
 */
const clientAt = (baseUrl: string): AntsClient =>
  createAntsClient({ baseUrl, token: TOKEN, maxRetries: 0, fetch: (url, init) => send(new Request(url, init)) })
const client = clientAt(BASE)
const clientOfSuspended = clientAt('http://127.0.0.1')

/** What one run did, and the world after it. */
export interface Run {
  world: World
  steps: Step[]
}

/** Runs a worker on one number, in a copy of the world. */
export async function run(before: World, number: string, fault?: Process['fault']): Promise<Run> {
  const world = structuredClone(before)
  const process = { ...processIn(world), fault }
  await live(process, () => synchronize(world, number, client))
  return { world, steps: process.steps }
}

/** Runs a worker on one number in the world itself, suspended at one of its steps. */
export async function runSuspended(world: World, number: string, pause: Pause): Promise<Step[]> {
  const process = { ...processIn(world), pause }
  await live(process, () => synchronize(world, number, clientOfSuspended))
  return process.steps
}

function processIn(world: World): Process {
  return {
    steps: [],
    isDead: false,
    store: memoryStore(() => world),
    carryOut: (request) => carryOut(world, request),
    leave: ({ method, url }) => void world.underway.push({ method, url, before: world.now + SETTLING }),
  }
}

function synchronize(world: World, number: string, ants: AntsClient): Promise<unknown> {
  return synchronizeApplication(number, {
    store: mortalStore,
    ants,
    decryptNumber: ({ text }) => text,
    elapsed: () => world.now,
    logger: {},
  })
}

/** Has ANTS carry out a request that was on its way. */
export async function deliver(before: World, index: number): Promise<World> {
  const world = structuredClone(before)
  const [late] = world.underway.splice(index, 1)
  if (late)
    await carryOut(world, new Request(late.url, { method: late.method, headers: { 'x-rdv-opt-auth-token': TOKEN } }))
  return world
}

let latest: { holds: AntsSnapshot; simulator: AntsSimulator } | undefined

async function carryOut(world: World, request: Request): Promise<Response> {
  // The latest simulator is kept: making one costs more than a request.
  const simulator =
    latest?.holds === world.ants ? latest.simulator : createAntsSimulator({ baseUrl: BASE, snapshot: world.ants })
  const response = await simulator.fetch(request)
  world.ants = simulator.state.toJSON()
  latest = { holds: world.ants, simulator }
  return response
}
