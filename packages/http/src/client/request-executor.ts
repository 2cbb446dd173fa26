import { assertEngine } from '../engine.js'
import { HubError } from '../errors/hub-error.js'
import { loadPart } from '../errors/load-part.js'
import { Call } from '../lifecycle/call.js'
import { ReceivedAnswer } from '../lifecycle/received-answer.js'
import { transport, type TransportSettings } from '../lifecycle/transport.js'
import type { Logger } from '../logger.js'
import { createObservers } from '../observation/call-observer.js'
import type { Operation } from '../operations.js'
import { refuse } from '../requests/refuse.js'
import { resolveBaseUrl } from './base-url.js'
import type { ClientDefinition } from './definition.js'
import { mergeHeaders, withoutRemoved } from './headers.js'
import { resolveLimits } from './limits.js'
import { MiddlewareList } from './middleware.js'
import { type CallOptions, type ClientDefaults, type ClientOptions, DEFAULTS } from './options.js'
import { type RequestBase, type RequestParts, toOutgoing } from './outgoing.js'
import { serializePath } from './path.js'
import type { RawAnswer, RawInit } from './raw-call.js'
import { readWait, typedError } from './typed-errors.js'

export type NamedOperation = Operation & { name: string }

/** What came of a call: `data` of a success or `error` of the rest, parsed when it was JSON. */
export interface Outcome {
  data?: unknown
  error?: unknown
  answer: ReceivedAnswer
}

/** The way of one client to its API: a request is built, and the transport carries it. */
export class RequestExecutor {
  readonly middleware = new MiddlewareList()
  readonly #definition: ClientDefinition
  readonly #options: ClientOptions
  readonly #logger: Required<Logger>
  readonly #defaults = new WeakMap<NamedOperation, ClientDefaults>()
  readonly #observe: ReturnType<typeof createObservers>
  #baseUrl: string | undefined

  constructor(definition: ClientDefinition, options: ClientOptions, logger: Required<Logger>) {
    this.#definition = definition
    this.#options = options
    this.#logger = logger
    this.#observe = createObservers(options.hooks, options.logger, logger)
  }

  /** The state of a new call. @throws InvalidRequestError when an option is unusable. */
  begin(operation: NamedOperation, callOptions: CallOptions): Call {
    assertEngine()
    let defaults = this.#defaults.get(operation)
    // What an operation declares comes before what its API does, and after what the caller asks for.
    if (!defaults)
      this.#defaults.set(operation, (defaults = { ...DEFAULTS, ...this.#definition.defaults, ...operation }))
    const call = new Call(operation, resolveLimits(callOptions, this.#options, defaults))
    call.toError = (thrown) => typedError(this.#definition, call, thrown)
    if (this.#observe) {
      const { name, method, path } = operation
      call.observer = this.#observe({
        api: this.#definition.api,
        operation: name,
        method,
        path,
        origin: this.#findOrigin(),
      })
    }
    return call
  }

  /** Where calls are sent; undefined when the options name no address, which the call itself then says. */
  #findOrigin(): string | undefined {
    try {
      return new URL(this.#findBaseUrl()).origin
    } catch {
      return undefined
    }
  }

  #findBaseUrl(): string {
    const { environments, basePath } = this.#definition
    return (this.#baseUrl ??= resolveBaseUrl(this.#options, environments, basePath))
  }

  /** Sends a typed call; rejects with a typed error when no answer can be handed on. A success that is not JSON is left unread. */
  async send(call: Call, parts: RequestParts, callOptions: CallOptions): Promise<Outcome> {
    const { operation } = call
    try {
      if (this.middleware.all.length > 0) {
        const { query, path, body } = parts
        const init = { params: { query, path }, body, ...operation.answer?.init }
        const { response, ...read } = await this.#request(call, init, callOptions)
        return { ...read, answer: new ReceivedAnswer(response) }
      }
      const { base, settings } = this.#prepare(call, parts.body, callOptions)
      const request = buildFrom(() => toOutgoing(operation, parts, base))
      const encoded = this.#options.fetch && base.written.encode && (await base.written.encode())
      const answer = await transport(
        encoded ? { ...request, ...encoded, headers: { ...encoded.headers, ...request.headers } } : request,
        call,
        settings,
      )
      if (!answer.ok) return { error: answer.readError(), answer }
      return { data: operation.answer ? undefined : answer.readJson(), answer }
    } catch (thrown) {
      return fail(call, thrown)
    }
  }

  /** Sends a call by openapi-fetch. */
  sendRaw(call: Call, init: RawInit, callOptions: CallOptions): Promise<RawAnswer> {
    return this.#request(call, init, callOptions).catch((thrown: unknown) => fail(call, thrown))
  }

  async #request(call: Call, init: RawInit, callOptions: CallOptions): Promise<RawAnswer> {
    const { requestByFetchClient } = await loadPart(() => import('./fetch-client.js'))
    const { base, settings } = this.#prepare(call, init.body, callOptions)
    const middleware = [...this.middleware.all, ...(init.middleware ?? [])]
    return requestByFetchClient(call, { pathSerializer: serializePath, ...init, middleware }, base, async (request) => {
      const { response } = await transport(request, call, settings)
      return response
    })
  }

  #prepare(call: Call, body: unknown, callOptions: CallOptions): { base: RequestBase; settings: TransportSettings } {
    const { operation } = call
    const { api, userAgent } = this.#definition
    const options = this.#options
    const written: RequestBase['written'] = buildFrom(() => operation.body?.serialize(body, call)) ?? {}
    const own = { 'user-agent': userAgent, ...operation.answer?.headers, ...written.headers }
    const { headers, removed } = mergeHeaders(own, options.headers, callOptions.headers)
    const settings = {
      api,
      fetch: options.fetch ?? globalThis.fetch,
      auth: operation.isPublic ? undefined : withoutRemoved(options.auth, removed),
      gate: options.rateLimiter?.gate,
      logger: this.#logger,
      readWait: (answer: ReceivedAnswer) => readWait(this.#definition, call, answer),
    }
    return { base: { baseUrl: this.#findBaseUrl(), headers, written }, settings }
  }
}

/** Ends a call with what its caller gets of a failure. */
async function fail(call: Call, thrown: unknown): Promise<never> {
  call.endAttempt()
  throw await call.toError(thrown)
}

/** @throws InvalidRequestError when the values make no request, such as a BigInt in a JSON body; the engine's own message may quote them */
function buildFrom<Built>(build: () => Built): Built {
  try {
    return build()
  } catch (thrown) {
    if (HubError.isInstance(thrown)) throw thrown
    throw refuse('request', 'unbuildable')
  }
}
