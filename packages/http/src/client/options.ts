import type { AuthProvider } from '../auth.js'
import type { Fetch } from '../lifecycle/outgoing-request.js'
import type { Logger } from '../logger.js'
import type { Hooks } from '../observation/hooks.js'
import type { RateLimiter } from '../rate-limit/turn.js'

/** Headers to add; a later source wins over an earlier one, and null removes, the client's own credentials included. */
export type HeaderOptions = Readonly<Record<string, string | null | undefined>>

/** What each call of each client accepts as its last argument. */
export interface CallOptions {
  /** Ends the call with an AbortedError. */
  signal?: AbortSignal | undefined
  /** Milliseconds an attempt may take, its body included. Default: the client's. */
  timeout?: number | undefined
  /** Milliseconds the whole call may take, waits between attempts included. Default: the client's. */
  totalTimeout?: number | undefined
  /** Milliseconds that may pass between two chunks of a streamed upload or answer, in place of `timeout`. Default: the client's. */
  idleTimeout?: number | undefined
  /** Further attempts after the first, for operations that may be repeated. Default: the client's. */
  maxRetries?: number | undefined
  /**
   * With a rate limiter, `background` goes behind all other calls that wait, and leaves its `reserve` free for them. Default `normal`.
   */
  priority?: 'normal' | 'background' | undefined
  /** Added to this call's headers. */
  headers?: HeaderOptions | undefined
}

/** What the constructor of every client accepts. `environment` or `baseUrl` must be given; `baseUrl` wins. */
export interface ClientOptions<Environment extends string = string> {
  /** One of the API's named environments. */
  environment?: Environment | undefined
  /** Address of the API, without query, with or without the prefix of its paths (`/api/v1`); https, except on loopback. */
  baseUrl?: string | undefined
  /** Allows http to another machine, for a gateway on a private network. Credentials then travel in clear. Default false. */
  allowPlainHttp?: boolean | undefined
  /** Where credentials come from, when the API's plain `token` option is not enough. */
  auth?: AuthProvider | undefined
  /** Milliseconds an attempt may take, its body included. Default 10 000 unless the API's README says otherwise. */
  timeout?: number | undefined
  /** Milliseconds a call may take in all, waits included. Default 30 000 unless the API's README says otherwise. */
  totalTimeout?: number | undefined
  /** Milliseconds that may pass between two chunks of a streamed upload or answer, in place of `timeout`. Default 10 000. */
  idleTimeout?: number | undefined
  /** Further attempts after the first, for operations that may be repeated. Default 2. */
  maxRetries?: number | undefined
  /** Bytes of an answer, after decompression, above which it is refused. Default 10 MiB. */
  maxResponseBytes?: number | undefined
  /**
   * Sends the requests; default the global `fetch`. It is called with an address and an init, as `fetch` is, never with a `Request`. Give
   * undici's with an agent for a proxy or a client certificate.
   */
  fetch?: Fetch | undefined
  /**
   * Keeps calls within what the API allows: every attempt waits for its turn, and a 429 holds all of them. `rateLimiterByOperation` has one for each operation.
   * Default: of an API that declares what it takes, one that all clients of the process share that call the same address by the same `fetch`;
   * none otherwise. `createRateLimiter({})` limits nothing.
   */
  rateLimiter?: Pick<RateLimiter, 'gate'> | undefined
  /** Added to the headers of every call. */
  headers?: HeaderOptions | undefined
  /**
   * Told about retries and tolerated mismatches, and by `debug` about every attempt; silent by default. Never receives a URL, a header or a body.
   */
  logger?: Logger | undefined
  /** Told what becomes of each call: your own, or `traceCalls()` of `@hub/http/opentelemetry`. Default: none, at no cost. */
  hooks?: Hooks | readonly Hooks[] | undefined
  /**
   * What happens when an answer lacks a field the contract promises: `strict` throws a ContractError, `warn` tells the
   * logger, `off` does not look. Unknown fields and values always pass. Default `strict`.
   */
  validate?: 'strict' | 'warn' | 'off' | undefined
}

/** The numbers an API may set otherwise than the rest, for a reason its README gives. */
export interface ClientDefaults {
  timeout: number
  totalTimeout: number
  idleTimeout: number
  maxRetries: number
}

export const DEFAULTS: ClientDefaults = { timeout: 10_000, totalTimeout: 30_000, idleTimeout: 10_000, maxRetries: 2 }
export const DEFAULT_MAX_RESPONSE_BYTES = 10 * 1024 * 1024
