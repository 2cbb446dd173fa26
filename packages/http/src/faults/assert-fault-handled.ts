import { startCollectingGarbage } from './collect-garbage.js'
import type { Fault } from './fault.js'
import type { FaultCase, FaultLimits } from './fault-case.js'
import { getLimits, SHORT } from './fault-limits.js'
import { startFaultServer } from './fault-server.js'
import { findProblems, type Settled } from './problems.js'

/** Milliseconds after its last limit at which a call that has not settled counts as one that never will. */
const PATIENCE = 30_000

export interface AssertOptions {
  /** Collects garbage all the while, which has cut request signals off from their bodies. Needs `node --expose-gc`. Default false. */
  collectGarbage?: boolean | undefined
}

/**
 * Calls one method against one fault: one typed error or the documented value, sent no more than allowed, nothing at another origin,
 * no secret in what an error shows. How fast the machine is changes nothing.
 *
 * @throws Error naming the row, when a guarantee does not hold
 */
export async function assertFaultHandled(
  fault: Fault,
  faultCase: FaultCase,
  { collectGarbage = false }: AssertOptions = {},
): Promise<void> {
  const stopCollecting = collectGarbage ? startCollectingGarbage() : undefined
  try {
    let problems: string[] = []
    for (const short of fault.endedBy ? SHORT : SHORT.slice(0, 1)) {
      problems = await tryOnce(fault, faultCase, getLimits(fault, short))
      if (problems.length === 0) return
    }
    throw new Error(`fault ${fault.name}: ${problems.join('; ')}`)
  } finally {
    stopCollecting?.()
  }
}

/** @returns the guarantees that did not hold, in words */
async function tryOnce(fault: Fault, faultCase: FaultCase, limits: Omit<FaultLimits, 'baseUrl'>): Promise<string[]> {
  const { answer, body = JSON.stringify(answer), contentType = 'application/json' } = faultCase
  const server = await startFaultServer(fault, { answer: Buffer.from(body), contentType })
  try {
    const call = faultCase.call({ baseUrl: server.baseUrl, ...limits })
    const settled = await settleWithin(limits.totalTimeout + PATIENCE, call)
    const sent = { requests: server.requests(), strays: server.strays(), maxRetries: limits.maxRetries }
    return findProblems(fault, faultCase, settled, sent)
  } finally {
    await server.close()
  }
}

async function settleWithin(milliseconds: number, call: Promise<unknown>): Promise<Settled> {
  const { promise: late, resolve } = Promise.withResolvers<Settled>()
  const timer = setTimeout(() => resolve({ error: new Error(`not settled within ${milliseconds} ms`) }), milliseconds)
  const settled = call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}
