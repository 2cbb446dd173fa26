import { inspect, isDeepStrictEqual } from 'node:util'
import { HubError } from '../errors/hub-error.js'
import type { Fault } from './fault.js'
import type { FaultCase } from './fault-case.js'
import { showError } from './show.js'

/** How a call ended. */
export type Settled = { value: unknown } | { error: unknown }

/** The requests that the servers received, and those that were allowed. */
export interface Sent {
  requests: number
  /** Requests that another origin received. */
  strays: number
  maxRetries: number
}

/** The guarantees that do not hold, each in a few words; none when all do. */
export function findProblems(fault: Fault, faultCase: FaultCase, settled: Settled, sent: Sent): string[] {
  return [
    ...findOutcomeProblems(fault, faultCase, settled),
    ...findSendingProblems(fault, faultCase, settled, sent),
    ...findLeaks(faultCase, settled),
  ]
}

function findOutcomeProblems(fault: Fault, { answer, retry }: FaultCase, settled: Settled): string[] {
  if ('value' in settled) {
    if (fault.outcome !== 'value') return [`resolved instead of throwing ${fault.outcome}`]
    return isDeepStrictEqual(settled.value, answer) ? [] : ['resolved to something else than the answer']
  }
  const { error } = settled
  if (!HubError.isInstance(error)) return [`threw ${inspect(error)} instead of a HubError`]
  const problems: string[] = []
  if (error.name !== fault.outcome) problems.push(`threw ${error.name} (${error.message}) instead of ${fault.outcome}`)
  const mayHaveBeenApplied = retry !== 'safe' && fault.unknownOutcome
  if (error.mayHaveBeenApplied !== mayHaveBeenApplied) problems.push(`mayHaveBeenApplied is not ${mayHaveBeenApplied}`)
  const { retryAfter } = error as { retryAfter?: unknown }
  if (fault.retryAfter !== undefined && retryAfter !== fault.retryAfter)
    problems.push(`retryAfter is ${String(retryAfter)}`)
  return problems
}

function findSendingProblems(fault: Fault, { retry }: FaultCase, settled: Settled, sent: Sent): string[] {
  const problems: string[] = []
  if (sent.strays > 0) problems.push('a request went to another origin')
  if (!fault.serve) return problems
  const isRepeated = fault.repeated && retry !== 'never'
  const [least, most] = isRepeated ? [2, sent.maxRetries + 1] : [1, 1]
  // On a busy machine a short limit can pass before the request has arrived: the error says how often it was sent.
  const attempts = fault.endedBy && 'error' in settled ? (settled.error as { attempts?: number }).attempts : undefined
  if ((attempts ?? sent.requests) < least || Math.max(attempts ?? 0, sent.requests) > most)
    problems.push(`sent ${attempts ?? sent.requests} times instead of ${isRepeated ? 'being repeated' : 'once'}`)
  return problems
}

function findLeaks({ secrets }: FaultCase, settled: Settled): string[] {
  if (!('error' in settled) || !(settled.error instanceof Error)) return []
  const shown = showError(settled.error)
  // The position, not the text: this message is printed by test runners.
  return secrets.flatMap((secret, index) => (shown.includes(secret) ? [`the error shows secrets[${index}]`] : []))
}
