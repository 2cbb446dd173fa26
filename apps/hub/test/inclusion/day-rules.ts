// What the rules of the sheet say of the calls of an attempt, written down a second time: FT-R3 to FT-R9, T3 to T9.
import type { Verdict } from '../../src/features/inclusion/notify-approval.js'
import type { TracedCall } from '../support/failing-france-travail.js'

/** How an attempt with these calls must end. */
export function toExpectedVerdict(attempt: readonly TracedCall[]): Verdict {
  const last = attempt.at(-1)
  // Only the kind of employer stops one that was promoted before any call.
  if (last === undefined) return 'refused'
  const { operation, end } = last
  if (end.kind === 'misconfigured') return 'untouched'
  if (end.kind !== 'answered') return 'should_retry'
  return operation === 'update' && end.code === 'S000' ? 'accepted' : 'refused'
}

/** Whether a call was repeated within an attempt but once after a 401, with a new token (FT-R3). */
export function isRepeated(attempt: readonly TracedCall[]): boolean {
  return (['search', 'update'] as const).some((operation) => {
    const [first, ...others] = attempt.filter((call) => call.operation === operation)
    return others.length > 1 || (others.length === 1 && first?.end.kind !== 'unauthorized')
  })
}

/** What must not be, in words; nothing when all is well. */
export function findRuleBreaks(calls: readonly TracedCall[]): string[] {
  const breaks: string[] = []
  const over = new Map<string, string>()
  for (const { operation, end, body } of calls) {
    if (operation === 'token') continue
    const subject = String(body['numPassIAE'] ?? body['dateNaissance'])
    const former = over.get(`${operation} ${subject}`)
    if (former === 'answered') breaks.push(`${operation} of ${subject} again after an answer`)
    const wasApplied = end.kind === 'answered' && end.code === 'S000'
    if (operation === 'update' && wasApplied && (former === 'lost' || former === 'late'))
      breaks.push(`${subject} was carried out, and carried out again`)
    const isCarriedOut = former === 'lost' || former === 'late'
    over.set(`${operation} ${subject}`, end.kind !== 'answered' && isCarriedOut ? former : end.kind)
  }
  return breaks
}
