import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { findApi } from '../operations.js'
import { answerPart } from './contracts-2026.js'
import { writeAddresses, writeContact, writeContracts, writeIdentity, writeUsagePoints } from './contracts-v5.js'
import { showConsentPage } from './consent-page.js'
import { createRefusal, createThrottling } from './errors.js'
import { computeCurve, computeDailyEnergy, computeIndexes, computePeaks } from './measures.js'
import type { Meter } from './meters.js'
import { checkQuestion, type Resource } from './question.js'
import { answerServices } from './services.js'
import type { EnedisOperation, EnedisState } from './state.js'
import { createToken, revokeToken } from './token.js'
import { write2026, writeIndexes, writeV5 } from './write-measures.js'

type Call = SimulatedCall<EnedisOperation>
type Handler = (call: Call, state: EnedisState) => Response

const curve =
  (resource: Omit<Resource, 'isCurve'>): Handler =>
  ({ query }, state) => {
    const question = checkQuestion(query, { ...resource, isCurve: true }, state)
    const points = computeCurve(question, state)
    if (resource.isV5) return writeV5(question, points, 'W')
    return write2026(question, [{ grandeurPhysique: 'PA', unite: 'W', points }])
  }

const daily =
  (resource: Omit<Resource, 'isCurve'>): Handler =>
  ({ query }, state) => {
    const question = checkQuestion(query, { ...resource, isCurve: false }, state)
    const points = computeDailyEnergy(question, state)
    if (resource.isV5) return writeV5(question, points, 'Wh')
    return write2026(question, [{ grandeurPhysique: 'EA', unite: 'Wh', points }], 'P1D')
  }

const maxPower: Handler = ({ query }, state) => {
  const [step, wanted] = [query.get('mesuresPas') ?? '', query.get('grandeurPhysique') ?? '']
  if (!['P1D', 'P1M'].includes(step) || !['PMA', 'TOUT'].includes(wanted)) throw createRefusal('internal-server-error')
  const question = checkQuestion(query, { direction: 'consumption', isCurve: false, isV5: false }, state)
  const phases = wanted === 'TOUT' && question.meter.isThreePhase ? [1, 2, 3] : []
  const series = [0, ...phases].map((phase) => ({
    grandeurPhysique: phase === 0 ? 'PMA' : `PMA${phase}`,
    unite: 'VA' as const,
    points: computePeaks(question, state, step, phase),
  }))
  return write2026(question, series, step)
}

const maxPowerV5: Handler = ({ query }, state) => {
  const question = checkQuestion(query, { direction: 'consumption', isCurve: false, isV5: true }, state)
  return writeV5(question, computePeaks(question, state, 'P1D'), 'VA')
}

const indexes =
  (direction: Resource['direction']): Handler =>
  ({ query }, state) => {
    const question = checkQuestion(query, { direction, isCurve: false, isV5: false }, state)
    return writeIndexes(question, computeIndexes(question, state))
  }

const customer =
  (write: (meter: Meter) => object): Handler =>
  ({ query }, state) =>
    Response.json(write(findCustomer(query, state)))

/** Customer data exist for consumption points only. @throws Refusal */
function findCustomer(query: URLSearchParams, state: EnedisState): Meter {
  const point = query.get('usage_point_id') ?? ''
  if (point === '') throw createRefusal('point-missing')
  if (!/^\d{14}$/.test(point)) throw createRefusal('point-not-14-digits')
  const meter = state.findMeter(point)
  if (meter?.consent !== 'given') throw createRefusal('ADAM-DC-0008')
  if (!meter.consumes) throw createRefusal('STM-ERR-0000019')
  return meter
}

const part =
  (name: Parameters<typeof answerPart>[0]): Handler =>
  ({ path }, state) =>
    answerPart(name, path['prm'] ?? '', state)

const [consumption, production] = ['consumption', 'production'] as const

const handlers: Readonly<Record<EnedisOperation, Handler>> = {
  authorizeV1: ({ query }, state) => showConsentPage(query, 'v1', state),
  authorizeV2: ({ query }, state) => showConsentPage(query, 'v2', state),
  createToken: ({ body, headers }, state) => createToken(body, headers, state),
  revokeToken: ({ body, headers }, state) => revokeToken(body, headers, state),
  dailyConsumption: daily({ direction: consumption, isV5: false }),
  consumptionLoadCurve: curve({ direction: consumption, isV5: false }),
  dailyMaxPower: maxPower,
  dailyProduction: daily({ direction: production, isV5: false }),
  productionLoadCurve: curve({ direction: production, isV5: false }),
  consumptionIndexes: indexes(consumption),
  productionIndexes: indexes(production),
  contractSituation: part('situations'),
  contractSummary: part('summary'),
  meteringDevices: (call, state) => {
    if (!state.switches.meteringDevicesSubscribed) throw createRefusal('900908')
    return part('metering')(call, state)
  },
  generalData: part('general'),
  powerSupply: part('supply'),
  subscribedServices: ({ body }, state) => answerServices(body, state),
  dailyConsumptionV5: daily({ direction: consumption, isV5: true }),
  consumptionLoadCurveV5: curve({ direction: consumption, isV5: true }),
  dailyMaxPowerV5: maxPowerV5,
  dailyProductionV5: daily({ direction: production, isV5: true }),
  productionLoadCurveV5: curve({ direction: production, isV5: true }),
  contractsV5: customer(writeContracts),
  addressesV5: customer(writeAddresses),
  identityV5: customer(writeIdentity),
  contactV5: customer(writeContact),
  usagePointsV5: (_, state) => {
    if (!state.switches.listsUsagePoints) return handleUnknownRoute()
    return Response.json(writeUsagePoints(state.meters.filter(({ consent }) => consent === 'given')))
  },
}

const PUBLIC = new Set<EnedisOperation>(['authorizeV1', 'authorizeV2', 'createToken', 'revokeToken'])

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: Call, state: EnedisState): Response {
  const { operation, headers } = call
  if (!PUBLIC.has(operation)) {
    const [, token = ''] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
    if (!state.isTokenValid(token)) throw createRefusal('900901')
    const nextAccess = state.countCall(operation, findApi(operation) ?? '')
    if (nextAccess !== undefined) {
      const { status, body } = createThrottling(nextAccess)
      throw new Refusal(status, body)
    }
  }
  return handlers[operation](call, state)
}

/** The page of the firewall. */
export function handleUnknownRoute(): Response {
  return createRefusal('firewall-404').toResponse()
}
