// The interface of MyElectricalData below `/enedis`: an envelope, and two forms of what is in it. Its header `X-MED-Format: 2026` asks for
// the new one; without it the form of v5 is given, and announced to go.
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import type { Caller } from '../accounts/callers.js'
import type { GatewayError } from '../gateway-error.js'
import { answerErrors, dataHeaders, sendJsonText } from '../mirror/answers.js'
import { checkPeriod, parseDay, parsePoint, readOne, V5_NAMES } from '../mirror/asked-period.js'
import { write2026Body } from '../mirror/body-2026.js'
import { writeV5Body } from '../mirror/body-v5.js'
import type { Customers } from '../mirror/customers.js'
import type { MirrorDependencies } from '../mirror/metering-routes.js'
import { readParisDay } from '../readings/paris-time.js'
import { METERING_RESOURCES } from '../readings/resources.js'
import { type MedAnswer, readAddress2026, readContract2026 } from './med-contract.js'

/** RFC 9745: 4 October 2026, when its version 2.0.0 came out. */
const DEPRECATION = '@1791153780'

export interface MedDependencies extends MirrorDependencies {
  customers: Customers
}

export function myElectricalDataRoutes(dependencies: MedDependencies): Hono<HubEnv> {
  const { access, customers, now } = dependencies
  const routes = new Hono<HubEnv>()
  for (const resource of METERING_RESOURCES) {
    routes.get(`/${resource.myElectricalData}/:pdl`, (context) =>
      answer(context, dependencies, async (is2026) => {
        const { asked, series } = await access.readFor(context.req.header('authorization'), () => ({
          resource,
          point: readPdl(context),
          ...readMedPeriod(new URL(context.req.url).searchParams, now()),
        }))
        const whole = { ...asked, ...series, stamps: 'start' } as const
        return { data: is2026 ? write2026Body(whole) : writeV5Body(whole), headers: dataHeaders(series) }
      }),
    )
  }
  routes.get('/contract/:pdl', (context) =>
    answerCustomer(context, dependencies, async (caller, point, is2026) => {
      if (is2026) return readContract2026(customers, caller, point)
      const answered = await customers.readV5(caller, point, 'contracts')
      return { data: JSON.stringify(answered.answer), headers: dataHeaders(answered) }
    }),
  )
  routes.get('/address/:pdl', (context) =>
    answerCustomer(context, dependencies, async (caller, point, is2026) => {
      if (is2026) return readAddress2026(customers, caller, point)
      const answered = await customers.readV5(caller, point, 'addresses')
      return { data: JSON.stringify(answered.answer), headers: dataHeaders(answered) }
    }),
  )
  return routes
}

const readPdl = (context: Context<HubEnv>): string => parsePoint(context.req.param('pdl') ?? '', 'pdl')

function answerCustomer(
  context: Context<HubEnv>,
  dependencies: MedDependencies,
  work: (caller: Caller, point: string, is2026: boolean) => Promise<MedAnswer>,
): Promise<Response> {
  return answer(context, dependencies, async (is2026) => {
    const caller = await dependencies.callers.require(context.req.header('authorization'))
    return work(caller, readPdl(context), is2026)
  })
}

type Work = (is2026: boolean) => Promise<MedAnswer>

function answer(context: Context<HubEnv>, { now }: MedDependencies, work: Work): Promise<Response> {
  const timestamp = new Date(now()).toISOString()
  const is2026 = context.req.header('x-med-format')?.trim() === '2026'
  const write = (error: GatewayError) => {
    const { description, kind, extensions } = error.details
    const problem = {
      code: MED_CODES.get(kind) ?? kind.toUpperCase(),
      message: description,
      kind,
      request_id: context.get('requestId'),
    }
    return { success: false, data: null, error: { ...problem, ...extensions }, timestamp }
  }
  return answerErrors(context, write, async () => {
    const { data, headers } = await work(is2026)
    const all = is2026 ? headers : { ...headers, deprecation: DEPRECATION }
    const text = `{"success":true,"data":${data},"error":null,"timestamp":"${timestamp}"}`
    return sendJsonText(context, text, 200, { ...all, vary: 'X-MED-Format' })
  })
}

/** Codes that its clients know. */
const MED_CODES: ReadonlyMap<string, string> = new Map([
  ['unauthenticated', 'INVALID_TOKEN'],
  ['unknown_usage_point', 'PDL_NOT_FOUND'],
  ['no_data', 'NO_DATA'],
  ['quota_exceeded', 'RATE_LIMIT_EXCEEDED'],
  ['end_in_future', 'INVALID_DATE_RANGE'],
  ['history_limit', 'DATE_TOO_OLD'],
  ['before_activation', 'ADAM-ERR0123'],
  ['consent_missing', 'ACCESS_DENIED'],
  ['upstream_unavailable', 'ENEDIS_UNAVAILABLE'],
  ['upstream_error', 'ENEDIS_ERROR'],
])

/** Its end is cut to today; a start that is not before it asks for the day before. */
function readMedPeriod(parameters: URLSearchParams, now: number) {
  const today = readParisDay(now)
  const start = parseDay(readOne(parameters, V5_NAMES.start), V5_NAMES.start)
  const asked = parseDay(readOne(parameters, V5_NAMES.end), V5_NAMES.end)
  const end = asked > today ? today : asked
  const before = new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return checkPeriod({ start: start < end ? start : before, end }, V5_NAMES, now)
}
