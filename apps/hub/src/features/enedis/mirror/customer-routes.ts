import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import type { Caller } from '../accounts/callers.js'
import type { Points } from '../points/points.js'
import { answerErrors, dataHeaders, sendJson } from './answers.js'
import { parsePoint, readPoint, V5_NAMES } from './asked-period.js'
import { type Customers, RAW_2026, V5_CUSTOMER_PATHS, type V5Customer } from './customers.js'
import { type MirrorDependencies, writeError } from './metering-routes.js'

export interface CustomerRoutesOptions extends MirrorDependencies {
  customers: Customers
  points: Points
}

/** Contract data of both generations, and the list of points of v5. */
export function customerRoutes(options: CustomerRoutesOptions): Hono<HubEnv> {
  const { callers, customers, points } = options
  const routes = new Hono<HubEnv>()

  function answer(context: Context<HubEnv>, work: (caller: Caller) => Promise<Response>) {
    return answerErrors(context, writeError(context), async () =>
      work(await callers.require(context.req.header('authorization'))),
    )
  }

  for (const [path, what] of Object.entries(V5_CUSTOMER_PATHS) as [string, V5Customer][]) {
    routes.get(`/${path}`, (context) =>
      answer(context, async (caller) => {
        const point = readPoint(new URL(context.req.url).searchParams, V5_NAMES)
        const answered = await customers.readV5(caller, point, what)
        return sendJson(context, answered.answer, 200, dataHeaders(answered))
      }),
    )
  }
  for (const api of RAW_2026) {
    routes.get(`/${api}/v1/:prm`, (context) =>
      answer(context, async (caller) => {
        const answered = await customers.readRaw(caller, parsePoint(context.req.param('prm') ?? '', 'prm'), api)
        return sendJson(context, answered.answer, 200, dataHeaders(answered))
      }),
    )
  }
  routes.get('/customers_upc/v5/usage_points', (context) =>
    answer(context, async ({ account }) => {
      const own = await points.list(account.id)
      const usage_points = own
        .filter(({ status }) => status === 'active')
        .map(({ point }) => ({ usage_point: { usage_point_id: point } }))
      return sendJson(context, { customer: { usage_points } })
    }),
  )
  return routes
}
