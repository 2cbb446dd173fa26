import type { Fault } from './fault.js'

/** What is wrong with JSON alone, and right or looked at otherwise in another content. */
const ABOUT_JSON: ReadonlySet<string> = new Set([
  'truncated-json',
  'html-with-200',
  'empty-200',
  'empty-200-chunked',
  'json-null',
  'byte-order-mark',
  'invalid-utf-8',
])
/** What happens to a body that has begun: a stream has been handed on by then, and nothing is sent again. */
const WITHIN_BODY: ReadonlySet<string> = new Set([
  'reset-in-body',
  'short-body',
  'body-never',
  'drip',
  'chunked-cut-short',
])
/** Whether a stalled body had begun within `timeout` is a matter of speed: for operations that are never sent twice alone. */
const STALLS: ReadonlySet<string> = new Set(['body-never', 'drip'])

/** What a row of the matrix means for a method that answers text or bytes; undefined for one that is about JSON. */
export function adjustForOtherContent(fault: Fault): Fault | undefined {
  if (ABOUT_JSON.has(fault.name)) return undefined
  // Compressed against what was asked, where a cut would not be seen.
  if (fault.name === 'gzip') return Object.assign({}, fault, { outcome: 'ContractError', unknownOutcome: true })
  return fault
}

/** What a row of the matrix means for a method that answers a stream, read to its end within the call. */
export function adjustForStreams(
  fault: Fault,
  { retry }: { retry: 'safe' | 'idempotent' | 'never' },
): Fault | undefined {
  const adjusted = adjustForOtherContent(fault)
  if (!adjusted || (retry !== 'never' && STALLS.has(fault.name))) return undefined
  // A stream that never rests is ended by the time limit of the whole call alone.
  if (fault.name === 'drip') return Object.assign({}, adjusted, { repeated: false, endedBy: 'totalTimeout' })
  return WITHIN_BODY.has(fault.name) ? Object.assign({}, adjusted, { repeated: false }) : adjusted
}
