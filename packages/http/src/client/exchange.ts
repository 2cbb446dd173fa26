import createFetchClient, { type Client } from 'openapi-fetch'
import { Call } from '../lifecycle/call.js'
import { transport } from '../lifecycle/transport.js'
import type { Logger } from '../logger.js'
import type { Operation } from '../operations.js'
import { resolveBaseUrl } from './base-url.js'
import type { ClientDefinition } from './definition.js'
import { mergeHeaders, withoutRemoved } from './headers.js'
import { limitsOf } from './limits.js'
import { type CallOptions, type ClientOptions, DEFAULTS } from './options.js'
import { serializePath } from './path.js'
import { typedError } from './typed-errors.js'

export type NamedOperation = Operation & { name: string }

/** What openapi-fetch answers: `data` of a success or `error` of the rest, parsed when it was JSON. */
export interface Answer {
  data?: unknown
  error?: unknown
  response: Response
}

/** What openapi-fetch takes beside the path; the rest of it is none of our business. */
export interface RequestInitParts {
  params?: { path?: unknown; query?: unknown }
  body?: unknown
}

type UntypedRequest = (method: string, path: string, init: object) => Promise<Answer>

/** The way of one client to its API: openapi-fetch builds the request, the transport carries it. */
export class Exchange {
  readonly #definition: ClientDefinition
  readonly #options: ClientOptions
  readonly #logger: Required<Logger>
  #fetchClient: Client<Record<string, never>> | undefined

  constructor(definition: ClientDefinition, options: ClientOptions, logger: Required<Logger>) {
    this.#definition = definition
    this.#options = options
    this.#logger = logger
  }

  /** Created on first use: it looks at the global Request, which makes the runtime load its fetch stack. */
  get fetchClient(): Client<Record<string, never>> {
    this.#fetchClient ??= createFetchClient({ redirect: 'manual', pathSerializer: serializePath })
    return this.#fetchClient
  }

  /** The state of a new call. @throws InvalidRequestError when an option is unusable. */
  begin(operation: NamedOperation, callOptions: CallOptions): Call {
    const defaults = { ...DEFAULTS, ...this.#definition.defaults }
    return new Call(operation, limitsOf(callOptions, this.#options, defaults))
  }

  /** Sends the request of a call; rejects with a typed error when no answer can be handed on. */
  async send(call: Call, init: RequestInitParts, callOptions: CallOptions): Promise<Answer> {
    const { operation } = call
    const options = this.#options
    try {
      const userAgent = { 'user-agent': this.#definition.userAgent }
      const { headers, removed } = mergeHeaders(userAgent, options.headers, callOptions.headers)
      const baseUrl = resolveBaseUrl(options, this.#definition.environments)
      const settings = {
        api: this.#definition.api,
        fetch: options.fetch ?? globalThis.fetch,
        auth: withoutRemoved(options.auth, removed),
        logger: this.#logger,
      }
      const fetch = (request: Request): Promise<Response> => transport(request, call, settings)
      const request = this.fetchClient.request as unknown as UntypedRequest
      // Path parameters are always given, or openapi-fetch would send `{id}` as it stands when there are none.
      const params = { ...init.params, path: init.params?.path ?? {} }
      return await request(operation.method, operation.path, { ...init, params, baseUrl, headers, fetch })
    } catch (thrown) {
      throw typedError(this.#definition, call, thrown)
    }
  }
}
