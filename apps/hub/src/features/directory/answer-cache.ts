// Answers of other services: in memory, else in the database, else asked for once for all who ask the same.
import { hash } from 'node:crypto'
import type { Context } from 'hono'
import { AbortedError, type CallOptions, HubError, InvalidRequestError } from '@hub/http'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import type { Lookup } from '../../platform/encryption/lookup-key.js'
import type { Logger } from '../../platform/process/logging.js'
import { toUpstreamProblem } from '../../platform/upstream/upstream-problem.js'
import { type CacheOutcome, describeCache } from './cache-status.js'
import { createAnswerMemory } from './answer-memory.js'
import { createSharedCalls } from './shared-call.js'
import { type AnswerStore, MAX_STALE, type StoredAnswer } from './stored-answers.js'

/** Milliseconds for which a service that failed is not asked again for what an older answer is known of. */
const PAUSE = 10_000
/** With an older answer at hand nobody waits long for a new one. */
const IMPATIENT: CallOptions = { maxRetries: 0, timeout: 5_000, totalTimeout: 5_000 }

export interface Question {
  /** Which service is asked, for people. */
  service: string
  /** All that distinguishes it from other questions. */
  key: readonly unknown[]
  /** Milliseconds for which its answer is fresh. */
  freshFor: number
  /** Milliseconds for which a particular answer is fresh, in place of `freshFor`. */
  getLifetime?: (answer: object) => number | undefined
  /** Asks the service. What it throws as a problem is answered and not kept. */
  ask: (options: CallOptions) => Promise<object>
}

/** The signal of a request, which costs its server much: it is asked for only when a service is asked. */
export type GetSignal = () => AbortSignal

export interface AnswerCache {
  /**
   * The value, from wherever it is: no promise when it is in memory.
   *
   * @throws {HttpProblem} 503 `upstream_unavailable` when the service is down and nothing is known from before
   */
  get(question: Question, getSignal?: GetSignal): CachedAnswer | Promise<CachedAnswer>
  /** The same as the answer to a request. */
  answer(context: Context<HubEnv>, question: Question): Response | Promise<Response>
}

/** JSON, and the headers that tell where it is from. */
interface CachedAnswer {
  body: string
  headers: Record<string, string>
}

export interface AnswerCacheOptions {
  store: AnswerStore
  lookup: Lookup
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

/** Where an answer is found. Neither holds what was asked. */
interface AnswerKey {
  /** A plain digest costs a quarter of a keyed one, and is nowhere but beside the answer itself. */
  inMemory: string
  /** Keyed: an address that was typed can be guessed. */
  inDatabase: string
}

interface Found {
  answer: StoredAnswer
  outcome: CacheOutcome
}

export function createAnswerCache({ store, lookup, logger, now }: AnswerCacheOptions): AnswerCache {
  const memory = createAnswerMemory()
  const calls = createSharedCalls<Found>()
  /** When a service failed last, by its name. */
  const failedAt = new Map<string, number>()

  const isFresh = ({ freshUntil }: StoredAnswer) => now() < freshUntil
  const isUsable = ({ freshUntil }: StoredAnswer) => now() < freshUntil + MAX_STALE
  const isPaused = (service: string) => now() - (failedAt.get(service) ?? Number.NEGATIVE_INFINITY) < PAUSE
  /** Whether an answer is given without asking. */
  const isEnough = (service: string, known: StoredAnswer) => isFresh(known) || (isPaused(service) && isUsable(known))

  /** The database is a convenience here: without it the service is asked. */
  async function readStored(key: string): Promise<StoredAnswer | undefined> {
    try {
      return await store.read(key)
    } catch {
      logger.warn?.('an answer could not be read from the database')
      return undefined
    }
  }

  async function keep({ inMemory, inDatabase }: AnswerKey, answer: StoredAnswer): Promise<void> {
    memory.set(inMemory, answer)
    try {
      await store.write(inDatabase, answer)
    } catch {
      logger.warn?.('an answer could not be written to the database')
    }
  }

  /** The latest usable answer: another process may have asked since. */
  async function findKnown({ inMemory, inDatabase }: AnswerKey): Promise<StoredAnswer | undefined> {
    const held = memory.get(inMemory)
    if (held && isFresh(held)) return held
    const stored = await readStored(inDatabase)
    const latest = held && (!stored || held.storedAt >= stored.storedAt) ? held : stored
    if (!latest || !isUsable(latest)) return undefined
    if (latest !== held) memory.set(inMemory, latest)
    return latest
  }

  async function find(digest: string, asked: string, question: Question, signal: AbortSignal): Promise<Found> {
    const { service, freshFor, getLifetime } = question
    const key = { inMemory: digest, inDatabase: lookup(asked) }
    const known = await findKnown(key)
    if (known && isEnough(service, known)) return { answer: known, outcome: { kind: 'hit' } }
    signal.throwIfAborted()
    try {
      const found = await question.ask({ ...(known && IMPATIENT), signal })
      const storedAt = now()
      const freshUntil = storedAt + (getLifetime?.(found) ?? freshFor)
      const answer = { body: JSON.stringify(found), storedAt, freshUntil }
      failedAt.delete(service)
      await keep(key, answer)
      return { answer, outcome: { kind: 'miss', collapsed: false, wasStale: known !== undefined } }
    } catch (error) {
      if (!isFailure(error)) throw error
      failedAt.set(service, now())
      const { name, code, status } = error
      logger.warn?.('a service could not be asked', { service, error: name, code, status })
      if (!known) throw error
      return { answer: known, outcome: { kind: 'stale', collapsed: false, status: status ?? undefined } }
    }
  }

  function get(question: Question, getSignal?: GetSignal): CachedAnswer | Promise<CachedAnswer> {
    const asked = JSON.stringify(question.key)
    const digest = hash('sha256', asked, 'base64url')
    const held = memory.get(digest)
    if (held && isEnough(question.service, held)) return describe(held, { kind: 'hit' })
    return join(digest, asked, question, getSignal)
  }

  async function join(
    digest: string,
    asked: string,
    question: Question,
    getSignal: GetSignal | undefined,
  ): Promise<CachedAnswer> {
    try {
      const { result, isFirst } = await calls.join(
        digest,
        (shared) => find(digest, asked, question, shared),
        getSignal?.(),
      )
      const { answer, outcome } = result
      return describe(answer, outcome.kind === 'hit' ? outcome : { ...outcome, collapsed: !isFirst })
    } catch (error) {
      // Nobody reads it.
      if (getSignal?.().aborted) throw new HttpProblem(503, 'request_aborted', 'The request was given up.')
      throw toProblem(error, question.service)
    }
  }

  function describe({ body, storedAt, freshUntil }: StoredAnswer, outcome: CacheOutcome) {
    const present = now()
    return { body, headers: describeCache(outcome, (present - storedAt) / 1_000, (freshUntil - present) / 1_000) }
  }

  return {
    get,
    answer(context, question) {
      const found = get(question, () => context.req.raw.signal)
      return found instanceof Promise ? found.then(toResponse) : toResponse(found)
    },
  }
}

/** Made of plain headers: `context.body` would make an object `Headers` of them, which takes as long as all the rest of a hit. */
function toResponse({ body, headers }: CachedAnswer): Response {
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}

function toProblem(error: unknown, service: string): unknown {
  if (error instanceof HttpProblem) return error
  if (!InvalidRequestError.isInstance(error)) return toUpstreamProblem(error, service)
  return invalidRequest([{ in: 'query', pointer: '', message: `is refused by this service: ${service}` }])
}

/** Whether a service cannot answer at present, or not as it should: neither a wrong question nor somebody who gave up. */
function isFailure(error: unknown): error is HubError {
  return HubError.isInstance(error) && !InvalidRequestError.isInstance(error) && !AbortedError.isInstance(error)
}
