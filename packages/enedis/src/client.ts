import { ApiPromise, type CallOptions, createThrower, locateError, onDemand, type WithResponse } from '@hub/http'
import { createAuthorizationUrl } from './consent.js'
import { fetchHistory } from './history.js'
import type { HistoryData } from './history-types.js'
import { loadApplicationToken } from './load-token.js'
import { createGenerationChoice, createSender } from './send.js'
import type { SeriesContext } from './series/fetch-series.js'
import type { SeriesKind } from './series/kinds.js'
import type { EnedisClient, EnedisClientOptions } from './types.js'

const API = 'Enedis'

// Loaded by the first call that needs them: each pays for what it uses.
const loadSeries = /* @__PURE__ */ onDemand(() => import('./series/series.js'))
const loadContracts = /* @__PURE__ */ onDemand(() => import('./contracts/fetch-contracts.js'))
const loadUsagePoints = /* @__PURE__ */ onDemand(() => import('./contracts/fetch-usage-points.js'))
const loadServices = /* @__PURE__ */ onDemand(() => import('./services/fetch-services.js'))
const loadIndexes = /* @__PURE__ */ onDemand(() => import('./series/fetch-indexes.js'))

/**
 * A client of Enedis Data Connect. Never throws and never touches the network; what is wrong with its options is reported by the first
 * call.
 *
 * @example
 * const enedis = createEnedisClient({ environment: 'production', clientId, clientSecret })
 * const { days } = await enedis.getDailyConsumption({ usagePointId, start: '2026-10-01', end: '2026-11-01' })
 */
export function createEnedisClient(options: EnedisClientOptions = {}): EnedisClient {
  const { apiMode = '2026', now = Date.now, maxDailyDays } = options
  const token = loadApplicationToken(options)
  const { send, raw } = createSender(options, token)
  const context: SeriesContext = { send, choose: createGenerationChoice(apiMode), now, maxDailyDays }

  function createSeriesCall<Name extends keyof HistoryData>(name: Name, others: readonly string[] = []) {
    return async (parameters: unknown, call?: CallOptions) => {
      const { checkSeries, fetchSeries, seriesKinds } = await loadSeries()
      const kind = seriesKinds[name] as SeriesKind<HistoryData[Name]>
      return fetchSeries(context, kind, checkSeries(parameters, now(), others), call)
    }
  }

  function createIndexCall(direction: 'consumption' | 'production') {
    return async (parameters: unknown, call?: CallOptions) =>
      (await loadIndexes()).fetchIndexes(context, apiMode, direction, parameters, call)
  }

  const methods = toMethods({
    getDailyConsumption: createSeriesCall('dailyConsumption'),
    getDailyProduction: createSeriesCall('dailyProduction'),
    getConsumptionLoadCurve: createSeriesCall('consumptionLoadCurve'),
    getProductionLoadCurve: createSeriesCall('productionLoadCurve'),
    getDailyMaxPower: createSeriesCall('dailyMaxPower', ['phases', 'step']),
    getConsumptionIndexes: createIndexCall('consumption'),
    getProductionIndexes: createIndexCall('production'),
    getContract: async (parameters, call) => (await loadContracts()).fetchContracts(context, parameters, call),
    getAddress: async (parameters, call) => (await loadContracts()).fetchAddress(context, parameters, call),
    getIdentity: async (parameters, call) => (await loadContracts()).fetchIdentity(context, parameters, call),
    getContact: async (parameters, call) => (await loadContracts()).fetchContact(context, parameters, call),
    getSubscribedServices: async (parameters, call) =>
      (await loadServices()).fetchServices(send, apiMode, parameters, call),
    getAuthorizedUsagePoints: async (parameters, call) =>
      (await loadServices()).fetchAuthorized(send, apiMode, parameters, call),
    getUsagePoints: async (call) => (await loadUsagePoints()).fetchUsagePoints(send, apiMode, call),
  })
  return {
    ...methods,
    getHistory: (parameters, call) => fetchHistory(context, parameters, call),
    authorizationUrl(parameters) {
      try {
        return createAuthorizationUrl(parameters, options)
      } catch (thrown) {
        throw locateError(thrown, API, 'authorizationUrl')
      }
    },
    revokeToken: (call) => token.revoke(call).catch(createThrower(API, 'revokeToken')),
    raw,
  }
}

type Called = Exclude<keyof EnedisClient, 'getHistory' | 'authorizationUrl' | 'revokeToken' | 'raw'>

/** What each method does, with the answer that it comes from. */
type Calls = {
  [Name in Called]: (
    ...given: Parameters<EnedisClient[Name]>
  ) => Promise<WithResponse<Awaited<ReturnType<EnedisClient[Name]>>>>
}

/** The methods, whose errors name them. */
function toMethods(calls: Calls): Pick<EnedisClient, Called> {
  const methods = Object.entries(calls).map(([name, work]) => [
    name,
    (...given: unknown[]) =>
      new ApiPromise((work as (...given: unknown[]) => Promise<never>)(...given).catch(createThrower(API, name)), name),
  ])
  return Object.fromEntries(methods) as Pick<EnedisClient, Called>
}
