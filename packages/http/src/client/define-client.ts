import { type AuthProvider, headerAuth } from '../auth.js'
import type { RequestFormat } from '../requests/request-schema.js'
import { createRequestBuilder } from '../requests/build-request.js'
import { createClientCore } from './create-client-core.js'
import type { ApiDefinition, ClientDefinition, TokenHeader } from './definition.js'
import type { CallOptions, ClientOptions, HeaderOptions } from './options.js'
import type { AnswerProblem, ClientCore, DataOf, RequestOf } from './types.js'

/** What the additions of a client are built on. */
export interface ClientContext<Methods, Paths extends object, Operations, Options> {
  /** Sends one operation with a request of your own. */
  core: ClientCore<Paths, Operations>
  /** The generated methods. */
  methods: Methods
  /**
   * The request of an operation, as its method would send it.
   *
   * @throws InvalidRequestError naming the parameter at fault
   */
  buildRequest: <Id extends keyof Operations>(operationId: Id, parameters: unknown) => RequestOf<Operations[Id]>
  options: Options
}

/** What no document can say of an API. */
export type ClientOverrides<
  Methods,
  Paths extends object,
  Operations,
  Formats extends string,
  Options,
  Extra extends object,
> = FormatOverrides<Formats> & {
  /** What is done to the parameters of every method before they are read. */
  prepare?: (parameters: unknown) => unknown
  /** Credentials, when the caller gave no `auth`. Default: the `token` option, in the header that the document names. */
  auth?: (options: Options) => AuthProvider | undefined
  /** Headers of every call, unless the caller's options have them. */
  headers?: HeaderOptions
  /** How the default rate limiter differs from what the document declares, for APIs whose document has an `x-hub-pace`; false for none. */
  rateLimiter?: { defaultHold?: number } | false
  readError?: ClientDefinition['readError']
  readRefusal?: ClientDefinition['readRefusal']
  /** By operation: a problem that its schema cannot express, of an answer that fits it. */
  verify?: { readonly [Id in keyof Operations]?: (data: DataOf<Operations[Id]>) => AnswerProblem | undefined }
  /** Further methods, and those that take the place of a generated one. `locateMethods` has their errors name them. */
  extend?: (context: ClientContext<Methods, Paths, Operations, Options>) => Extra
}

/** How the values of each `x-hub-format` of the document are read. */
type FormatOverrides<Formats extends string> = [Formats] extends [never]
  ? { formats?: undefined }
  : { formats: Readonly<Record<Formats, RequestFormat>> }

/** The generated methods with the additions of a client, and the openapi-fetch client underneath. */
export type DefinedClient<Methods, Paths extends object, Extra> = Omit<Methods, keyof Extra> &
  Extra & { readonly raw: ClientCore<Paths, unknown>['raw'] }

type Parse = (parameters: unknown) => object

/**
 * A function that creates clients of an API, each with a method per operation of its document.
 *
 * A client refuses wrong parameters before any call, naming the field. Creating one never throws and never touches the network: what is
 * wrong with its options is said by the first call.
 *
 * @param definition What codegen wrote from `openapi/<api>.yaml`.
 * @param overrides What the document cannot say.
 */
export function defineClient<
  Methods extends object,
  Paths extends object,
  Operations,
  Environment extends string,
  Formats extends string,
  Options extends ClientOptions<Environment>,
  Extra extends object = {},
>(
  definition: ApiDefinition<Methods, Paths, Operations, Environment, Formats>,
  overrides: ClientOverrides<Methods, Paths, Operations, Formats, Options, Extra>,
): (options?: Options) => DefinedClient<Methods, Paths, Extra> {
  const formats = { ...definition.formats, ...overrides.formats }
  const { prepare = (given: unknown) => given, verify = {}, readError, readRefusal } = overrides
  const { rateLimit } = definition
  const { rateLimiter: limiterOptions } = overrides
  const findLimiter =
    rateLimit && limiterOptions !== false && definition.createSharedLimiters?.(rateLimit, definition, limiterOptions)
  const builders = new Map<PropertyKey, Parse>()
  const buildRequest = (id: PropertyKey, parameters: unknown): object => {
    let build = builders.get(id)
    if (!build) {
      const operation = definition.operations[String(id)]
      build = createRequestBuilder(operation?.path ?? '', operation?.request, formats)
      builders.set(id, build)
    }
    return build(prepare(parameters))
  }

  return (options = {} as Options) => {
    const core = createClientCore<Paths, Operations>(
      { ...definition, ...(readError && { readError }), ...(readRefusal && { readRefusal }) },
      {
        ...options,
        rateLimiter: options.rateLimiter ?? (findLimiter || undefined)?.(options),
        auth: options.auth ?? overrides.auth?.(options) ?? tokenAuth(definition.token, options),
        ...(overrides.headers && { headers: { ...overrides.headers, ...options.headers } }),
      },
    )
    const untyped = core as unknown as { call(id: string, prepare: () => object, ...rest: unknown[]): never }
    const createMethod = (id: string) => {
      const { paging, request } = definition.operations[id] ?? {}
      const check = (verify as Record<string, unknown>)[id]
      const send = (parameters: unknown, call?: CallOptions) =>
        untyped.call(id, () => buildRequest(id, parameters), call, check)
      if (!request) return (call?: CallOptions) => send({}, call)
      // Where nothing is required the parameters may be left out.
      if (!request.parameters.required && !paging)
        return (parameters: unknown = {}, call?: CallOptions) => send(parameters, call)
      return paging && definition.createList ? definition.createList(definition.api, id, paging, send) : send
    }
    const methods = Object.fromEntries(
      Object.keys(definition.operations).map((id) => [id, createMethod(id)]),
    ) as Methods
    const context = { core, methods, buildRequest: buildRequest as never, options }
    return { ...methods, ...(overrides.extend?.(context) as Extra), raw: core.raw }
  }
}

function tokenAuth(where: TokenHeader | undefined, options: object): AuthProvider | undefined {
  const { token = '' } = options as { token?: string }
  return where && headerAuth(where.header, token, 'token', where.scheme)
}
