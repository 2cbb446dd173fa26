import type { Context } from 'hono'
import type { HubEnv } from '../http/hub-env.js'
import { HttpProblem, invalidRequest } from '../http/http-problem.js'
import type { Connection, Database } from '../database/database.js'
import type { Idempotency, IdempotencyClaim, StoredAnswer } from './idempotency.js'

const HEADER = 'Idempotency-Key'
/** Refusals that would be the same again: stored and returned like a success. */
const KEPT_REFUSALS: ReadonlySet<number> = new Set([409, 422])

/** Stores a success, in the transaction that does the work; does nothing for a request without a key. */
export type KeepAnswer = (transaction: Connection, answer: StoredAnswer) => Promise<void>

/**
 * Called, and awaited, before a call to another service that must not be repeated.
 * @throws {HttpProblem} when another request with the same key took over meanwhile: the service must not be called then
 */
export type MarkSent = () => Promise<void>

export interface KeyedWork {
  /** `POST /api/v1/appointments`. */
  route: string
  /** As it was sent. */
  body: string
  /**
   * Executes the request and returns its answer, after passing a success to `keep`; refuses by throwing a problem. Before a call to
   * another service that cannot be undone it calls `markSent`: that call is then made once per key, even if this process crashes. A
   * problem thrown afterwards means that nothing was done, or has a status that is stored, or is `unknownOutcome`.
   */
  work: (keep: KeepAnswer, markSent: MarkSent) => Promise<StoredAnswer>
  /** For work that calls `markSent`: the answer, also stored, when it is unknown whether the other service did it. */
  unknownOutcome?: (() => HttpProblem) | undefined
}

interface KeyRefusal {
  claim: IdempotencyClaim
  requestId: string
  /** Whether the other service may have been called. */
  isSent: boolean
  unknownOutcome: KeyedWork['unknownOutcome']
}

/** Answers a request of a partner once, however often it is sent with the same Idempotency-Key. */
export function createIdempotentAnswer(database: Database, idempotency: Idempotency) {
  return async (context: Context<HubEnv>, keyed: KeyedWork): Promise<Response> => {
    const { route, body, work, unknownOutcome } = keyed
    const key = readIdempotencyKey(context)
    if (key === undefined) return answerUnclaimed(keyed)
    const result = await idempotency.claim({ owner: context.get('caller').id, route, key, body })
    if (result.kind === 'reused') throw createReusedKeyProblem()
    if (result.kind === 'in_progress') throw inProgress()
    if (result.kind === 'again') return jsonAnswer(result.answer, { 'idempotency-replayed': 'true' })
    const { claim } = result
    const requestId = context.get('requestId')
    if (result.kind === 'lost') return keepProblem(unknownOutcome?.() ?? inProgress(), claim, requestId)
    let isSent = false
    const markSent = async (): Promise<void> => {
      if (!(await claim.markSent())) throw inProgress()
      isSent = true
    }
    try {
      return jsonAnswer(await work(createKeepAnswer(claim), markSent))
    } catch (error) {
      const problem = isSent ? whatIsKnown(error, unknownOutcome) : error
      return await refuse(problem, { claim, requestId, isSent, unknownOutcome })
    }
  }

  async function refuse(error: unknown, { claim, requestId, isSent, unknownOutcome }: KeyRefusal): Promise<Response> {
    const isKept =
      error instanceof HttpProblem &&
      error.code !== IN_PROGRESS &&
      (KEPT_REFUSALS.has(error.status) || (isSent && error.code === unknownOutcome?.().code))
    if (isKept) return keepProblem(error, claim, requestId, isSent)
    await claim.release()
    throw error
  }

  /** @param isSent it is answered even when it cannot be stored: the stored answer then says that the outcome is unknown */
  async function keepProblem(
    problem: HttpProblem,
    claim: IdempotencyClaim,
    requestId: string,
    isSent = false,
  ): Promise<Response> {
    const response = problem.toResponse(requestId)
    const answer = { status: problem.status, body: await response.clone().text() }
    let isStored = true
    try {
      isStored = await database.run((connection) => claim.store(connection, answer))
    } catch (error) {
      if (!isSent) throw error
    }
    // The request that took over stores its own answer, which is the only one from now on.
    if (!isStored) throw inProgress()
    return response
  }
}

async function answerUnclaimed({ work, unknownOutcome }: KeyedWork): Promise<Response> {
  let isSent = false
  const markSent = async (): Promise<void> => {
    isSent = true
  }
  try {
    return jsonAnswer(await work(async () => {}, markSent))
  } catch (error) {
    throw isSent ? whatIsKnown(error, unknownOutcome) : error
  }
}

/** After any other error, such as an unavailable database, it is unknown what the other service did. */
function whatIsKnown(error: unknown, unknownOutcome: KeyedWork['unknownOutcome']): unknown {
  return error instanceof HttpProblem ? error : (unknownOutcome?.() ?? error)
}

/** @throws {HttpProblem} 422 when the header is there but cannot be a key. */
function readIdempotencyKey(context: Context<HubEnv>): string | undefined {
  const key = context.req.header(HEADER)
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  const message = 'must be 1 to 255 visible ASCII characters, such as a UUID'
  throw invalidRequest([{ in: 'header', pointer: `/${HEADER.toLowerCase()}`, message }])
}

function createKeepAnswer(claim: IdempotencyClaim): KeepAnswer {
  return async (transaction, answer) => {
    if (!(await claim.store(transaction, answer))) throw inProgress()
  }
}

function jsonAnswer({ status, body }: StoredAnswer, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(body, { status, headers: { ...headers, 'content-type': type } })
}

const IN_PROGRESS = 'idempotency_in_progress'

function inProgress(): HttpProblem {
  const detail = 'A request with this Idempotency-Key is still at work: send it again in a moment for its answer.'
  return new HttpProblem(409, IN_PROGRESS, detail, { headers: { 'retry-after': '2' } })
}

function createReusedKeyProblem(): HttpProblem {
  const detail = 'This Idempotency-Key came with another body before: use a new key for a new request.'
  return new HttpProblem(422, 'idempotency_key_reused', detail)
}
