import { pathBelow } from './addresses.js'
import { type FailureQueue, failureAnswer } from './failures.js'
import { findRoute } from './routes.js'
import { wait } from './wait.js'

/** A request to a simulated service, taken apart. */
export interface SimulatedCall<Operation extends string = string> {
  operation: Operation
  /** Values of the path's places, decoded. */
  path: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: Headers
  /** Parsed when it is JSON, the text otherwise, undefined when empty. */
  body: unknown
}

/** What a simulator is made of; all of it about one API. */
export interface SimulatedService<Operation extends string> {
  /** The generated operation table. */
  operations: Readonly<Record<Operation, { readonly method: string; readonly path: string }>>
  baseUrls: readonly string[]
  failures: FailureQueue<Operation>
  /** Milliseconds before each answer, after its effect. */
  latency(): number
  /** Applies a call to the state and answers it. */
  answer(call: SimulatedCall<Operation>): Response | Promise<Response>
  /** What the service says of a path it does not have, or of another method (then there are `methods`). */
  noSuchOperation(methods: readonly string[]): Response
}

export type SimulatedFetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** Thrown in place of an answer when the connection breaks; shaped like the error that `fetch` gives. */
export class BrokenConnection extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
  }
}

/** A service in this process, as a `fetch`; it rejects as native `fetch` does. */
export function createSimulatedFetch<Operation extends string>(service: SimulatedService<Operation>): SimulatedFetch {
  return async (input, init) => {
    // A request is used as it is: a copy only follows its signal for as long as the original lives.
    const request = input instanceof Request && init === undefined ? input : new Request(input, init)
    request.signal.throwIfAborted()
    const url = new URL(request.url)
    const route = findRoute(service.operations, request.method, pathBelow(url, service.baseUrls))
    if ('methods' in route) return withoutBodyForHead(request, service.noSuchOperation(route.methods))
    const { headers } = request
    const call = { ...route, query: url.searchParams, headers, body: readBody(await request.text()) }
    const response = await perform(call, service, request)
    await wait(service.latency(), request)
    return response
  }
}

/** No operation is asked by HEAD; whatever it is answered has no body. */
function withoutBodyForHead({ method }: Request, response: Response): Response {
  return method === 'HEAD' ? new Response(null, response) : response
}

async function perform<Operation extends string>(
  call: SimulatedCall<Operation>,
  service: SimulatedService<Operation>,
  request: Request,
): Promise<Response> {
  const failure = service.failures.take(call.operation)
  if (failure === undefined) return service.answer(call)
  switch (failure.kind) {
    case 'status':
      return failureAnswer(failure)
    case 'empty':
      await service.answer(call)
      return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } })
    case 'delay': {
      const response = await service.answer(call)
      await wait(failure.milliseconds, request)
      return response
    }
    case 'lost-answer':
      await service.answer(call)
      break
    case 'reset':
  }
  throw new BrokenConnection()
}

function readBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
