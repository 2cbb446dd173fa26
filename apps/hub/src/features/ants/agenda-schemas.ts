// The agenda's schemas as openapi.json shows them. They describe; `parseAgenda` and `parseMeetingPoint` check, since they report
// every mistake of a document at once.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { AGENDA_EXAMPLE } from './agenda/example.js'
import { agendaSchema, LIMITS, meetingPointBodySchema, meetingPointSchema } from './agenda/schema.js'

export const meetingPoint = meetingPointSchema.openapi('MeetingPoint', {
  description: 'A place where citizens are received. Times and days are on its own wall clock, that of `time_zone`.',
})

const meetingPointBody = meetingPointBodySchema.openapi('MeetingPointBody', {
  description: 'A meeting point; the `id` may be left to the path, and what has a default may be left out.',
  example: AGENDA_EXAMPLE.meeting_points[0],
})

const agenda = agendaSchema.openapi('Agenda', {
  description: `Meeting points with their opening hours. Ids are unique. Each has at most ${LIMITS.openings} openings, ${LIMITS.closures} closures, ${LIMITS.values} values in all and ${LIMITS.bytes / 1024 / 1024} MiB of text.`,
  example: AGENDA_EXAMPLE,
})

export const warnings = z
  .array(
    z.object({
      pointer: z
        .string()
        .openapi({ description: 'RFC 6901 JSON pointer into what was sent.', example: '/meeting_points/1/zip_code' }),
      message: z.string().openapi({
        description: 'What is probably not meant, for a person.',
        example: 'is null: the meeting point can be booked, but is not published to ANTS until it is given',
      }),
    }),
  )
  .openapi('Warnings', {
    description: 'What was accepted but is probably not meant: for example a meeting point that ANTS would not show.',
  })

const ids = (description: string, example: string[]) => z.array(z.string()).openapi({ description, example })

export const importReport = z
  .object({
    added: ids('New ones.', ['413']),
    changed: ids('Those that were replaced by something else.', ['412']),
    unchanged: ids('Those that were already so.', []),
    removed: ids('With `prune`: those that were not listed.', ['annexe-nord']),
    warnings,
  })
  .openapi('ImportReport', { description: 'What an import did, by the ids of the meeting points.' })

/** A body that is described by a component but checked by the route itself. */
export function createRequestBody(component: 'MeetingPointBody' | 'Agenda') {
  const schema = { $ref: `#/components/schemas/${component}` }
  return { required: true, content: { 'application/json': { schema } } }
}

export function registerBodies(routes: OpenAPIHono<HubEnv>): void {
  routes.openAPIRegistry.register('MeetingPointBody', meetingPointBody)
  routes.openAPIRegistry.register('Agenda', agenda)
}
