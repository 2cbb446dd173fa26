import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Foundations } from '../../platform/feature.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { notFound } from '../../platform/http/http-problem.js'
import { createPage, listQuery, parseCursor } from '../../platform/http/list-page.js'
import { jsonContent, pageSchema, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { cancelApproval, putApproval } from './approval-store.js'
import { readBody } from './check-request.js'
import { approvalNumber } from './fields.js'
import { NOTIFICATION_STATUSES } from './notification.js'
import { FRANCE_TRAVAIL } from './partner-feature.js'
import { approval, approvalBody, createRequestBody } from './schemas.js'
import { findApproval, listApprovals, showApproval } from './show-approval.js'

const shared = { tags: ['PASS IAE'], security: [{ apiKey: [] }], middleware: requireFeature(FRANCE_TRAVAIL) }
const params = z.object({
  number: approvalNumber.openapi({ description: 'Number of the PASS.', example: '999991234567' }),
})

const put = createRoute({
  ...shared,
  method: 'put',
  path: '/approvals/{number}',
  operationId: 'putApproval',
  summary: 'Create or change a PASS IAE',
  description:
    'France Travail is told of it by the job `notify-approvals`, and again whenever a date changes. Person and `origin_…` are frozen at creation.',
  'x-hub-retry': 'idempotent',
  request: { params, body: createRequestBody('ApprovalBody') },
  responses: {
    200: { description: 'Changed.', content: jsonContent(approval) },
    201: { description: 'Created.', content: jsonContent(approval) },
    ...problems(413, 415, 422),
    ...problemsWith(409, '`approval_frozen`: `fields` says what cannot change. `conflict`: try again.'),
  },
})

const get = createRoute({
  ...shared,
  method: 'get',
  path: '/approvals/{number}',
  operationId: 'getApproval',
  summary: 'Read a PASS IAE',
  description: 'With what France Travail knows of it, and why it is not sent.',
  'x-hub-retry': 'safe',
  request: { params },
  responses: { 200: { description: 'The PASS.', content: jsonContent(approval) }, ...problems(404, 422) },
})

const list = createRoute({
  ...shared,
  method: 'get',
  path: '/approvals',
  operationId: 'listApprovals',
  summary: 'List the PASS IAE',
  description:
    'In the order of their numbers: those that run, or with `cancelled=true` those that were cancelled, until they are erased.',
  'x-hub-retry': 'safe',
  request: {
    query: listQuery({ default: 100, maximum: 500 }).extend({
      status: z
        .enum(NOTIFICATION_STATUSES)
        .optional()
        .openapi({ description: 'Only those with this status of the notification.' }),
      cancelled: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Those that were cancelled, and whether France Travail knows of it.' }),
    }),
  },
  responses: {
    200: {
      description: 'A page of PASS.',
      content: jsonContent(pageSchema(approval, 'In the order of their numbers.')),
    },
    ...problems(422),
  },
})

const remove = createRoute({
  ...shared,
  method: 'delete',
  path: '/approvals/{number}',
  operationId: 'deleteApproval',
  summary: 'Cancel a PASS IAE',
  description: 'It is gone here at once; France Travail is told that it ends on the day it began.',
  'x-hub-retry': 'idempotent',
  request: { params },
  responses: { 204: { description: 'Cancelled.' }, ...problems(404, 422) },
})

const unknownApproval = () => notFound('No PASS has this number.')

export function approvalRoutes(foundations: Pick<Foundations, 'database' | 'keyring' | 'now'>): OpenAPIHono<HubEnv> {
  const { database, now } = foundations
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('ApprovalBody', approvalBody)

  async function show(number: string) {
    const found = await findApproval(database, number)
    if (found === undefined) throw unknownApproval()
    return showApproval(found, now())
  }

  return routes
    .openapi(put, async (context) => {
      const { number } = context.req.valid('param')
      const { created } = await putApproval(database, number, await readBody(context, approvalBody))
      return context.json(await show(number), created ? 201 : 200)
    })
    .openapi(get, async (context) => context.json(await show(context.req.valid('param').number), 200))
    .openapi(list, async (context) => {
      const { cursor, limit, status, cancelled } = context.req.valid('query')
      const isCancelled = cancelled === 'true'
      const found = await listApprovals(database, { after: parseCursor(cursor), limit: limit + 1, status, isCancelled })
      const shown = found.map((each) => showApproval(each, now()))
      return context.json(
        createPage(shown, limit, ({ number }) => number),
        200,
      )
    })
    .openapi(remove, async (context) => {
      if (!(await cancelApproval(foundations, context.req.valid('param').number))) throw unknownApproval()
      return context.body(null, 204)
    })
}
