import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/hub-env.js'
import { invalidRequest } from '../../platform/http-problem.js'
import { createIdempotentAnswer } from '../../platform/idempotent-answer.js'
import type { Idempotency } from '../../platform/idempotency.js'
import { keyOfCursor, listQuery, pageOf } from '../../platform/list-page.js'
import { jsonContent, partnerRoutes, problems } from '../../platform/openapi.js'
import { requireFeature } from '../../platform/partner-access.js'
import { readJsonText } from '../../platform/request-body.js'
import { parseJsonText } from '../agenda/json-text.js'
import type { AntsDependencies } from '../dependencies.js'
import { isListKey } from './list.js'
import { problemOf, unknownAppointment } from './problems.js'
import { appointmentSchema, appointmentWithHistorySchema, bodyOf, refusals, registerBodies } from './schemas.js'
import type { Actor, Appointment } from './types.js'

const shared = { tags: ['Appointments'], security: [{ apiKey: [] }], middleware: requireFeature('ants') }
const params = z.object({ id: z.string().openapi({ description: 'Of the appointment.' }) })

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
      }),
    }),
    body: bodyOf('BookAppointment'),
  },
  responses: {
    201: BOOKED,
    ...problems(413, 415),
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
    'In the order in which they last changed. To follow changes, ask again with the `updated_at` of the last one received: it comes again, and none is missed.',
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
        .optional(),
      ...listQuery({ default: 100, maximum: 500 }).shape,
    }),
  },
  responses: {
    200: {
      description: 'A page of appointments.',
      content: jsonContent(z.object({ items: z.array(appointmentSchema), next_cursor: z.string().nullable() })),
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
    'Place, time, numbers or contact; what is left out stays. Its own minutes do not count against it, and only new numbers are checked at ANTS.',
  'x-hub-retry': 'idempotent',
  request: { params, body: bodyOf('ChangeAppointment') },
  responses: {
    200: { description: 'Changed.', content: jsonContent(appointmentSchema) },
    ...problems(404, 413, 415),
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
      const actor = actorOf(context.get('caller').name)
      return answerOnce(context, {
        route: 'POST /api/v1/appointments',
        body,
        async work(keep) {
          const booked = (appointment: Appointment) => ({ status: 201, body: JSON.stringify(shown(appointment)) })
          const outcome = await appointments.book(jsonOf(body), actor, (transaction, appointment) =>
            keep(transaction, booked(appointment)),
          )
          if (outcome.outcome !== 'booked') throw problemOf(outcome)
          return booked(outcome.appointment)
        },
      })
    })
    .openapi(list, async (context) => {
      const { cursor, limit, ...filter } = context.req.valid('query')
      const after = keyOfCursor(cursor)
      if (after !== '' && !isListKey(after)) throw foreignCursor()
      const found = await appointments.list({ ...filter, after, limit: limit + 1 })
      const page = pageOf(found, limit, ({ key }) => key)
      return context.json({ ...page, items: page.items.map(({ appointment }) => shown(appointment)) }, 200)
    })
    .openapi(get, async (context) => {
      const { id } = context.req.valid('param')
      const appointment = await appointments.byId(id)
      if (!appointment) throw unknownAppointment()
      return context.json({ ...shown(appointment), history: await appointments.historyOf(id) }, 200)
    })
    .openapi(change, async (context) => {
      const request = jsonOf(await readJsonText(context))
      const { id } = context.req.valid('param')
      const outcome = await appointments.change(id, request, actorOf(context.get('caller').name))
      if (outcome.outcome !== 'changed') throw problemOf(outcome)
      return context.json(shown(outcome.appointment), 200)
    })
    .openapi(cancel, async (context) => {
      const outcome = await appointments.cancel(context.req.valid('param').id, actorOf(context.get('caller').name))
      if (outcome.outcome === 'not_found') throw unknownAppointment()
      return context.json(shown(outcome.appointment), 200)
    })
}

function actorOf(keyName: string): Actor {
  return `key:${keyName}`
}

/** @throws {HttpProblem} 422 when it is no JSON. */
function jsonOf(text: string): unknown {
  const json = parseJsonText(text)
  if (json.ok) return json.value
  throw invalidRequest([{ in: 'body', ...json.problem }])
}

/** The SEQUENCE of calendars is of no use to partners. */
function shown(appointment: Appointment): Omit<Appointment, 'sequence'> {
  const { sequence: _, ...rest } = appointment
  return rest
}

function foreignCursor() {
  return invalidRequest([{ in: 'query', pointer: '/cursor', message: 'must be the next_cursor of a former page' }])
}
