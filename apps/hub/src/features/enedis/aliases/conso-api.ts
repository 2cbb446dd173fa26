// The interface of Conso API, `/api/{type}`: five types in the form of v5, seven in that of 2026.
import { isCalendarDay } from '@hub/http'
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { type Caller, readBearer } from '../accounts/callers.js'
import { GatewayError } from '../gateway-error.js'
import { dataHeaders, sendJson, sendJsonText } from '../mirror/answers.js'
import { checkPeriod, NAMES_2026 } from '../mirror/asked-period.js'
import { write2026Body } from '../mirror/body-2026.js'
import { writeMeterReading } from '../mirror/body-v5.js'
import type { Indexes } from '../mirror/index-routes.js'
import { type MirrorDependencies, readPowerOptions } from '../mirror/metering-routes.js'
import { INDEX_RESOURCES, METERING_RESOURCES, type MeteringResource } from '../readings/resources.js'

/** New spelling first: it wins where both are given. */
const SPELLINGS = [
  ['pointId', 'prm'],
  ['dateDebut', 'start'],
  ['dateFin', 'end'],
] as const

type IndexPath = (typeof INDEX_RESOURCES)[number]['path2026']
type ConsoType = { form: 'v5' | '2026'; resource: MeteringResource } | { form: 'index'; path: IndexPath }

const TYPES: ReadonlyMap<string, ConsoType> = new Map<string, ConsoType>([
  ...METERING_RESOURCES.flatMap((resource): [string, ConsoType][] => [
    [resource.consoApi, { form: 'v5', resource }],
    [resource.path2026, { form: '2026', resource }],
  ]),
  ...INDEX_RESOURCES.map(({ path2026: path }): [string, ConsoType] => [path, { form: 'index', path }]),
])

const PREFIX = '/api/'

export function consoApiRoutes(dependencies: MirrorDependencies & { indexes: Indexes }): Hono<HubEnv> {
  // Not `/api/:type`: a parameter beside the fixed names of other features would make Hono look for every route of the hub in its slow way.
  return new Hono<HubEnv>().all(`${PREFIX}*`, async (context, next) => {
    const type = context.req.path.slice(PREFIX.length)
    if (type === '' || type.includes('/')) return next()
    if (context.req.method === 'OPTIONS') return context.body(null, 200)
    try {
      return await answer(context, type, dependencies)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      const { status, description, kind, headers } = error.details
      const isOfConsoApi = kind === 'conso_api'
      const body = {
        status,
        message: description,
        ...(isOfConsoApi ? {} : { error: error.toBody(context.get('requestId')) }),
      }
      return sendJson(context, body, status, headers)
    }
  })
}

const NOT_FOR_POINT = 'The token gives no access to this point.'

async function answer(
  context: Context<HubEnv>,
  typeName: string,
  dependencies: MirrorDependencies & { indexes: Indexes },
): Promise<Response> {
  const { access, indexes, now } = dependencies
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    throw refusal(405, 'Only GET requests are allowed.', { allow: 'GET, HEAD, OPTIONS' })
  }
  const type = TYPES.get(typeName)
  if (!type) throw refusal(400, `Unknown type: use one of ${[...TYPES.keys()].join(', ')}.`)
  const { searchParams } = new URL(context.req.url)
  const [point, start, end] = SPELLINGS.map((names) => readSpelling(searchParams, names)) as [string, string, string]
  if (!/^\d{14}$/.test(point)) throw refusal(400, 'pointId must have 14 digits.')
  for (const [name, day] of Object.entries({ dateDebut: start, dateFin: end })) {
    if (!isCalendarDay(day)) throw refusal(400, `${name} must be a day in the format YYYY-MM-DD.`)
  }
  const options = readOptions(searchParams)
  const period = checkOwnPeriod({ start, end }, now())
  const bearer = readBearer(context.req.header('authorization'))
  if (bearer === undefined) throw refusal(400, 'Missing or malformed header: send "Authorization: Bearer <token>".')
  const authorize = () => requireOwnPoint(dependencies, bearer, point)
  if (type.form === 'index') {
    const answered = await indexes.read(await authorize(), point, { path: type.path, ...period })
    return sendJson(context, answered.answer, 200, dataHeaders(answered))
  }
  const { resource, form } = type
  const asked = { resource, point, ...period, ...(form === '2026' && resource.series === 'power' ? options : {}) }
  const series =
    (await access.findCached(bearer, { ...asked, mustBeListed: true })) ??
    (await access.read(await authorize(), point, asked))
  const whole = { ...asked, ...series }
  return sendJsonText(
    context,
    form === 'v5' ? writeMeterReading(whole) : write2026Body(whole),
    200,
    dataHeaders(series),
  )
}

/** @throws {GatewayError} in the words of this interface */
async function requireOwnPoint(
  { callers, access }: MirrorDependencies,
  bearer: string,
  point: string,
): Promise<Caller> {
  const caller = await callers.find(bearer)
  if (!caller) throw refusal(401, 'The token is invalid or has expired.')
  // As there: a token is for the points that it lists, whatever was added to the account since.
  if (caller.listed && !caller.listed.includes(point)) throw refusal(401, NOT_FOR_POINT)
  await access.requirePoint(caller, point).catch((error: unknown) => {
    const isUnknown = error instanceof GatewayError && error.details.status === 404
    throw isUnknown ? refusal(401, NOT_FOR_POINT) : error
  })
  return caller
}

/** @throws {GatewayError} */
function readSpelling(parameters: URLSearchParams, [name, former]: readonly [string, string]): string {
  const given = parameters.getAll(parameters.has(name) ? name : former)
  const [value] = given
  if (value === undefined || value === '') throw refusal(400, `Missing parameter: ${name}.`)
  if (given.length > 1) throw refusal(400, `The parameter ${name} is given more than once.`)
  return value
}

/** Checked for every type, used for one. */
function readOptions(parameters: URLSearchParams) {
  try {
    return readPowerOptions(parameters)
  } catch (error) {
    throw toRefusal(error)
  }
}

function checkOwnPeriod(period: { start: string; end: string }, now: number) {
  try {
    return checkPeriod(period, NAMES_2026, now)
  } catch (error) {
    throw toRefusal(error)
  }
}

function toRefusal(error: unknown): unknown {
  return error instanceof GatewayError ? refusal(400, error.details.description) : error
}

/** An error of the interface itself, without one of Enedis in it. */
function refusal(
  status: 400 | 401 | 405,
  description: string,
  headers?: Readonly<Record<string, string>>,
): GatewayError {
  return new GatewayError({ status, error: 'conso_api', description, kind: 'conso_api', headers })
}
