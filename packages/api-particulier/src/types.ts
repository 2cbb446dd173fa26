import type {
  ApiPromise,
  AuthProvider,
  CallOptions,
  ClientCore,
  ClientOptions,
  RateLimiter,
  RateLimitStore,
} from '@hub/http'
import type { CivilPerson } from './civil-status.js'
import type { Environment } from './generated/api-particulier.definition.gen.js'
import type { PingParameters } from './generated/api-particulier.methods.gen.js'
import type { components, paths } from './generated/api-particulier.types.gen.js'
import type { BenefitOutcome } from './outcomes.js'

type Schemas = components['schemas']

/** State of a provider. */
export type Ping = Schemas['Ping']
/** A token and its rights. */
export type Introspection = Schemas['Introspection']

/** For whom a question is asked. One of them is needed, from the client or from the call. */
export interface Recipient {
  /** SIRET of the public body. */
  recipient?: string | undefined
  /** With an editor's token: the delegation whose rights are used. Enough without `recipient`. */
  delegation_id?: string | undefined
}

export interface BenefitCallOptions extends CallOptions, Recipient {}

/** The options of every client; `environment` or `baseUrl` must be given. */
export interface ApiParticulierClientOptions
  extends Omit<ClientOptions<Environment>, 'auth' | 'rateLimiter'>,
    Recipient {
  /** The token, or a function that gives it, which is asked before each call. */
  token?: string | (() => string | Promise<string>) | undefined
  /** In the place of the token, for `raw` and the benefits. */
  auth?: AuthProvider | undefined
  /**
   * Where calls are counted; share one between processes, since the limit holds for all of them. Default: this process's memory.
   */
  rateLimitStore?: RateLimitStore | undefined
  /** Names the token in a shared store, when several tokens share it; never the token itself. Default `default`. */
  rateLimitKey?: string | undefined
  /**
   * In the place of the client's own, for all delegations: 20 calls a second, and silence after a 409 (60 s) and a 429 (its `Retry-After`, else
   * 60 s).
   */
  rateLimiter?: Pick<RateLimiter, 'gate' | 'holdUntil'> | undefined
}

/** The client of API Particulier. Every method refuses wrong values before any call, naming the field. */
export interface ApiParticulierClient {
  /**
   * Whether a person has the RSA. That there is no file, or that the civil status is not recognised, is an outcome.
   *
   * @throws InvalidRequestError a value is wrong (`attempts` 0, `field`), or the API says so (400, 422)
   * @throws AuthenticationError 401, PermissionError 403: the configuration is wrong; `code` and the message say what to change
   * @throws RateLimitError 429, and ConflictError 409, with `retryAfter`: no call is sent before
   * @throws ServerError a provider failed; `isRetryable` is false when it will answer so again
   */
  getRsa(person: CivilPerson, options?: BenefitCallOptions): ApiPromise<BenefitOutcome>
  /** Whether a person has the AAH. @throws as `getRsa` */
  getAah(person: CivilPerson, options?: BenefitCallOptions): ApiPromise<BenefitOutcome>
  /** Whether a person has the ASF, the benefit of lone parents. @throws as `getRsa` */
  getAsf(person: CivilPerson, options?: BenefitCallOptions): ApiPromise<BenefitOutcome>
  /** Whether a provider answers: `ok`, `unknown` or `bad_gateway`. Not counted in any limit. */
  ping(parameters: PingParameters, options?: CallOptions): ApiPromise<Ping>
  /** The rights of the client's token. */
  introspect(options?: CallOptions): ApiPromise<Introspection>
  /** The openapi-fetch client underneath: same transport, token and pace; no throw on a status, no check. */
  readonly raw: ClientCore<paths, unknown>['raw']
}
