import { getPathBelow } from './addresses.js'
import { createFailureResponse, type FailureQueue } from './failures.js'
import { Refusal } from './refusal.js'
import { findRoute } from './routes.js'
import { wait } from './wait.js'

/** A request to a simulated service, parsed. */
export interface SimulatedCall<Operation extends string = string> {
  operation: Operation
  /** Values of the path's parameters, decoded. */
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
  /** Applies a call to the state and answers it, or throws a Refusal. */
  handle: (call: SimulatedCall<Operation>) => Response | Promise<Response>
  /** Answers a path that the service does not have, or another method than its path has (then there are `methods`). */
  handleUnknownRoute: (methods: readonly string[]) => Response
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
    const route = findRoute(service.operations, request.method, getPathBelow(url, service.baseUrls))
    if ('methods' in route) return withoutBodyForHead(request, service.handleUnknownRoute(route.methods))
    const { headers } = request
    const call = { ...route, query: url.searchParams, headers, body: parseBody(await request.text()) }
    const response = await respond(call, service, request)
    await wait(service.latency(), request)
    return response
  }
}

/** No operation is called by HEAD; whatever it is answered has no body. */
function withoutBodyForHead({ method }: Request, response: Response): Response {
  return method === 'HEAD' ? new Response(null, response) : response
}

async function respond<Operation extends string>(
  call: SimulatedCall<Operation>,
  service: SimulatedService<Operation>,
  request: Request,
): Promise<Response> {
  const failure = service.failures.take(call.operation)
  if (failure === undefined) return handle(call, service)
  switch (failure.kind) {
    case 'status':
      return createFailureResponse(failure)
    case 'empty':
      await handle(call, service)
      return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } })
    case 'delay': {
      const response = await handle(call, service)
      await wait(failure.milliseconds, request)
      return response
    }
    case 'lost-answer':
      await handle(call, service)
      break
    case 'reset':
  }
  throw new BrokenConnection()
}

async function handle<Operation extends string>(
  call: SimulatedCall<Operation>,
  service: SimulatedService<Operation>,
): Promise<Response> {
  try {
    return await service.handle(call)
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.toResponse()
    throw thrown
  }
}

function parseBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
