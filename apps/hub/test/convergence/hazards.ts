// What can go wrong around one run of the procedure: on the network, or with the process.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SynchronizationStore } from '../../src/features/ants/declarations/synchronize.js'

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
/** An incident at ANTS: it hides what it holds of a number, or says nothing of it. The same faults do nothing to a write. */
export const INCIDENTS = ['shown as unknown', 'shown as null'] as const
export const STORE_FAULTS = ['crash before', 'crash after'] as const

export type Fault = (typeof REQUEST_FAULTS)[number] | (typeof INCIDENTS)[number]

/** A step of a run: a transaction of the store, or a request to ANTS. */
export interface Step {
  kind: 'store' | 'read' | 'write'
}

/** A process that is suspended at a step, like one that was sent SIGSTOP, until it is let go on. */
export interface Pause {
  step: number
  when: 'before' | 'after'
  reached: PromiseWithResolvers<void>
  over: PromiseWithResolvers<void>
}

/** The process of one run: what befalls it, and the network and the store that it works with. */
export interface Process {
  /** Those taken so far. */
  steps: Step[]
  fault?: { step: number; fault: Fault } | undefined
  pause?: Pause | undefined
  isDead: boolean
  store: SynchronizationStore
  /** Has ANTS carry out a request. */
  carryOut: (request: Request) => Promise<Response>
  /** Leaves a request on its way: ANTS will carry it out when nobody waits for it any more. */
  leave: (request: Request) => void
}

class Crash extends Error {}

const processes = new AsyncLocalStorage<Process>()

const current = (): Process => {
  const process = processes.getStore()
  if (process === undefined) throw new Error('No run is under way.')
  return process
}

/** Runs work as a process, which may die on the way. */
export async function live(process: Process, work: () => Promise<unknown>): Promise<void> {
  try {
    await processes.run(process, work)
  } catch (error) {
    if (!process.isDead) throw error
  }
}

/** The network as the process at work meets it. */
export async function send(request: Request): Promise<Response> {
  const process = current()
  const step = process.steps.length
  await waitAt(process, step, 'before')
  const response = await travel(request, process)
  await waitAt(process, step, 'after')
  return response
}

async function travel(request: Request, process: Process): Promise<Response> {
  const fault = nextFault(process, request.method === 'GET' ? 'read' : 'write')
  const carryOut = () => process.carryOut(request.clone())
  switch (fault) {
    case undefined:
      return carryOut()
    case 'shown as unknown':
    case 'shown as null':
      return request.method === 'GET' ? shownAs(fault, await carryOut()) : carryOut()
    case 'doubled':
      await carryOut()
      return carryOut()
    case 'doubled, first answer': {
      const first = await carryOut()
      await carryOut()
      return first
    }
    case 'doubled late':
      process.leave(request)
      return carryOut()
    case 'lost':
    case 'crash after':
      await carryOut()
      break
    case 'late':
    case 'crash, late':
      process.leave(request)
      break
    case 'refused':
    case 'crash before':
  }
  if (fault.startsWith('crash')) process.isDead = true
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
}

async function shownAs(fault: (typeof INCIDENTS)[number], response: Response): Promise<Response> {
  const numbers = Object.keys((await response.json()) as object)
  const entry = fault === 'shown as null' ? null : { status: 'unknown', appointments: [] }
  return Response.json(Object.fromEntries(numbers.map((number) => [number, entry])))
}

/** The store of the process at work, which may die just before or just after any transaction, and is silent once it is dead. */
export const mortalStore: SynchronizationStore = {
  begin: (...parameters) => transaction(({ store }) => store.begin(...parameters)),
  finish: (...parameters) => transaction(({ store }) => store.finish(...parameters)),
  postpone: (...parameters) => transaction(({ store }) => store.postpone(...parameters)),
  fail: (...parameters) => transaction(({ store }) => store.fail(...parameters)),
}

async function transaction<Result>(work: (process: Process) => Promise<Result>): Promise<Result> {
  const process = current()
  if (process.isDead) throw new Crash()
  const step = process.steps.length
  await waitAt(process, step, 'before')
  const fault = nextFault(process, 'store')
  if (fault !== 'crash before') {
    const result = await work(process)
    await waitAt(process, step, 'after')
    // Of what befalls requests, a transaction knows nothing.
    if (!fault?.startsWith('crash')) return result
  }
  process.isDead = true
  throw new Crash()
}

function nextFault({ steps, fault }: Process, kind: Step['kind']): Fault | undefined {
  steps.push({ kind })
  return fault && fault.step === steps.length - 1 ? fault.fault : undefined
}

async function waitAt({ pause }: Process, step: number, when: Pause['when']): Promise<void> {
  if (pause?.step !== step || pause.when !== when) return
  pause.reached.resolve()
  await pause.over.promise
}
