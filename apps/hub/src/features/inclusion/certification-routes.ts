import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Foundations } from '../../platform/feature.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { jsonContent, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { findCertifier } from './certifiers.js'
import { readBody, refuseField } from './check-request.js'
import { jobSeekerId } from './fields.js'
import { readJobSeeker } from './job-seeker-store.js'
import { unknownJobSeeker } from './job-seeker-routes.js'
import { CERTIFICATION, FRANCE_TRAVAIL, notGranted, requireOneFeature } from './partner-feature.js'
import { certificationBody, certificationResult, createRequestBody } from './schemas.js'

const create = createRoute({
  tags: ['Job seekers'],
  security: [{ apiKey: [] }],
  middleware: requireOneFeature(),
  method: 'post',
  path: '/job-seekers/{id}/certifications',
  operationId: 'certifyJobSeeker',
  summary: 'Have a person certified',
  description:
    'Nobody is asked without consent, or without what the certifier must know. A service that does not answer is asked again: the answer is then 202.',
  'x-hub-retry': 'idempotent',
  request: {
    params: z.object({ id: jobSeekerId.openapi({ description: 'The person.', example: 'p-4711' }) }),
    body: createRequestBody('CertificationBody'),
  },
  responses: {
    200: { description: 'The certifier has answered.', content: jsonContent(certificationResult) },
    202: {
      description: 'The certifier does not answer, and is asked again.',
      content: jsonContent(certificationResult),
    },
    ...problems(404, 413, 415, 422),
    ...problemsWith(502, '`certifier_misconfigured`: the certifier refuses this hub; its operator must look.'),
  },
})

/** Milliseconds that a partner waits for a certifier. */
const MAX_WAIT = 25_000

const FEATURES = { france_travail: FRANCE_TRAVAIL, api_particulier: CERTIFICATION } as const

export function certificationRoutes({
  database,
  keyring,
  now,
}: Pick<Foundations, 'database' | 'keyring' | 'now'>): OpenAPIHono<HubEnv> {
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('CertificationBody', certificationBody)
  return routes.openapi(create, async (context) => {
    const { id } = context.req.valid('param')
    const request = await readBody(context, certificationBody)
    const feature = FEATURES[request.certifier]
    const certifier = findCertifier(database, request.certifier)
    if (!certifier || !context.get('caller').features.has(feature)) throw notGranted(feature)
    if (Date.parse(request.consented_at) > now()) refuseField('/consented_at', 'must not be to come')
    const jobSeeker = await database.run((connection) => readJobSeeker(connection, keyring, id))
    if (jobSeeker === undefined) throw unknownJobSeeker()
    const result = await certifier(jobSeeker, request, AbortSignal.timeout(MAX_WAIT))
    const answer = { certifier: request.certifier, benefit: request.benefit ?? null, ...result }
    return context.json(answer, result.outcome === 'pending' ? 202 : 200)
  })
}
