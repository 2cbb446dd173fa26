import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { type CoveredMeetingPoints, covers } from './covered-meeting-points.js'
import { HttpProblem, invalidRequest } from '../../platform/http/http-problem.js'
import { jsonContent, partnerRoutes, problems } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import { LARGE_BODY_LIMIT, readJsonBytes } from '../../platform/http/request-body.js'
import { runInSlices } from '../../platform/process/time-slicing.js'
import { parseAgendaText } from './agenda/document.js'
import { createRequestBody, importReport, registerBodies } from './agenda-schemas.js'
import { findImportWarnings } from './appointments/upcoming-appointments.js'
import type { AntsDependencies } from './dependencies.js'
import { importMeetingPoints } from './meeting-points.js'
import { todayIn } from './today.js'

/** A whole agenda: thousands of meeting points. */
export const AGENDA_BODY_LIMIT = LARGE_BODY_LIMIT

const importAgenda = createRoute({
  tags: ['Agenda'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('ants'),
  method: 'post',
  path: '/agenda',
  operationId: 'importAgenda',
  summary: 'Import an agenda',
  description:
    'Creates or replaces the listed meeting points, whole or nothing. The others stay, or are removed with `prune` as far as the API key covers them. Nothing is imported when the key does not cover every listed one. Appointments already taken stay, even outside the new openings. The body may have 32 MiB, and 50 000 values in each meeting point.',
  'x-hub-retry': 'idempotent',
  request: {
    query: z.object({
      prune: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Removes the meeting points that are not listed.' }),
    }),
    body: createRequestBody('Agenda'),
  },
  responses: { 200: { description: 'Imported.', content: jsonContent(importReport) }, ...problems(404, 413, 415, 422) },
})

export function agendaRoutes({ database, onAgendaChanged, logger, now }: AntsDependencies): OpenAPIHono<HubEnv> {
  const routes = partnerRoutes()
  registerBodies(routes)
  return routes.openapi(importAgenda, async (context) => {
    const prune = context.req.valid('query').prune === 'true'
    const bytes = await readJsonBytes(context, AGENDA_BODY_LIMIT)
    const parsed = await runInSlices(parseAgendaText(bytes, { today: todayIn('Europe/Paris', now()) }))
    if (!parsed.ok) throw invalidRequest(parsed.errors.map((error) => ({ in: 'body', ...error })))
    const { coveredIds: covered } = context.get('caller')
    refuseUncovered(parsed.agenda.meeting_points, covered)
    const diff = await importMeetingPoints(database, parsed.agenda.meeting_points, { prune, covered })
    onAgendaChanged()
    const outside = await findImportWarnings(database, { ...parsed, diff, now: now() })
    const warnings = [...parsed.warnings, ...outside]
    logger.info?.('agenda imported', {
      request_id: context.get('requestId'),
      added: diff.added.length,
      changed: diff.changed.length,
      removed: diff.removed.length,
      warnings: warnings.length,
    })
    const { added, changed, unchanged, removed } = diff
    return context.json({ added, changed, unchanged, removed, warnings }, 200)
  })
}

/** @throws {HttpProblem} 404 that points into the request; it says nothing of what exists. */
function refuseUncovered(points: readonly { id: string }[], covered: CoveredMeetingPoints): void {
  const errors = points.flatMap(({ id }, index) =>
    covers(covered, id)
      ? []
      : [{ in: 'body' as const, pointer: `/meeting_points/${index}/id`, message: 'is not covered by this API key' }],
  )
  if (errors.length === 0) return
  const detail = 'This API key does not cover every listed meeting point: see "errors". Nothing was imported.'
  throw new HttpProblem(404, 'not_found', detail, { errors })
}
