// The series of a meter, at the paths of Enedis below `/enedis`: a client of Enedis moves here by its base address and its bearer.
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import type { Callers } from '../accounts/callers.js'
import { type GatewayError, invalidParameter } from '../gateway-error.js'
import { METERING_RESOURCES, type MeteringResource } from '../readings/resources.js'
import { answerErrors, dataHeaders, sendJsonText } from './answers.js'
import { NAMES_2026, readPeriod, readPoint, V5_NAMES } from './asked-period.js'
import { write2026Body } from './body-2026.js'
import { writeV5Body } from './body-v5.js'
import type { SeriesAccess } from './series-access.js'

export const MIRROR_PREFIX = '/enedis'

export interface MirrorDependencies {
  callers: Callers
  access: SeriesAccess
  now: () => number
}

export function meteringRoutes(dependencies: MirrorDependencies): Hono<HubEnv> {
  const routes = new Hono<HubEnv>()
  for (const resource of METERING_RESOURCES) {
    routes.get(`/${resource.v5}`, (context) => answerV5(context, resource, dependencies))
    routes.get(`/mesure_synchrone_auto/v2/${resource.path2026}`, (context) =>
      answer2026(context, resource, dependencies),
    )
  }
  return routes
}

export const writeError = (context: Context<HubEnv>) => (error: GatewayError) => error.toBody(context.get('requestId'))

function answerV5(context: Context<HubEnv>, resource: MeteringResource, { access, now }: MirrorDependencies) {
  return answerErrors(context, writeError(context), async () => {
    const { searchParams } = new URL(context.req.url)
    const { asked, series } = await access.readFor(context.req.header('authorization'), () => ({
      resource,
      point: readPoint(searchParams, V5_NAMES),
      ...readPeriod(searchParams, V5_NAMES, now()),
    }))
    return sendJsonText(context, writeV5Body({ ...asked, ...series }), 200, dataHeaders(series))
  })
}

function answer2026(context: Context<HubEnv>, resource: MeteringResource, { access, now }: MirrorDependencies) {
  return answerErrors(context, writeError(context), async () => {
    const { searchParams } = new URL(context.req.url)
    const { asked, series } = await access.readFor(context.req.header('authorization'), () => ({
      resource,
      point: readPoint(searchParams, NAMES_2026),
      ...readPeriod(searchParams, NAMES_2026, now()),
      ...(resource.series === 'power' ? readPowerOptions(searchParams) : {}),
    }))
    return sendJsonText(context, write2026Body({ ...asked, ...series }), 200, dataHeaders(series))
  })
}

/** What a maximum power may be asked with; `P1D` and `PMA` where nothing is said. @throws {GatewayError} */
export function readPowerOptions(parameters: URLSearchParams): { step: 'P1D' | 'P1M'; phases: boolean } {
  for (const name of ['mesuresPas', 'grandeurPhysique']) {
    if (parameters.getAll(name).length > 1) throw invalidParameter(`${name} parameter must be given once.`)
  }
  const step = parameters.get('mesuresPas') ?? 'P1D'
  const quantity = parameters.get('grandeurPhysique') ?? 'PMA'
  if (step !== 'P1D' && step !== 'P1M') throw invalidParameter('mesuresPas must be P1D or P1M.')
  if (quantity !== 'PMA' && quantity !== 'TOUT') throw invalidParameter('grandeurPhysique must be PMA or TOUT.')
  return { step, phases: quantity === 'TOUT' }
}
