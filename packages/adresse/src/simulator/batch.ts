import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { BatchResult } from '../answers.js'
import { operations } from './operations.js'
import { parseParameters } from './parameters.js'
import type { AdresseState } from './state.js'

const MAX_REQUESTS = 100

interface Request {
  id?: string
  operation: keyof typeof operations
  params: Readonly<Record<string, unknown>>
}

/** `/batch`: each request is answered for itself (GPF `lib/batch.js`). */
export function answerBatch({ body }: SimulatedCall, state: AdresseState, cities: readonly string[]): Response {
  const results = parseRequests(body).map((request): BatchResult => {
    const own: Pick<BatchResult, 'id'> = request.id === undefined ? {} : { id: request.id }
    return Object.assign(own, answerRequest(request, state, cities))
  })
  return Response.json({ results })
}

function answerRequest({ operation, params }: Request, state: AdresseState, cities: readonly string[]): BatchResult {
  try {
    const texts = Object.entries(params).map(([name, value]): [string, string] => [name, String(value)])
    const [best, next] = operations[operation](parseParameters(new URLSearchParams(texts), cities), state)
    if (!best) return { status: 'not-found' }
    const [lon, lat] = best.geometry?.coordinates ?? []
    const score = next?.properties?.score
    const result = { ...best.properties, ...(score !== undefined && { nextResultScore: score }), lon, lat }
    return { status: 'ok', result: result as NonNullable<BatchResult['result']> }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: 'error', error: 'Failed parsing query' }
  }
}

/** @throws Refusal 400 with a `message` only */
function parseRequests(body: unknown): readonly Request[] {
  const { requests } = parseBody(body)
  if (!Array.isArray(requests)) throw refuseBatch('requests is a required param (array)')
  if (requests.length > MAX_REQUESTS) throw refuseBatch(`requests must not contains more than ${MAX_REQUESTS} items`)
  for (const { operation, params } of requests as Partial<Request>[]) {
    if (operation === undefined || !Object.hasOwn(operations, operation)) throw refuseBatch('operation is unknown')
    if (!params) throw refuseBatch('params is required for each requests item')
  }
  return requests as Request[]
}

function parseBody(body: unknown): { requests?: unknown } {
  try {
    return { ...(typeof body === 'string' ? (JSON.parse(body) as object) : (body as object)) }
  } catch {
    throw refuseBatch('requests is a required param (array)')
  }
}

function refuseBatch(message: string): Refusal {
  return new Refusal(400, { code: 400, message })
}
