// Loaded by the first list. It imports nothing that is there at start, which a bundler would put into a third file: that is given.
import type {
  AnswerProblem,
  assertRateLimit,
  CallOptions,
  createRateLimiter,
  parseRequest,
  RateLimit,
  RateLimitError,
  RequestSchema,
  withWords,
} from '@hub/http'
import type { BatchOptions, BatchOutcome, BatchSummary } from './batch-types.js'
import type { readRefusals, Refusal } from './errors.js'
import type { dropBlanks, formats } from './formats.js'
import type { CreateAndInviteManyParameters } from './generated/rdv-insertion.methods.gen.js'
import type { operations } from './generated/rdv-insertion.operations.gen.js'
import type { components } from './generated/rdv-insertion.types.gen.js'
import type { RdvInsertionClient, RdvInsertionContext } from './types.js'

/** What batches use of the code that is there at start. */
export interface BatchTools {
  assertRateLimit: typeof assertRateLimit
  createRateLimiter: typeof createRateLimiter
  dropBlanks: typeof dropBlanks
  formats: typeof formats
  operations: typeof operations
  parseRequest: typeof parseRequest
  RateLimitError: typeof RateLimitError
  readRefusals: typeof readRefusals
  withWords: typeof withWords
}

/** Lists of any length, in batches that share the rate limit of their client. */
export function createBatchMethods(
  { core, buildRequest, options: { batchRateLimit } }: RdvInsertionContext,
  verify: (answer: { success?: unknown } | undefined) => AnswerProblem | undefined,
  tools: BatchTools,
): Pick<RdvInsertionClient, 'createAndInviteBatches' | 'createAndInviteAll'> {
  const { dropBlanks, formats, operations, parseRequest, withWords } = tools
  /** The schema of a list without maximum length. */
  const { maxItems, mustBe: _, ...anyLength } = operations.createAndInviteMany.request.parameters.properties.users
  const schema: RequestSchema = anyLength
  let sender: ReturnType<typeof createBatchSender> | undefined

  async function* createAndInviteBatches(
    { users, ...organisation }: CreateAndInviteManyParameters,
    options: BatchOptions = {},
  ) {
    const { path } = await withWords(() => buildRequest('searchUsers', organisation))
    const people = (await withWords(() => parseRequest(schema, dropBlanks(users), 'users', formats))) as Person[]
    sender ??= createBatchSender(readRateLimit(batchRateLimit, tools), maxItems, tools)
    yield* sender(
      people,
      (batch, call) => core.call('createAndInviteMany', () => ({ path, body: { users: batch } }), call, verify),
      options,
    )
  }

  return {
    createAndInviteBatches,
    createAndInviteAll: async (parameters, options) => summarize(createAndInviteBatches(parameters, options)),
  }
}

type Person = components['schemas']['InvitedUserParams']
/** Sends one batch of people, as they were read. */
type SendBatch = (users: Person[], options: CallOptions) => Promise<unknown>

/** Sends lists in batches, one after the other; all lists of one client share its limit. */
export function createBatchSender(
  limit: RateLimit,
  maxBatch: number,
  {
    createRateLimiter,
    RateLimitError,
    readRefusals,
  }: Pick<BatchTools, 'createRateLimiter' | 'RateLimitError' | 'readRefusals'>,
) {
  const limiter = createRateLimiter({ limits: [limit], concurrency: 1, defaultHold: limit.period })

  async function sendInTurn(
    batch: Person[],
    send: SendBatch,
    call: CallOptions,
    onRateLimit: BatchOptions['onRateLimit'],
  ): Promise<unknown> {
    for (;;) {
      try {
        return await limiter.run(() => send(batch, call), { signal: call.signal, name: 'rdv-insertion batch' })
      } catch (error) {
        if (onRateLimit !== 'wait' || !RateLimitError.isInstance(error)) throw error
        await limiter.holdUntil(error.retryAfter === null ? null : Date.now() + error.retryAfter * 1000)
      }
    }
  }

  return async function* sendBatches(
    users: readonly Person[],
    send: SendBatch,
    { onProgress, onRateLimit, ...call }: BatchOptions,
  ): AsyncGenerator<BatchOutcome, void, undefined> {
    const progress = { done: 0, total: users.length, queued: 0, refused: 0 }
    for (let from = 0; from < users.length; from += maxBatch) {
      const batch = users.slice(from, from + maxBatch)
      const place = { from, to: from + batch.length }
      const refusals = await sendInTurn(batch, send, call, onRateLimit).then(
        () => [],
        (error: unknown) => refusalsOrThrow(error, readRefusals),
      )
      progress.done += batch.length
      progress[refusals.length > 0 ? 'refused' : 'queued'] += batch.length
      onProgress?.({ ...progress })
      yield refusals.length > 0
        ? { outcome: 'refused', ...place, refusals: refusals.map((refusal) => toListIndex(refusal, from)) }
        : { outcome: 'queued', ...place }
    }
  }
}

/** Collects all outcomes. */
export async function summarize(outcomes: AsyncIterable<BatchOutcome>): Promise<BatchSummary> {
  const summary: BatchSummary = { queued: 0, refused: 0, refusals: [], batches: [] }
  for await (const batch of outcomes) {
    summary.batches.push(batch)
    summary[batch.outcome] += batch.to - batch.from
    if (batch.outcome === 'refused') summary.refusals.push(...batch.refusals)
  }
  return summary
}

/** @throws InvalidRequestError for a wrong limit, before anything is sent */
function readRateLimit(limit: RateLimit | undefined, { assertRateLimit, operations }: BatchTools): RateLimit {
  if (limit === undefined) return operations.createAndInviteMany.rateLimit
  assertRateLimit(limit, 'batchRateLimit')
  return limit
}

/** A refused batch is an outcome; whatever else went wrong ends the list. */
function refusalsOrThrow(error: unknown, read: typeof readRefusals): Refusal[] {
  const refusals = read(error)
  if (refusals.length === 0) throw error
  return refusals
}

function toListIndex(refusal: Refusal, from: number): Refusal {
  return refusal.index === null ? refusal : { ...refusal, index: refusal.index + from }
}
