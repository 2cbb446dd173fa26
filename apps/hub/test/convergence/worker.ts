// One run of the real procedure with the real client over the real simulator, in a world where one step may go wrong.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type AntsClient, createAntsClient } from '@hub/ants-client'
import { type AntsSimulator, type AntsSnapshot, createAntsSimulator } from '@hub/ants-client/msw'
import { synchronizeApplication, type SynchronizationStore } from '../../src/ants/declarations/synchronize.js'
import { SETTLING } from '../../src/ants/declarations/timing.js'
import { memoryStore } from './memory-store.js'
import type { World } from './world.js'

/** What can go wrong with a request, or with the process around any step. */
export const REQUEST_FAULTS = [
  'refused', // not carried out, and an error instead of an answer
  'lost', // carried out, and an error instead of an answer
  'late', // an error instead of an answer, and carried out later
  'doubled', // carried out twice, the second answer comes back
  'doubled, first answer',
  'doubled late', // carried out, answered, and carried out again later
  'crash before',
  'crash after',
  'crash, late', // the process dies, and the request is carried out later
] as const
export const STORE_FAULTS = ['crash before', 'crash after'] as const

export type Fault = (typeof REQUEST_FAULTS)[number]

/** A step of a run: a transaction of the store, or a request to ANTS. */
export interface Step {
  kind: 'store' | 'read' | 'write'
}

class Crash extends Error {}

/** What one run did, and the world after it. */
export interface Run {
  world: World
  steps: Step[]
}

interface Process {
  world: World
  steps: Step[]
  fault: { step: number; fault: Fault } | undefined
  isDead: boolean
  /** Holds the process up before or after a step. */
  pause: Pause | undefined
}

/** A process that is suspended at a step, like one that was sent SIGSTOP, until it is let go on. */
export interface Pause {
  step: number
  when: 'before' | 'after'
  reached: PromiseWithResolvers<void>
  over: PromiseWithResolvers<void>
}

const BASE = 'http://localhost'
const processes = new AsyncLocalStorage<Process>()

const current = (): Process => {
  const process = processes.getStore()
  if (process === undefined) throw new Error('No run is under way.')
  return process
}

const newClient = (): AntsClient => createAntsClient({ baseUrl: BASE, token: 'secret', maxRetries: 0, fetch: send })

/** That of every run which nothing else waits for: a client takes the calls of one number in turn. */
const sharedClient = newClient()

/** Runs a worker on one number, in a copy of the world. */
export async function run(before: World, number: string, fault?: Process['fault']): Promise<Run> {
  const process: Process = { world: structuredClone(before), steps: [], fault, isDead: false, pause: undefined }
  await live(process, number, sharedClient)
  return { world: process.world, steps: process.steps }
}

/** Runs a worker on one number in the world itself, suspended at one of its steps. */
export async function runSuspended(world: World, number: string, pause: Pause): Promise<Step[]> {
  const process: Process = { world, steps: [], fault: undefined, isDead: false, pause }
  await live(process, number, newClient())
  return process.steps
}

async function live(process: Process, number: string, ants: AntsClient): Promise<void> {
  const store = mortal(memoryStore(() => process.world))
  const elapsed = () => process.world.now
  const dependencies = { store, ants, openNumber: ({ text }: { text: string }) => text, elapsed, logger: {} }
  try {
    await processes.run(process, () => synchronizeApplication(number, dependencies))
  } catch (error) {
    if (!process.isDead) throw error
  }
}

/** Has ANTS carry out a request that was on its way. */
export async function deliver(before: World, index: number): Promise<World> {
  const world = structuredClone(before)
  const [late] = world.underway.splice(index, 1)
  if (late) await carryOut(world, new Request(late.url, { method: late.method, headers: TOKEN }))
  return world
}

const TOKEN = { 'x-rdv-opt-auth-token': 'secret' }

/** The simulator that holds what the world's ANTS holds; the latest one is kept, since making one costs more than a request. */
function simulatorOf(world: World): AntsSimulator {
  if (latest?.holds !== world.ants) latest = { holds: world.ants, simulator: simulate(world.ants) }
  return latest.simulator
}

let latest: { holds: AntsSnapshot; simulator: AntsSimulator } | undefined
const simulate = (snapshot: AntsSnapshot): AntsSimulator => createAntsSimulator({ baseUrl: BASE, snapshot })

async function carryOut(world: World, request: Request): Promise<Response> {
  const simulator = simulatorOf(world)
  const response = await simulator.fetch(request)
  world.ants = simulator.state.toJSON()
  latest = { holds: world.ants, simulator }
  return response
}

async function send(request: Request): Promise<Response> {
  const process = current()
  const step = process.steps.length
  await waitAt(process, step, 'before')
  const response = await travel(request, process)
  await waitAt(process, step, 'after')
  return response
}

async function waitAt({ pause }: Process, step: number, when: Pause['when']): Promise<void> {
  if (pause?.step !== step || pause.when !== when) return
  pause.reached.resolve()
  await pause.over.promise
}

async function travel(request: Request, process: Process): Promise<Response> {
  const { world } = process
  const method = request.method
  const fault = nextFault(process, method === 'GET' ? 'read' : 'write')
  const carriedOut = () => carryOut(world, request.clone())
  const leave = () => {
    world.underway.push({ method, url: request.url, before: world.now + SETTLING })
  }
  switch (fault) {
    case undefined:
      return carriedOut()
    case 'doubled': {
      await carriedOut()
      return carriedOut()
    }
    case 'doubled, first answer': {
      const first = await carriedOut()
      await carriedOut()
      return first
    }
    case 'doubled late': {
      leave()
      return carriedOut()
    }
    case 'lost':
    case 'crash after':
      await carriedOut()
      break
    case 'late':
    case 'crash, late':
      leave()
      break
    case 'refused':
    case 'crash before':
  }
  if (fault.startsWith('crash')) process.isDead = true
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
}

/** The store of a process that may die just before or just after any of its transactions, and is silent once it is dead. */
function mortal(store: SynchronizationStore): SynchronizationStore {
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const process = current()
    if (process.isDead) throw new Crash()
    const number = process.steps.length
    await waitAt(process, number, 'before')
    const fault = nextFault(process, 'store')
    if (fault !== 'crash before') {
      const result = await work()
      await waitAt(process, number, 'after')
      // Of what befalls requests, a transaction knows nothing.
      if (!fault?.startsWith('crash')) return result
    }
    process.isDead = true
    throw new Crash()
  }
  return {
    begin: (...parameters) => step(() => store.begin(...parameters)),
    finish: (...parameters) => step(() => store.finish(...parameters)),
    fail: (...parameters) => step(() => store.fail(...parameters)),
  }
}

function nextFault({ steps, fault }: Process, kind: Step['kind']): Fault | undefined {
  steps.push({ kind })
  return fault && fault.step === steps.length - 1 ? fault.fault : undefined
}
