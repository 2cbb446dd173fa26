import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import { parseCursor, listQuery, createPage } from '../../platform/http/list-page.js'
import { jsonContent, pageSchema, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { readJsonText } from '../../platform/http/request-body.js'
import { runInSlices } from '../../platform/process/time-slicing.js'
import { parseMeetingPointInSteps } from './agenda/document.js'
import { LIMITS } from './agenda/schema.js'
import { parseJsonText } from '../../platform/http/json-text.js'
import { createRequestBody, meetingPoint, warnings } from './agenda-schemas.js'
import { findAppointmentWarnings } from './appointments/upcoming-appointments.js'
import type { AntsDependencies } from './dependencies.js'
import { requireCovered, unknownMeetingPoint } from './meeting-point-access.js'
import { deleteMeetingPoint, getMeetingPoint, listMeetingPoints, putMeetingPoint } from './meeting-points.js'
import { todayIn } from './today.js'

const shared = { tags: ['Meeting points'], security: [{ apiKey: [] }], middleware: requireFeature('ants') }
const params = z.object({ id: z.string().openapi({ description: 'Of the meeting point.', example: '412' }) })

const list = createRoute({
  ...shared,
  method: 'get',
  path: '/meeting-points',
  operationId: 'listMeetingPoints',
  summary: 'List the meeting points',
  description: 'Those that the API key covers, in the order of their ids.',
  'x-hub-retry': 'safe',
  request: { query: listQuery({ default: 100, maximum: 500 }) },
  responses: {
    200: {
      description: 'A page of meeting points.',
      content: jsonContent(pageSchema(meetingPoint, 'In the order of their ids.')),
    },
    ...problems(422),
  },
})

const get = createRoute({
  ...shared,
  method: 'get',
  path: '/meeting-points/{id}',
  operationId: 'getMeetingPoint',
  summary: 'Read a meeting point',
  description: 'With every default filled in.',
  'x-hub-retry': 'safe',
  request: { params },
  responses: { 200: { description: 'The meeting point.', content: jsonContent(meetingPoint) }, ...problems(404) },
})

const saved = z.object({ ...meetingPoint.shape, warnings }).openapi('SavedMeetingPoint')

const put = createRoute({
  ...shared,
  method: 'put',
  path: '/meeting-points/{id}',
  operationId: 'putMeetingPoint',
  summary: 'Create or replace a meeting point',
  description:
    'Replaces it whole: what is left out takes its default. Appointments already taken stay, even outside the new openings.',
  'x-hub-retry': 'idempotent',
  request: { params, body: createRequestBody('MeetingPointBody') },
  responses: {
    200: { description: 'Replaced.', content: jsonContent(saved) },
    201: { description: 'Created.', content: jsonContent(saved) },
    ...problems(404, 413, 415, 422),
  },
})

const remove = createRoute({
  ...shared,
  method: 'delete',
  path: '/meeting-points/{id}',
  operationId: 'deleteMeetingPoint',
  summary: 'Delete a meeting point',
  description:
    'It is no longer published to ANTS and no longer has slots. Refused while somebody has an appointment there: cancel or move those first.',
  'x-hub-retry': 'idempotent',
  request: { params },
  responses: {
    204: { description: 'Deleted.' },
    ...problems(404),
    ...problemsWith(409, '`meeting_point_in_use`: there are appointments to come.'),
  },
})

const inUse = () =>
  new HttpProblem(
    409,
    'meeting_point_in_use',
    'There are appointments to come at this meeting point: cancel or move them first (GET /api/v1/appointments lists them).',
  )

export function meetingPointRoutes({ database, onAgendaChanged, now }: AntsDependencies): OpenAPIHono<HubEnv> {
  return partnerRoutes()
    .openapi(list, async (context) => {
      const { cursor, limit } = context.req.valid('query')
      const found = await listMeetingPoints(database, {
        after: parseCursor(cursor),
        limit: limit + 1,
        covered: context.get('caller').coveredIds,
      })
      return context.json(
        createPage(found, limit, (point) => point.id),
        200,
      )
    })
    .openapi(get, async (context) => {
      const { id } = context.req.valid('param')
      requireCovered(context, id)
      const found = await getMeetingPoint(database, id)
      if (!found) throw unknownMeetingPoint()
      return context.json(found, 200)
    })
    .openapi(put, async (context) => {
      const { id } = context.req.valid('param')
      requireCovered(context, id)
      const json = parseJsonText(await readJsonText(context, { items: LIMITS.closures, values: LIMITS.values }))
      const parsed = json.ok
        ? await runInSlices(parseMeetingPointInSteps(json.value, { id, today: todayIn('Europe/Paris', now()) }))
        : { ok: false as const, errors: [json.problem] }
      if (!parsed.ok) throw invalidRequest(parsed.errors.map((error) => ({ in: 'body', ...error })))
      const { created } = await putMeetingPoint(database, parsed.meetingPoint)
      onAgendaChanged()
      const changed = [{ point: parsed.meetingPoint, pointer: '' }]
      const outside = await findAppointmentWarnings(database, { changed, removed: [], now: now() })
      return context.json({ ...parsed.meetingPoint, warnings: [...parsed.warnings, ...outside] }, created ? 201 : 200)
    })
    .openapi(remove, async (context) => {
      const { id } = context.req.valid('param')
      requireCovered(context, id)
      const outcome = await deleteMeetingPoint(database, id, now())
      if (outcome === 'unknown') throw unknownMeetingPoint()
      if (outcome === 'in_use') throw inUse()
      onAgendaChanged()
      return context.body(null, 204)
    })
}
