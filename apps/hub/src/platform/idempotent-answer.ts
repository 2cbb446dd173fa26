import type { Context } from 'hono'
import type { HubEnv } from './hub-env.js'
import { HttpProblem, invalidRequest } from './http-problem.js'
import type { Connection, Database } from './database.js'
import type { Idempotency, IdempotencyClaim, StoredAnswer } from './idempotency.js'

const HEADER = 'Idempotency-Key'
/** Refusals that would be the same again, until the caller or the world changes something: given again like a success. */
const KEPT_REFUSALS: ReadonlySet<number> = new Set([409, 422])

/** Keeps a success, in the transaction that makes it one; does nothing for a request without key. */
export type KeepAnswer = (transaction: Connection, answer: StoredAnswer) => Promise<void>

export interface KeyedWork {
  /** `POST /api/v1/appointments`. */
  route: string
  /** As it was sent. */
  body: string
  /** Answers the request, having given a success to `keep`; refuses by throwing a problem. */
  work: (keep: KeepAnswer) => Promise<StoredAnswer>
}

/** Answers a request of a partner once, however often it is sent with the same Idempotency-Key. */
export function createIdempotentAnswer(database: Database, idempotency: Idempotency) {
  return async (context: Context<HubEnv>, { route, body, work }: KeyedWork): Promise<Response> => {
    const key = keyOf(context)
    if (key === undefined) return jsonAnswer(await work(async () => {}))
    const result = await idempotency.claim({ owner: context.get('caller').id, route, key, body })
    if (result.kind === 'reused') throw reused()
    if (result.kind === 'in_progress') throw inProgress()
    if (result.kind === 'again') return jsonAnswer(result.answer, { 'idempotency-replayed': 'true' })
    const { claim } = result
    try {
      return jsonAnswer(await work(keeperOf(claim)))
    } catch (error) {
      return await refuse(error, claim, context.get('requestId'))
    }
  }

  async function refuse(error: unknown, claim: IdempotencyClaim, requestId: string): Promise<Response> {
    if (error instanceof HttpProblem && KEPT_REFUSALS.has(error.status) && error.code !== IN_PROGRESS) {
      const response = error.toResponse(requestId)
      const answer = { status: error.status, body: await response.clone().text() }
      await database.run((connection) => claim.store(connection, answer))
      return response
    }
    await claim.release()
    throw error
  }
}

/** @throws {HttpProblem} 422 when the header is there but cannot be a key. */
function keyOf(context: Context<HubEnv>): string | undefined {
  const key = context.req.header(HEADER)
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  const message = 'must be 1 to 255 visible ASCII characters, such as a UUID'
  throw invalidRequest([{ in: 'header', pointer: `/${HEADER.toLowerCase()}`, message }])
}

function keeperOf(claim: IdempotencyClaim): KeepAnswer {
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

function reused(): HttpProblem {
  const detail = 'This Idempotency-Key came with another body before: use a new key for a new request.'
  return new HttpProblem(422, 'idempotency_key_reused', detail)
}
