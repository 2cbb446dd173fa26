import { Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import type { Callers } from '../accounts/callers.js'
import { unknownPoint } from '../gateway-error.js'
import { answerErrors, sendJson } from '../mirror/answers.js'
import { parsePoint } from '../mirror/asked-period.js'
import { writeError } from '../mirror/metering-routes.js'
import type { Quotas, Usage } from '../readings/quotas.js'
import type { Point, Points } from './points.js'

export interface UsagePointRoutesOptions {
  callers: Callers
  points: Points
  quotas: Quotas
}

/** The account's own points, each with the state of its consent and of the quota. */
export function usagePointRoutes({ callers, points, quotas }: UsagePointRoutesOptions): Hono<HubEnv> {
  return new Hono<HubEnv>()
    .get('/usage-points', (context) =>
      answerErrors(context, writeError(context), async () => {
        const { account } = await callers.require(context.req.header('authorization'))
        const own = await points.list(account.id)
        const usage = await quotas.read(account.id)
        return sendJson(context, {
          usage_points: own.filter(isShown).map(describePoint),
          quota: describeUsage(usage),
        })
      }),
    )
    .get('/usage-points/:prm', (context) =>
      answerErrors(context, writeError(context), async () => {
        const { account } = await callers.require(context.req.header('authorization'))
        const point = await points.find(account.id, parsePoint(context.req.param('prm'), 'prm'))
        if (!point || !isShown(point)) throw unknownPoint()
        return sendJson(context, { ...describePoint(point), quota: describeUsage(await quotas.read(account.id)) })
      }),
    )
}

/** One that waits for its proof is as unknown as any other. */
const isShown = ({ status }: Point): boolean => status !== 'pending'

function describePoint({ point, status, consentedAt, expiresAt, generation }: Point) {
  return {
    usage_point_id: point,
    valid: status === 'active',
    consent: {
      status,
      given_at: consentedAt.toISOString(),
      expires_at: expiresAt.toISOString(),
      version: generation,
    },
  }
}

function describeUsage(usage: Readonly<Record<'upstream' | 'cached', Usage>>) {
  const describe = ({ used, limit, resetAt }: Usage) => {
    const remaining = Math.max(0, limit - used)
    return { limit, used, remaining, reached: remaining === 0, reset_at: new Date(resetAt).toISOString() }
  }
  return { upstream: describe(usage.upstream), cached: describe(usage.cached) }
}
