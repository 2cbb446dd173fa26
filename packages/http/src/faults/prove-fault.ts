import { monitorEventLoopDelay } from 'node:perf_hooks'
import { inspect, isDeepStrictEqual } from 'node:util'
import { HubError } from '../errors/hub-error.js'
import type { RetryRule } from '../operations.js'
import type { Fault } from './fault.js'
import { type FaultServer, startFaultServer } from './fault-server.js'

/** The client options under which the matrix runs; spread them into the client under test. */
export interface FaultLimits {
  baseUrl: string
  timeout: number
  totalTimeout: number
  maxRetries: number
  maxResponseBytes: number
}

/** One method of one client, as the matrix drives it. */
export interface FaultSubject {
  /** The operation's `x-hub-retry`. */
  retry: RetryRule
  /** A success answer that the method accepts, and resolves to. */
  answer: unknown
  /** Texts that no error may show: the token, and every personal value given to the call. */
  secrets: readonly string[]
  /** Creates a client with these options and calls the method once. */
  call(limits: FaultLimits): Promise<unknown>
}

const LIMITS = { maxRetries: 2, maxResponseBytes: 1_000_000 }
const SHORT = { ...LIMITS, timeout: 350, totalTimeout: 1_200 }
/** For every row that is not about time: a busy machine may need seconds to unpack a bomb, and must not be told that it is late. */
const LONG = { ...LIMITS, timeout: 4_000, totalTimeout: 12_000 }
/** How late a call may settle, beside what the event loop itself was held up by others. */
const GRACE = 100

/**
 * Drives one method against one fault and throws, naming the row, when a guarantee does not hold: one typed error or the
 * documented value, in time, sent no more than allowed, nothing at another origin, no secret in what an error shows.
 */
export async function proveFault(fault: Fault, subject: FaultSubject): Promise<void> {
  const limits = fault.outcome === 'TimeoutError' ? SHORT : LONG
  const server = await startFaultServer(fault, JSON.stringify(subject.answer))
  try {
    const stalls = monitorEventLoopDelay({ resolution: 5 })
    stalls.enable()
    const start = performance.now()
    const settled = await settle(subject.call({ baseUrl: server.baseUrl, ...limits }))
    const took = performance.now() - start
    stalls.disable()
    const problems = [
      ...outcomeProblems(fault, subject, settled),
      ...sendingProblems(fault, subject, server),
      ...leakProblems(subject, settled),
    ]
    const latest = limits.totalTimeout + GRACE + stalls.max / 1e6
    if (took > latest) problems.push(`settled after ${Math.round(took)} ms, later than ${Math.round(latest)} ms`)
    if (problems.length > 0) throw new Error(`fault ${fault.name}: ${problems.join('; ')}`)
  } finally {
    await server.close()
  }
}

type Settled = { value: unknown } | { error: unknown }

async function settle(promise: Promise<unknown>): Promise<Settled> {
  try {
    return { value: await promise }
  } catch (error) {
    return { error }
  }
}

function outcomeProblems(fault: Fault, subject: FaultSubject, settled: Settled): string[] {
  if ('value' in settled) {
    if (fault.outcome !== 'value') return [`resolved instead of throwing ${fault.outcome}`]
    return isDeepStrictEqual(settled.value, subject.answer) ? [] : ['resolved to something else than the answer']
  }
  const { error } = settled
  if (!HubError.isInstance(error)) return [`threw ${inspect(error)} instead of a HubError`]
  const problems: string[] = []
  if (error.name !== fault.outcome) problems.push(`threw ${error.name} (${error.message}) instead of ${fault.outcome}`)
  const doubt = subject.retry !== 'safe' && fault.unknownOutcome
  if (error.mayHaveBeenApplied !== doubt) problems.push(`mayHaveBeenApplied is not ${doubt}`)
  const { retryAfter } = error as { retryAfter?: unknown }
  if (fault.retryAfter !== undefined && retryAfter !== fault.retryAfter)
    problems.push(`retryAfter is ${String(retryAfter)}`)
  return problems
}

function sendingProblems(fault: Fault, subject: FaultSubject, server: FaultServer): string[] {
  const problems: string[] = []
  const sent = server.requests()
  if (server.strays() > 0) problems.push('a request went to another origin')
  if (!fault.serve) return problems
  const mayRepeat = fault.repeated && subject.retry !== 'never'
  if (mayRepeat && (sent < 2 || sent > LIMITS.maxRetries + 1))
    problems.push(`sent ${sent} times instead of being repeated`)
  if (!mayRepeat && sent !== 1) problems.push(`sent ${sent} times instead of once`)
  return problems
}

function leakProblems(subject: FaultSubject, settled: Settled): string[] {
  if (!('error' in settled) || !(settled.error instanceof Error)) return []
  const { error } = settled
  const shown = [
    error.message,
    error.stack,
    inspect(error, { depth: 10, showHidden: true }),
    JSON.stringify(error),
  ].join('\n')
  // The position, not the text: this message is printed by test runners.
  return subject.secrets.flatMap((secret, index) =>
    shown.includes(secret) ? [`the error shows secrets[${index}]`] : [],
  )
}
