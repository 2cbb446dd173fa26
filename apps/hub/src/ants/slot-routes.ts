import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../platform/hub-env.js'
import { invalidRequest, notFound } from '../platform/http-problem.js'
import { keyOfCursor, listQuery, pageOf } from '../platform/list-page.js'
import { jsonContent, partnerRoutes, problems } from '../platform/openapi.js'
import { requireFeature } from '../platform/partner-access.js'
import { dayNumber, dayText } from './agenda/calendar-day.js'
import { REASONS } from './agenda/schema.js'
import { LONGEST_WINDOW_DAYS, MOST_DOCUMENTS } from './agenda/slots.js'
import { slotsAt } from './availability.js'
import type { AntsDependencies } from './dependencies.js'
import { getMeetingPoint } from './meeting-points.js'
import { todayIn } from './today.js'

const DEFAULT_WINDOW_DAYS = 30
/** Days are written with four digits of the year. */
const LAST_DAY = dayNumber('9999-12-31')
const wallClock = (description: string) => z.string().openapi({ description, example: '2027-12-10T09:00' })

const slot = z
  .object({
    starts_at: wallClock("By the meeting point's wall clock, without offset."),
    ends_at: wallClock('The first minute that is free again.'),
  })
  .openapi('Slot')

const query = z.object({
  reason: z.enum(REASONS),
  documents_number: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_DOCUMENTS)
    .default(1)
    .openapi({ description: 'Persons to see in one go.' }),
  from: z.iso
    .date()
    .optional()
    .openapi({ description: 'First day, included. By default today, at the meeting point.' }),
  to: z.iso
    .date()
    .optional()
    .openapi({
      description: `Last day, included. By default ${DEFAULT_WINDOW_DAYS} days after \`from\`. A window longer than ${LONGEST_WINDOW_DAYS} days is cut.`,
    }),
  ...listQuery({ default: 5_000, maximum: 20_000 }).shape,
})

const listSlots = createRoute({
  tags: ['Meeting points'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('ants'),
  method: 'get',
  path: '/meeting-points/{id}/slots',
  operationId: 'listSlots',
  summary: 'List the free slots of a meeting point',
  description: 'In order of time. The same slots as ANTS is given.',
  'x-hub-retry': 'safe',
  request: {
    params: z.object({ id: z.string().openapi({ description: 'Of the meeting point.', example: '412' }) }),
    query,
  },
  responses: {
    200: {
      description: 'A page of slots.',
      content: jsonContent(z.object({ items: z.array(slot), next_cursor: z.string().nullable() })),
    },
    ...problems(404, 422),
  },
})

export function slotRoutes({ database, appointments, now }: AntsDependencies): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(listSlots, async (context) => {
    const { reason, documents_number, cursor, limit, ...asked } = context.req.valid('query')
    const after = keyOfCursor(cursor)
    const meetingPoint = await getMeetingPoint(database, context.req.valid('param').id)
    if (!meetingPoint) throw notFound('No meeting point has this id: GET /api/v1/meeting-points lists them.')
    const start_date = asked.from ?? todayIn(meetingPoint.time_zone, now())
    const end_date = asked.to ?? dayText(Math.min(dayNumber(start_date) + DEFAULT_WINDOW_DAYS, LAST_DAY))
    if (end_date < start_date)
      throw invalidRequest([{ in: 'query', pointer: '/to', message: 'must not be before "from"' }])
    const booked = await appointments.bookedTimes(meetingPoint.id, start_date, end_date)
    const slots = slotsAt(meetingPoint, booked, { reason, documents_number, start_date, end_date, now: now() })
    const page = pageOf(
      slots.filter((each) => each.starts_at > after),
      limit,
      (each) => each.starts_at,
    )
    return context.json(page, 200)
  })
}
