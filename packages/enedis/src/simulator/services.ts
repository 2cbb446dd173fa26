import type { Meter } from './meters.js'
import type { EnedisState } from './state.js'
import { createRefusal } from './errors.js'

interface Service {
  id: number
  pointId: string
  serviceCode: string
  etatCode: string
  mesuresTypeCode: string
  injection: boolean
  soutirage: boolean
  autorisation: { autorisationId: number }
}

const PAGE_SIZE = 100
const MEASURES = ['CDC', 'IDX', 'PMAX', 'ENERGIE', 'ITC']
const STATES: Readonly<Record<string, string>> = {
  ACTIF: 'Actif',
  DEMANDE: 'Demandé',
  TERMINE: 'Terminé',
  SUPPRIME: 'Supprimé',
}
/** Mocks of Enedis, by `autorisationId`. */
const MOCKS: Readonly<Record<number, readonly Service[]>> = {
  10: [],
  11: createServices('14000000000001', 11, 'ACTIF', ['soutirage']),
  12: createServices('14000000000002', 12, 'ACTIF', ['soutirage', 'injection', 'both']),
  13: createServices('14000000000003', 13, 'TERMINE', ['soutirage']),
}

/** Answers `POST /subscribed_services/v1/`. @throws Refusal 500 when the body is not as described */
export function answerServices(body: unknown, state: EnedisState): Response {
  if (!isQuery(body)) throw createRefusal('internal-server-error')
  const states = body.etatCode ?? ['ACTIF', 'DEMANDE']
  const found = listServices(body, state).filter(
    (service) =>
      states.includes(service.etatCode) &&
      (body.serviceType ?? 'ACCES') === 'ACCES' &&
      (body.pointId?.includes(service.pointId) ?? true) &&
      (body.mesureTypeCode?.includes(service.mesuresTypeCode) ?? true) &&
      (body.soutirage === undefined || body.soutirage === service.soutirage) &&
      (body.injection === undefined || body.injection === service.injection),
  )
  if (body.comptage) return writeAnswer({ nbTotalServices: found.length })
  if (found.length === 0) return writeAnswer({ nbTotalServices: 0, ...writeNothing(state) })
  const first = (body.page ?? 0) * PAGE_SIZE
  return writeAnswer({ nbTotalServices: found.length, serviceSouscrit: found.slice(first, first + PAGE_SIZE) })
}

interface Query {
  comptage: boolean
  autorisationId?: number
  etatCode?: string[]
  serviceType?: string
  pointId?: string[]
  mesureTypeCode?: string[]
  soutirage?: boolean
  injection?: boolean
  page?: number
}

function isQuery(body: unknown): body is Query {
  return typeof body === 'object' && body !== null && 'comptage' in body && typeof body.comptage === 'boolean'
}

function listServices({ autorisationId }: Query, state: EnedisState): readonly Service[] {
  if (autorisationId === undefined) return state.meters.flatMap((meter) => listOwn(meter, state))
  const mock = MOCKS[autorisationId]
  if (mock) return mock
  // For some seconds after the consent there is nothing.
  if (state.countQuestions(autorisationId) <= state.switches.servicesDelay) return []
  const meter = state.meters.find(({ usagePointId }) => state.getAuthorizationId(usagePointId) === autorisationId)
  return meter ? listOwn(meter, state) : []
}

function listOwn(meter: Meter, state: EnedisState): Service[] {
  if (meter.consent === 'none') return []
  const [consumes, produces] = [meter.consumes ? ['soutirage'] : [], meter.produces ? ['injection'] : []]
  const directions = [...consumes, ...produces, ...(meter.consumes && meter.produces ? ['both'] : [])]
  const etatCode = meter.consent === 'given' ? 'ACTIF' : 'TERMINE'
  return createServices(meter.usagePointId, state.getAuthorizationId(meter.usagePointId), etatCode, directions)
}

function createServices(pointId: string, autorisationId: number, etatCode: string, directions: readonly string[]) {
  return directions.flatMap((direction, place) =>
    MEASURES.map((mesuresTypeCode, index) => ({
      id: autorisationId * 100 + place * MEASURES.length + index,
      pointId,
      serviceCode: `ACCES-${mesuresTypeCode}`,
      etatCode,
      etatLibelle: STATES[etatCode],
      mesuresTypeCode,
      mesuresPas: mesuresTypeCode === 'CDC' ? 'PT30M' : mesuresTypeCode === 'ITC' ? 'NA' : 'P1D',
      mesuresCorrigees: false,
      injection: direction !== 'soutirage',
      soutirage: direction !== 'injection',
      dateDebut: '2026-10-01',
      dateFin: '2029-09-30',
      sirenTitulaire: null,
      autorisation: {
        autorisationId,
        autorisationLibelle: 'Autorisation client',
        autorisationType: 'PARTAGE',
        autorisationStatut: etatCode === 'ACTIF' ? 'ACTIVE' : 'TERMINEE',
      },
    })),
  )
}

function writeNothing({ switches }: EnedisState): object {
  if (switches.emptyServices === 'absent') return {}
  return { serviceSouscrit: switches.emptyServices === 'null' ? null : [] }
}

/** POST, so not labelled as bytes. */
function writeAnswer(body: object): Response {
  return Response.json(body)
}
