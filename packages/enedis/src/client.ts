import { type CallOptions, locateMethods, onDemand } from '@hub/http'
import { createAuthorizationUrl } from './consent.js'
import { fetchHistory } from './history.js'
import type { HistoryData } from './history-types.js'
import { loadApplicationToken } from './load-token.js'
import { createGenerationChoice, createSender, toApiPromise } from './send.js'
import type { SeriesContext } from './series/fetch-series.js'
import type { SeriesKind } from './series/kinds.js'
import type { EnedisClient, EnedisClientOptions } from './types.js'

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

  function createSeriesMethod<Name extends keyof HistoryData>(name: Name, others: readonly string[] = []) {
    return (parameters: unknown, call?: CallOptions) =>
      toApiPromise(async () => {
        const { checkSeries, fetchSeries, seriesKinds } = await loadSeries()
        const kind = seriesKinds[name] as SeriesKind<HistoryData[Name]>
        return fetchSeries(context, kind, checkSeries(parameters, now(), others), call)
      })
  }

  function createIndexMethod(direction: 'consumption' | 'production') {
    return (parameters: unknown, call?: CallOptions) =>
      toApiPromise(async () => (await loadIndexes()).fetchIndexes(context, apiMode, direction, parameters, call))
  }

  const methods: EnedisClient = {
    getDailyConsumption: createSeriesMethod('dailyConsumption'),
    getDailyProduction: createSeriesMethod('dailyProduction'),
    getConsumptionLoadCurve: createSeriesMethod('consumptionLoadCurve'),
    getProductionLoadCurve: createSeriesMethod('productionLoadCurve'),
    getDailyMaxPower: createSeriesMethod('dailyMaxPower', ['phases', 'step']),
    getConsumptionIndexes: createIndexMethod('consumption'),
    getProductionIndexes: createIndexMethod('production'),
    getHistory: (parameters, call) => fetchHistory(context, parameters, call),
    getContract: (parameters, call) =>
      toApiPromise(async () => (await loadContracts()).fetchContracts(context, parameters, call)),
    getAddress: (parameters, call) =>
      toApiPromise(async () => (await loadContracts()).fetchAddress(context, parameters, call)),
    getIdentity: (parameters, call) =>
      toApiPromise(async () => (await loadContracts()).fetchIdentity(context, parameters, call)),
    getContact: (parameters, call) =>
      toApiPromise(async () => (await loadContracts()).fetchContact(context, parameters, call)),
    getSubscribedServices: (parameters, call) =>
      toApiPromise(async () => (await loadServices()).fetchServices(send, apiMode, parameters, call)),
    getAuthorizedUsagePoints: (parameters, call) =>
      toApiPromise(async () => (await loadServices()).fetchAuthorized(send, apiMode, parameters, call)),
    getUsagePoints: (call) => toApiPromise(async () => (await loadUsagePoints()).fetchUsagePoints(send, apiMode, call)),
    authorizationUrl: (parameters) => createAuthorizationUrl(parameters, options),
    revokeToken: (call) => token.revoke(call),
    raw,
  }
  return locateMethods(methods, 'Enedis')
}
