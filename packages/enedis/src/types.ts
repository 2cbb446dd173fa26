import type {
  ApiPromise,
  CallOptions,
  ClientCore,
  ClientOptions,
  PagedPromise,
  RateLimitStore,
  TokenStore,
} from '@hub/http'
import type { ConsentOptions } from './consent.js'
import type { EnedisAddress, EnedisContact, EnedisContracts, EnedisIdentity } from './contracts/types.js'
import type { operations, paths } from './generated/enedis.types.gen.js'
import type { ApiMode } from './generation.js'
import type { HistoryOptions, HistoryParameters, HistorySeries, HistoryWindow } from './history-types.js'
import type { MaxPowerParameters, Period, UsagePointParameters } from './parameters.js'
import type { DailyEnergy, DailyMaxPower, EnedisIndexes, LoadCurve } from './series/types.js'
import type { AuthorizationParameters, AuthorizedUsagePoints, SubscribedServices } from './services/types.js'
import type { SubscribedServicesParameters } from './services/parameters.js'

/** Production, or the sandbox with the fictitious customers of Enedis. */
export type Environment = 'production' | 'sandbox'

/** The options of the client. `environment` or `baseUrl` must be given. */
export interface EnedisClientOptions extends Omit<ClientOptions<Environment>, 'rateLimiter'>, ConsentOptions {
  /** Secret of the application at Enedis. */
  clientSecret?: string | undefined
  /** Address of the token endpoint, where it is not that of the data. Default: `baseUrl`. */
  tokenBaseUrl?: string | undefined
  /** How the application proves who it is to the token endpoint: in a header, or in the form. Default `basic`. */
  clientAuthentication?: 'basic' | 'form' | undefined
  /** Default `2026`. */
  apiMode?: ApiMode | undefined
  /** Where the token of the application is kept; share one between processes. Default: this process's memory. */
  tokenStore?: TokenStore<string> | undefined
  /** Where calls are counted; processes that share one share the quotas of Enedis. Default: this process's memory. */
  rateLimitStore?: RateLimitStore | undefined
  /**
   * The quotas: calls a second and calls an hour of each API. Default: 5 and 1 000 for each API of 2026, 5 and 10 000 for v5 as a whole.
   * `false`: none are kept here, as something else does.
   */
  quotas?: EnedisQuotas | false | undefined
  /** Days of one call for daily values; the true limit of Enedis is not known. Default 365. */
  maxDailyDays?: number | undefined
  /** The clock, in epoch milliseconds: «today» in Paris is read from it. Default `Date.now`. */
  now?: (() => number) | undefined
}

export interface EnedisQuotas {
  callsPerSecond?: number | undefined
  callsPerHour?: number | undefined
}

/**
 * The client of Enedis Data Connect, one model for both generations of its API. Every method refuses wrong values before any call, with an
 * InvalidRequestError that names the parameter; every failure has a `code` of `EnedisErrorCode`.
 */
export interface EnedisClient {
  /** Energy consumed by day, in Wh. Any number of days: several calls are made where Enedis takes fewer at once, all or nothing. */
  getDailyConsumption(parameters: Period, options?: CallOptions): ApiPromise<DailyEnergy>
  /** Energy produced by day, in Wh. */
  getDailyProduction(parameters: Period, options?: CallOptions): ApiPromise<DailyEnergy>
  /** Mean power consumed by interval, in W. Calls of 7 days, halved where Enedis says that this is too long. */
  getConsumptionLoadCurve(parameters: Period, options?: CallOptions): ApiPromise<LoadCurve>
  /** Mean power produced by interval, in W. */
  getProductionLoadCurve(parameters: Period, options?: CallOptions): ApiPromise<LoadCurve>
  /** Readings of the consumption registers. 2026 only: v5 refuses with `not_available_in_generation`. */
  getConsumptionIndexes(parameters: Period, options?: CallOptions): ApiPromise<EnedisIndexes>
  /** Readings of the production registers. 2026 only. */
  getProductionIndexes(parameters: Period, options?: CallOptions): ApiPromise<EnedisIndexes>
  /** The highest apparent power of each day, in VA, with its instant. */
  getDailyMaxPower(parameters: MaxPowerParameters, options?: CallOptions): ApiPromise<DailyMaxPower>
  /**
   * A long history, window after window: awaited, the first window; iterated, all. `pages()` gives with each window the cursor `next` that
   * goes on after it, also in another process. It leaves room for other calls. A window that fails ends it with an its error, whose `cursor` asks
   * for that window again (`hasHistoryCursor`).
   */
  getHistory<Series extends HistorySeries>(
    parameters: HistoryParameters<Series>,
    options?: HistoryOptions,
  ): PagedPromise<HistoryWindow<Series>, HistoryWindow<Series>>
  /** The contracts of a point. */
  getContract(parameters: UsagePointParameters, options?: CallOptions): ApiPromise<EnedisContracts>
  /** The address of a point. */
  getAddress(parameters: UsagePointParameters, options?: CallOptions): ApiPromise<EnedisAddress>
  /** Who holds the contract. Personal data. */
  getIdentity(parameters: UsagePointParameters, options?: CallOptions): ApiPromise<EnedisIdentity>
  /** E-mail and telephone of the holder. Personal data. */
  getContact(parameters: UsagePointParameters, options?: CallOptions): ApiPromise<EnedisContact>
  /** The services that the application has on points. 2026 only. */
  getSubscribedServices(parameters: SubscribedServicesParameters, options?: CallOptions): ApiPromise<SubscribedServices>
  /**
   * The point of a consent v2, from the `autorisation_id` of its redirect. The list may be empty for some seconds after the consent: it is
   * asked for several times.
   *
   * @throws NotFoundError `consent_pending` when it stays empty; PermissionError `consent_withdrawn` when all its services have ended
   */
  getAuthorizedUsagePoints(
    parameters: AuthorizationParameters,
    options?: CallOptions,
  ): ApiPromise<AuthorizedUsagePoints>
  /**
   * All points of the application, of v5 only. No description of Enedis has this call, so that it may not exist: `isAvailable` is then false
   * and the list is empty.
   */
  getUsagePoints(options?: CallOptions): ApiPromise<{ isAvailable: boolean; usagePointIds: readonly string[] }>
  /**
   * Where the holder gives the consent, in a browser.
   *
   * @param parameters.state At most 100 characters; it comes back with the redirect.
   * @param parameters.duration How long, ISO 8601 in days, weeks, months or years, at most three years. Default `P3Y`.
   * @param parameters.version `v2` answers `autorisation_id`, `v1` the points. Default: the option `authorizeVersion`.
   * @throws InvalidRequestError naming the parameter
   */
  authorizationUrl(parameters: {
    state: string
    duration?: string | undefined
    version?: 'v2' | 'v1' | undefined
  }): string
  /** Ends the token of the application, for all who share it; the next call obtains another. */
  revokeToken(options?: CallOptions): Promise<void>
  /** The openapi-fetch client underneath: same transport, token, pace and retries; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}
