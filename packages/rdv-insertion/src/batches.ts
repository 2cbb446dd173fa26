import { type CallOptions, InvalidRequestError, RateLimitError } from '@hub/http'
import { type Refusal, refusalsOf } from './errors.js'
import { abortedError, createPacer, type Pace, pause } from './pacer.js'

/** The most people that one call takes. */
export const LARGEST_BATCH = 25
/** What the server allows for one IP address (RDVI `rate_limiting_concern.rb`); its host can change it. */
const DEFAULT_PACE: Pace = { calls: 5, period: 60_000 }

export interface BatchOptions extends CallOptions {
  /** Told after each batch. */
  onProgress?: ((progress: BatchProgress) => void) | undefined
  /**
   * What a 429 does, which another program behind the same IP address can cause: `throw` ends with a RateLimitError, `wait` sends the
   * batch again after `retryAfter`, which is safe since nothing was done. Default `throw`.
   */
  onRateLimit?: 'throw' | 'wait' | undefined
}

export interface BatchProgress {
  /** People in the batches answered so far. */
  done: number
  total: number
  queued: number
  refused: number
}

/** One batch, answered: people `from` (included) to `to` (not included) of `users`. */
export type BatchOutcome =
  | { outcome: 'queued'; from: number; to: number }
  /** Nobody of the batch was queued. The `index` of each refusal is the place in `users` as you gave them. */
  | { outcome: 'refused'; from: number; to: number; refusals: Refusal[] }

export interface BatchSummary {
  queued: number
  /** People of refused batches, at fault or not: correct those at fault and send all of these again. */
  refused: number
  refusals: Refusal[]
  batches: BatchOutcome[]
}

/** Sends one batch of prepared people. */
export type SendBatch<Prepared> = (users: Prepared[], options: CallOptions) => Promise<unknown>

/** Sends lists in batches; all lists of one client share its pace. */
export function createBatchSender(pace: Pace) {
  const inTurn = createPacer(pace)

  async function sendPaced<Prepared>(
    batch: Prepared[],
    send: SendBatch<Prepared>,
    call: CallOptions,
    onRateLimit: BatchOptions['onRateLimit'],
  ): Promise<unknown> {
    for (;;) {
      try {
        return await inTurn(() => send(batch, call), call.signal)
      } catch (error) {
        if (onRateLimit !== 'wait' || !RateLimitError.isInstance(error)) throw error
        await pause(error.retryAfter === null ? pace.period : error.retryAfter * 1000, call.signal).catch(() => {
          throw abortedError()
        })
      }
    }
  }

  return async function* sendBatches<Prepared>(
    users: readonly Prepared[],
    send: SendBatch<Prepared>,
    { onProgress, onRateLimit, ...call }: BatchOptions,
  ): AsyncGenerator<BatchOutcome, void, undefined> {
    const progress = { done: 0, total: users.length, queued: 0, refused: 0 }
    for (let from = 0; from < users.length; from += LARGEST_BATCH) {
      const batch = users.slice(from, from + LARGEST_BATCH)
      const place = { from, to: from + batch.length }
      const refusals = await sendPaced(batch, send, call, onRateLimit).then(() => [], refusalsOrThrow)
      progress.done += batch.length
      progress[refusals.length > 0 ? 'refused' : 'queued'] += batch.length
      onProgress?.({ ...progress })
      yield refusals.length > 0
        ? { outcome: 'refused', ...place, refusals: refusals.map((refusal) => inWholeList(refusal, from)) }
        : { outcome: 'queued', ...place }
    }
  }
}

/** Runs a list to its end. */
export async function summaryOf(outcomes: AsyncIterable<BatchOutcome>): Promise<BatchSummary> {
  const summary: BatchSummary = { queued: 0, refused: 0, refusals: [], batches: [] }
  for await (const batch of outcomes) {
    summary.batches.push(batch)
    summary[batch.outcome] += batch.to - batch.from
    if (batch.outcome === 'refused') summary.refusals.push(...batch.refusals)
  }
  return summary
}

/** A list that may be sent, as a mistake of the caller would otherwise be found in the middle. */
export function paceOf(pace: Pace | undefined): Pace {
  if (pace === undefined) return DEFAULT_PACE
  if (!Number.isSafeInteger(pace.calls) || pace.calls < 1)
    throw InvalidRequestError.local('batchPace.calls', 'must be a whole number, at least 1')
  if (!(pace.period >= 0 && pace.period <= 2 ** 31 - 1))
    throw InvalidRequestError.local('batchPace.period', 'must be a number of milliseconds')
  return pace
}

/** A refused batch is an outcome; whatever else went wrong ends the list. */
function refusalsOrThrow(error: unknown): Refusal[] {
  const refusals = refusalsOf(error)
  if (refusals.length === 0) throw error
  return refusals
}

function inWholeList(refusal: Refusal, from: number): Refusal {
  return refusal.index === null ? refusal : { ...refusal, index: refusal.index + from }
}
