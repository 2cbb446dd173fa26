import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Foundations } from '../../platform/feature.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, notFound } from '../../platform/http/http-problem.js'
import { jsonContent, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { readBody } from './check-request.js'
import { jobSeekerId } from './fields.js'
import { deleteJobSeeker, type JobSeeker, readJobSeeker } from './job-seeker-store.js'
import { putJobSeeker, showWithAppointments } from './job-seekers.js'
import { CERTIFICATION, requireOneFeature } from './partner-feature.js'
import { createRequestBody, jobSeeker, jobSeekerBody } from './schemas.js'
import { readBenefits } from './show-benefits.js'

const shared = { tags: ['Job seekers'], security: [{ apiKey: [] }], middleware: requireOneFeature() }
const params = z.object({
  id: jobSeekerId.openapi({ description: 'The id that the partner gives.', example: 'p-4711' }),
})
const LOCKED =
  '`fields_locked`: API Particulier has certified the identity; `fields` and `certifier` say which and who.'

const put = createRoute({
  ...shared,
  method: 'put',
  path: '/job-seekers/{id}',
  operationId: 'putJobSeeker',
  summary: 'Create or replace a person',
  description:
    'Replaces the person whole: what is left out is no longer known. When NIR or birth date change, the identifier of France Travail and its certification go.',
  'x-hub-retry': 'idempotent',
  request: { params, body: createRequestBody('JobSeekerBody') },
  responses: {
    200: { description: 'Replaced.', content: jsonContent(jobSeeker) },
    201: { description: 'Created.', content: jsonContent(jobSeeker) },
    ...problems(413, 415, 422),
    ...problemsWith(409, LOCKED),
  },
})

const get = createRoute({
  ...shared,
  method: 'get',
  path: '/job-seekers/{id}',
  operationId: 'getJobSeeker',
  summary: 'Read a person',
  description:
    'With what is certified, and what can no longer be changed. What a certification that was `pending` has come to is here.',
  'x-hub-retry': 'safe',
  request: { params },
  responses: { 200: { description: 'The person.', content: jsonContent(jobSeeker) }, ...problems(404, 422) },
})

const remove = createRoute({
  ...shared,
  method: 'delete',
  path: '/job-seekers/{id}',
  operationId: 'deleteJobSeeker',
  summary: 'Erase a person',
  description: 'Refused while a PASS IAE is theirs: delete that first, so that France Travail is told.',
  'x-hub-retry': 'idempotent',
  request: { params },
  responses: {
    204: { description: 'Erased.' },
    ...problems(404, 422),
    ...problemsWith(409, '`job_seeker_in_use`: a PASS IAE is theirs.'),
  },
})

export const unknownJobSeeker = () => notFound('No person has this id.')

export function jobSeekerRoutes(foundations: Pick<Foundations, 'database' | 'keyring'>): OpenAPIHono<HubEnv> {
  const { database, keyring } = foundations
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('JobSeekerBody', jobSeekerBody)

  /** Benefits are for those only who may ask about them. */
  async function show(found: JobSeeker, features: ReadonlySet<string>) {
    const benefits = features.has(CERTIFICATION) ? await readBenefits(foundations, found.id) : undefined
    return { ...(await showWithAppointments(database, found)), ...(benefits && { benefits }) }
  }

  return routes
    .openapi(put, async (context) => {
      const { id } = context.req.valid('param')
      const request = await readBody(context, jobSeekerBody)
      const saved = await putJobSeeker(foundations, id, request)
      return context.json(await show(saved.jobSeeker, context.get('caller').features), saved.created ? 201 : 200)
    })
    .openapi(get, async (context) => {
      const { id } = context.req.valid('param')
      const found = await database.run((connection) => readJobSeeker(connection, keyring, id))
      if (found === undefined) throw unknownJobSeeker()
      return context.json(await show(found, context.get('caller').features), 200)
    })
    .openapi(remove, async (context) => {
      const { id } = context.req.valid('param')
      const outcome = await deleteJobSeeker(database, id)
      if (outcome === 'unknown') throw unknownJobSeeker()
      if (outcome === 'in_use')
        throw new HttpProblem(409, 'job_seeker_in_use', 'A PASS IAE is of this person: delete that first.')
      return context.body(null, 204)
    })
}
