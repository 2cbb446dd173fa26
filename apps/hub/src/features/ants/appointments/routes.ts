import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type CoveredMeetingPoints, covers } from '../covered-meeting-points.js'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { invalidRequest } from '../../../platform/http/http-problem.js'
import { createIdempotentAnswer } from '../../../platform/partners/idempotent-answer.js'
import type { Idempotency } from '../../../platform/partners/idempotency.js'
import { parseCursor, listQuery, createPage } from '../../../platform/http/list-page.js'
import { jsonContent, pageSchema, partnerRoutes, problems, problemsWith } from '../../../platform/http/openapi.js'
import { requireFeature } from '../../../platform/partners/partner-access.js'
import { readJsonText } from '../../../platform/http/request-body.js'
import { parseJsonText } from '../../../platform/http/json-text.js'
import type { AntsDependencies } from '../dependencies.js'
import { requireCovered } from '../meeting-point-access.js'
import { isListKey } from './appointment-queries.js'
import { toHttpProblem, unknownAppointment } from './problems.js'
import {
  appointmentSchema,
  appointmentWithHistorySchema,
  createRequestBody,
  refusals,
  registerBodies,
} from './schemas.js'
import type { Actor, Appointment } from './types.js'

const shared = { tags: ['Appointments'], security: [{ apiKey: [] }], middleware: requireFeature('ants') }
const params = z.object({
  id: z.string().openapi({ description: 'Of the appointment.', example: '0197c9a5-6c3e-7cc4-8d3b-6a4c5d2e1f00' }),
})

/** Without its exact type: the answer is the text that was stored, so that every repetition gets the same bytes. */
const BOOKED: { description: string; content: Record<string, { schema: z.ZodType }> } = {
  description: 'Booked.',
  content: jsonContent(appointmentSchema),
}

const book = createRoute({
  ...shared,
  method: 'post',
  path: '/appointments',
  operationId: 'bookAppointment',
  summary: 'Book an appointment',
  description:
    'The numbers are checked at ANTS first, which has 4 seconds to answer. What ANTS is told of the appointment follows within seconds: see `ants` of each number.',
  'x-hub-retry': 'idempotent',
  request: {
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description:
          'Chosen by the caller, 1 to 255 visible ASCII characters: the same request with the same key is answered once, and its answer given again for 24 hours. Send one to be able to repeat the request after a lost answer.',
        example: 'mairie-2027-000418',
      }),
    }),
    body: createRequestBody('BookAppointment'),
  },
  responses: {
    201: BOOKED,
    ...problems(404, 413, 415),
    ...refusals(409, 422, 503),
  },
})

const list = createRoute({
  ...shared,
  method: 'get',
  path: '/appointments',
  operationId: 'listAppointments',
  summary: 'List appointments',
  description:
    'Those at the meeting points that the API key covers, whoever took them, in the order in which they last changed. To follow changes, ask again with the `updated_at` of the last one received: it comes again, and none is missed.',
  'x-hub-retry': 'safe',
  request: {
    // No other parameter: an application number in an address would end up in logs on the way.
    query: z.strictObject({
      updated_since: z.iso
        .datetime({ offset: true })
        .optional()
        .openapi({ description: 'Instant, included.', example: '2027-11-02T08:15:30Z' }),
      meeting_point_id: z
        .string()
        .regex(/^[A-Za-z0-9_.:-]{1,64}$/)
        .optional()
        .openapi({ description: 'Only those at this meeting point.', example: '412' }),
      ...listQuery({ default: 100, maximum: 500 }).shape,
    }),
  },
  responses: {
    200: {
      description: 'A page of appointments.',
      content: jsonContent(pageSchema(appointmentSchema, 'In the order in which they last changed.')),
    },
    ...problems(422),
  },
})

const get = createRoute({
  ...shared,
  method: 'get',
  path: '/appointments/{id}',
  operationId: 'getAppointment',
  summary: 'Read an appointment',
  description: 'With its history.',
  'x-hub-retry': 'safe',
  request: { params },
  responses: {
    200: { description: 'The appointment.', content: jsonContent(appointmentWithHistorySchema) },
    ...problems(404),
  },
})

const change = createRoute({
  ...shared,
  method: 'patch',
  path: '/appointments/{id}',
  operationId: 'changeAppointment',
  summary: 'Change an appointment',
  description:
    'Place, time, numbers or contact; what is left out stays. Its own minutes do not count against it, and only new numbers are checked at ANTS. A new e-mail address is sent a link, and nothing else until that is followed: see `email_awaits_confirmation`.',
  'x-hub-retry': 'idempotent',
  request: { params, body: createRequestBody('ChangeAppointment') },
  responses: {
    200: { description: 'Changed.', content: jsonContent(appointmentSchema) },
    ...problems(404, 413, 415),
    ...problemsWith(
      429,
      '`rate_limited`: 600 requests a minute per key; or the e-mail address of this appointment was changed five times within an hour, or the new one was sent ten mails within a day. See Retry-After (seconds).',
    ),
    ...refusals(409, 422, 503),
  },
})

const cancel = createRoute({
  ...shared,
  method: 'delete',
  path: '/appointments/{id}',
  operationId: 'cancelAppointment',
  summary: 'Cancel an appointment',
  description: 'Cancelling again answers the same.',
  'x-hub-retry': 'idempotent',
  request: { params },
  responses: {
    200: { description: 'The cancelled appointment.', content: jsonContent(appointmentSchema) },
    ...problems(404),
  },
})

export interface AppointmentRoutesOptions extends Pick<AntsDependencies, 'appointments' | 'database'> {
  idempotency: Idempotency
}

export function appointmentRoutes(options: AppointmentRoutesOptions): OpenAPIHono<HubEnv> {
  const { appointments, database, idempotency } = options
  const answerOnce = createIdempotentAnswer(database, idempotency)
  const routes = partnerRoutes()
  registerBodies(routes)
  return routes
    .openapi(book, async (context) => {
      const body = await readJsonText(context)
      const actor = toActor(context.get('caller').name)
      return answerOnce(context, {
        route: 'POST /api/v1/appointments',
        body,
        async work(keep) {
          const booked = (appointment: Appointment) => ({ status: 201, body: JSON.stringify(toJson(appointment)) })
          const request = parseJson(body)
          requireCoveredBy(context, request)
          const outcome = await appointments.book(request, actor, (transaction, appointment) =>
            keep(transaction, booked(appointment)),
          )
          if (outcome.outcome !== 'booked') throw toHttpProblem(outcome)
          return booked(outcome.appointment)
        },
      })
    })
    .openapi(list, async (context) => {
      const { cursor, limit, ...filter } = context.req.valid('query')
      const after = parseCursor(cursor)
      if (after !== '' && !isListKey(after)) throw foreignCursor()
      const found = await appointments.list({ ...filter, covered: coveredBy(context), after, limit: limit + 1 })
      const page = createPage(found, limit, ({ key }) => key)
      return context.json({ ...page, items: page.items.map(({ appointment }) => toJson(appointment)) }, 200)
    })
    .openapi(get, async (context) => {
      const { id } = context.req.valid('param')
      const appointment = await appointments.byId(id)
      if (!appointment || !covers(coveredBy(context), appointment.meeting_point_id)) throw unknownAppointment()
      return context.json({ ...toJson(appointment), history: await appointments.getHistory(id) }, 200)
    })
    .openapi(change, async (context) => {
      const request = parseJson(await readJsonText(context))
      const { id } = context.req.valid('param')
      requireCoveredBy(context, request)
      const outcome = await appointments.change(id, request, toActor(context.get('caller').name), coveredBy(context))
      if (outcome.outcome !== 'changed') throw toHttpProblem(outcome)
      return context.json(toJson(outcome.appointment), 200)
    })
    .openapi(cancel, async (context) => {
      const { id } = context.req.valid('param')
      const outcome = await appointments.cancel(id, toActor(context.get('caller').name), coveredBy(context))
      if (outcome.outcome === 'not_found') throw unknownAppointment()
      return context.json(toJson(outcome.appointment), 200)
    })
}

function toActor(keyName: string): Actor {
  return `key:${keyName}`
}

function coveredBy(context: Context<HubEnv>): CoveredMeetingPoints {
  return context.get('caller').coveredIds
}

/** @throws {HttpProblem} 404 when a request names a meeting point that the key does not cover. */
function requireCoveredBy(context: Context<HubEnv>, request: unknown): void {
  if (typeof request !== 'object' || request === null || !('meeting_point_id' in request)) return
  if (typeof request.meeting_point_id === 'string') requireCovered(context, request.meeting_point_id)
}

/** @throws {HttpProblem} 422 when it is no JSON. */
function parseJson(text: string): unknown {
  const json = parseJsonText(text)
  if (json.ok) return json.value
  throw invalidRequest([{ in: 'body', ...json.problem }])
}

/** The SEQUENCE of calendars is of no use to partners, nor is a former address. */
function toJson(appointment: Appointment) {
  const { sequence: _, confirmed_email, ...rest } = appointment
  return { ...rest, email_awaits_confirmation: confirmed_email !== null }
}

function foreignCursor() {
  return invalidRequest([{ in: 'query', pointer: '/cursor', message: 'must be the next_cursor of a former page' }])
}
