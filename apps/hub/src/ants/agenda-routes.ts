import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../platform/hub-env.js'
import { invalidRequest } from '../platform/http-problem.js'
import { jsonContent, partnerRoutes, problems } from '../platform/openapi.js'
import { requireFeature } from '../platform/partner-access.js'
import { AGENDA_BODY_LIMIT, readJsonText } from '../platform/request-body.js'
import { parseAgenda } from './agenda/document.js'
import { bodyOf, importReport, registerBodies } from './agenda-schemas.js'
import { warnOfImport } from './appointments/appointments-to-come.js'
import type { AntsDependencies } from './dependencies.js'
import { importMeetingPoints } from './meeting-points.js'
import { todayIn } from './today.js'

const importAgenda = createRoute({
  tags: ['Agenda'],
  security: [{ apiKey: [] }],
  middleware: requireFeature('ants'),
  method: 'post',
  path: '/agenda',
  operationId: 'importAgenda',
  summary: 'Import an agenda',
  description:
    'Creates or replaces the listed meeting points, whole or nothing. The others stay, or are removed with `prune`. Appointments already taken stay, even outside the new openings.',
  'x-hub-retry': 'idempotent',
  request: {
    query: z.object({
      prune: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Removes the meeting points that are not listed.' }),
    }),
    body: bodyOf('Agenda'),
  },
  responses: { 200: { description: 'Imported.', content: jsonContent(importReport) }, ...problems(413, 415, 422) },
})

export function agendaRoutes({ database, onAgendaChanged, logger, now }: AntsDependencies): OpenAPIHono<HubEnv> {
  const routes = partnerRoutes()
  registerBodies(routes)
  return routes.openapi(importAgenda, async (context) => {
    const prune = context.req.valid('query').prune === 'true'
    const parsed = parseAgenda(await readJsonText(context, AGENDA_BODY_LIMIT), {
      today: todayIn('Europe/Paris', now()),
    })
    if (!parsed.ok) throw invalidRequest(parsed.errors.map((error) => ({ in: 'body', ...error })))
    const diff = await importMeetingPoints(database, parsed.agenda.meeting_points, { prune })
    onAgendaChanged()
    const outside = await warnOfImport(database, { ...parsed, diff, now: now() })
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
