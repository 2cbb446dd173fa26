import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem } from '../../platform/http/http-problem.js'

/** The name of the feature in `HUB_FEATURES` and in grants. */
export const FRANCE_TRAVAIL = 'france-travail'
/** Certifications by API Particulier, of the same people. */
export const CERTIFICATION = 'certification'

/** People belong to both features: a key that is granted one of them may read and write them. */
export function requireOneFeature(): MiddlewareHandler<HubEnv> {
  return createMiddleware(async (context, next) => {
    const { features } = context.get('caller')
    if (!features.has(FRANCE_TRAVAIL) && !features.has(CERTIFICATION)) throw notGranted(FRANCE_TRAVAIL)
    await next()
  })
}

export function notGranted(feature: string): HttpProblem {
  return new HttpProblem(403, 'feature_not_granted', `This API key is not granted the feature "${feature}".`)
}
