import { MAX_DOCUMENTS_NUMBER, MAX_WINDOW_DAYS } from '@hub/ants-client/editor'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { parseCursor, listQuery, createPage } from '../../platform/http/list-page.js'
import { jsonContent, pageSchema, partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { dayNumber, dayText } from './agenda/calendar-day.js'
import { REASONS } from './agenda/schema.js'
import { parseWallClockMinute } from './agenda/wall-clock.js'
import { findSlots, type Slot } from './availability.js'
import type { AntsDependencies } from './dependencies.js'
import { requireCovered, unknownMeetingPoint } from './meeting-point-access.js'
import { getMeetingPoint } from './meeting-points.js'
import { todayIn } from './today.js'

const DEFAULT_WINDOW_DAYS = 30
/** Read at first: mostly all that is asked. */
const FIRST_LOOK_DAYS = DEFAULT_WINDOW_DAYS + 1
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
  reason: z.enum(REASONS).openapi({ description: 'What the appointment is for.', example: 'CNI' }),
  documents_number: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_DOCUMENTS_NUMBER)
    .default(1)
    .openapi({ description: 'Persons to see in one go.', example: 2 }),
  from: z.iso
    .date()
    .optional()
    .openapi({ description: 'First day, included. By default today, at the meeting point.', example: '2027-12-06' }),
  to: z.iso
    .date()
    .optional()
    .openapi({
      description: `Last day, included. By default ${DEFAULT_WINDOW_DAYS} days after \`from\`. A window longer than ${MAX_WINDOW_DAYS} days is cut.`,
      example: '2027-12-10',
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
      content: jsonContent(pageSchema(slot, 'In order of time.')),
    },
    ...problems(404, 422),
  },
})

/** A cursor holds the start after which its page begins; an invented cursor is no time, and leaves nothing out. */
function isWallClock(text: string): boolean {
  try {
    return parseWallClockMinute(text) > 0
  } catch {
    return false
  }
}

export function slotRoutes({ database, appointments, now }: AntsDependencies): OpenAPIHono<HubEnv> {
  return partnerRoutes().openapi(listSlots, async (context) => {
    const { reason, documents_number, cursor, limit, ...asked } = context.req.valid('query')
    const after = parseCursor(cursor)
    const { id } = context.req.valid('param')
    requireCovered(context, id)
    const meetingPoint = await getMeetingPoint(database, id)
    if (!meetingPoint) throw unknownMeetingPoint()
    const start_date = asked.from ?? todayIn(meetingPoint.time_zone, now())
    const end_date = asked.to ?? dayText(Math.min(dayNumber(start_date) + DEFAULT_WINDOW_DAYS, LAST_DAY))
    if (end_date < start_date)
      throw invalidRequest([{ in: 'query', pointer: '/to', message: 'must not be before "from"' }])
    // The page begins within a day; the days before are not read.
    const first = start_date < after && isWallClock(after) ? after.slice(0, 10) : start_date
    const cutEnd = dayText(Math.min(dayNumber(start_date) + MAX_WINDOW_DAYS - 1, LAST_DAY))
    const search = {
      meetingPoint,
      bookedTimes: (...window: Parameters<typeof appointments.bookedTimes>) => appointments.bookedTimes(...window),
      reason,
      documents_number,
      start_date: first,
      end_date: end_date < cutEnd ? end_date : cutEnd,
      now: now(),
      firstLook: FIRST_LOOK_DAYS,
    }
    const found: Slot[] = []
    for await (const { slots } of findSlots(search)) {
      for (const each of slots) if (each.starts_at > after) found.push(each)
      if (found.length > limit) break
    }
    const page = createPage(found, limit, (each) => each.starts_at)
    return context.json(page, 200)
  })
}
