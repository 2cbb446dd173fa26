// The agenda's schemas as openapi.json shows them. They describe; `parseAgenda` and `parseMeetingPoint` check, since they report
// every mistake of a document at once.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../platform/hub-env.js'
import { agendaSchema, meetingPointBodySchema, meetingPointSchema } from './agenda/schema.js'

export const meetingPoint = meetingPointSchema.openapi('MeetingPoint', {
  description: 'A place where citizens are received. Times and days are on its own wall clock, that of `time_zone`.',
})

const meetingPointBody = meetingPointBodySchema.openapi('MeetingPointBody', {
  description: 'A meeting point; the `id` may be left to the path, and what has a default may be left out.',
})

const agenda = agendaSchema.openapi('Agenda', {
  description: 'Meeting points with their opening hours. Ids are unique.',
})

export const warnings = z
  .array(
    z.object({
      pointer: z.string().openapi({ description: 'RFC 6901 JSON pointer into what was sent.' }),
      message: z.string(),
    }),
  )
  .openapi('Warnings', {
    description: 'What was accepted but is probably not meant: for example a meeting point that ANTS would not show.',
  })

const ids = z.array(z.string())

export const importReport = z
  .object({ added: ids, changed: ids, unchanged: ids, removed: ids, warnings })
  .openapi('ImportReport', { description: 'What an import did, by the ids of the meeting points.' })

/** A body that is described by a component but checked by the route itself. */
export function bodyOf(component: 'MeetingPointBody' | 'Agenda') {
  const schema = { $ref: `#/components/schemas/${component}` }
  return { required: true, content: { 'application/json': { schema } } }
}

export function registerBodies(routes: OpenAPIHono<HubEnv>): void {
  routes.openAPIRegistry.register('MeetingPointBody', meetingPointBody)
  routes.openAPIRegistry.register('Agenda', agenda)
}
