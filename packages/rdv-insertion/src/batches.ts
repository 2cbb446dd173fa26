import {
  type AnswerProblem,
  assertRateLimit,
  type CallOptions,
  createRateLimiter,
  parseRequest,
  type RateLimit,
  RateLimitError,
  type RequestSchema,
  withWords,
} from '@hub/http'
import type { BatchOptions, BatchOutcome, BatchSummary } from './batch-types.js'
import { readRefusals, type Refusal } from './errors.js'
import { dropBlanks, formats } from './formats.js'
import type { CreateAndInviteManyParameters } from './generated/rdv-insertion.methods.gen.js'
import { operations } from './generated/rdv-insertion.operations.gen.js'
import type { components } from './generated/rdv-insertion.types.gen.js'
import type { RdvInsertionClient, RdvInsertionContext } from './types.js'

const { rateLimit: DEFAULT_RATE_LIMIT, request } = operations.createAndInviteMany
const { users: USERS_SCHEMA } = request.parameters.properties
const { maxItems: MAX_BATCH, mustBe: _, ...limits } = USERS_SCHEMA
/** The same schema without maximum length. */
const UNBOUNDED_USERS_SCHEMA: RequestSchema = limits

/** Lists of any length, in batches that share the rate limit of their client. */
export function createBatchMethods(
  { core, buildRequest, options: { batchRateLimit } }: RdvInsertionContext,
  verify: (answer: { success?: unknown } | undefined) => AnswerProblem | undefined,
): Pick<RdvInsertionClient, 'createAndInviteBatches' | 'createAndInviteAll'> {
  let sender: ReturnType<typeof createBatchSender> | undefined

  async function* createAndInviteBatches(
    { users, ...organisation }: CreateAndInviteManyParameters,
    options: BatchOptions = {},
  ) {
    const { path } = await withWords(() => buildRequest('searchUsers', organisation))
    const people = (await withWords(() =>
      parseRequest(UNBOUNDED_USERS_SCHEMA, dropBlanks(users), 'users', formats),
    )) as Person[]
    sender ??= createBatchSender(readRateLimit(batchRateLimit))
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
export function createBatchSender(limit: RateLimit) {
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
    for (let from = 0; from < users.length; from += MAX_BATCH) {
      const batch = users.slice(from, from + MAX_BATCH)
      const place = { from, to: from + batch.length }
      const refusals = await sendInTurn(batch, send, call, onRateLimit).then(() => [], refusalsOrThrow)
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
function readRateLimit(limit: RateLimit | undefined): RateLimit {
  if (limit === undefined) return DEFAULT_RATE_LIMIT
  assertRateLimit(limit, 'batchRateLimit')
  return limit
}

/** A refused batch is an outcome; whatever else went wrong ends the list. */
function refusalsOrThrow(error: unknown): Refusal[] {
  const refusals = readRefusals(error)
  if (refusals.length === 0) throw error
  return refusals
}

function toListIndex(refusal: Refusal, from: number): Refusal {
  return refusal.index === null ? refusal : { ...refusal, index: refusal.index + from }
}
