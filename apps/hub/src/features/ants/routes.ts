import type { AntsClient } from '@hub/ants-client'
import type { FeatureRoutes, Foundations, Site } from '../../platform/feature.js'
import { createIdempotency } from '../../platform/partners/idempotency.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import { AGENDA_BODY_LIMIT, agendaRoutes } from './agenda-routes.js'
import type { ChangeListener } from './appointments/appointments.js'
import { createAppointments } from './appointments/create-appointments.js'
import { appointmentRoutes } from './appointments/routes.js'
import type { Enqueue } from './declarations/request-synchronization.js'
import { createEditorAgenda } from './editor-agenda.js'
import { ANTS_PREFIX, editorRoutes, withoutDoubledSlashes } from './editor-routes.js'
import { antsHome } from './home.js'
import { meetingPointRoutes } from './meeting-point-routes.js'
import { demoRoute } from './pages/demo-route.js'
import { PAGES_PREFIX, pagesRoutes } from './pages/routes.js'
import { FORM_LIMIT } from '../../platform/http/request-body.js'
import { slotRoutes } from './slot-routes.js'
import { expireAfterChanges } from './slot-store/expire-after-changes.js'
import { createSlotStore } from './slot-store/slot-store.js'

const API_DESCRIPTION = [
  'A key may cover some of the meeting points only: what is at others answers 404.',
  'Times of appointments are wall-clock times at the meeting point, without offset.',
]

export interface AntsRoutesOptions extends Foundations, Site {
  ants: AntsClient
  /** Wakes up the worker that brings ANTS up to date, in the caller's transaction. */
  enqueue: Enqueue
  /** Called with what people do to appointments, in its transaction. */
  changeListeners?: readonly ChangeListener[] | undefined
  /** Whether a listener sends mail: pages then announce it. */
  sendsMail: boolean
  /** What ANTS presents; `demo` when the only token is that of the data directory. */
  editor: { tokens: readonly string[]; headerName: string; demo: boolean }
  /** Bytes of slots that are kept ready. Default 64 MB. */
  slotMemory?: number | undefined
  /** Milliseconds of a monotonic clock: for durations, where `now` could jump. Default `performance.now`. */
  elapsed?: (() => number) | undefined
}

/** The endpoints that ANTS calls, the partner API and the pages for citizens, over one agenda. */
export function createAntsRoutes(options: AntsRoutesOptions): FeatureRoutes {
  const { database, keyring, publicUrl, isSandbox, editor, logger, now, elapsed = () => performance.now() } = options
  const slotStore = createSlotStore({ database, publicUrl, logger, now, elapsed, budget: options.slotMemory })
  const stored = createAppointments({ ...options, ...keyring, listeners: options.changeListeners })
  const appointments = expireAfterChanges(stored, slotStore.expire)
  return {
    mount(hub) {
      const agenda = createEditorAgenda({ slotStore, appointments, logger })
      hub.route(ANTS_PREFIX, editorRoutes({ ...editor, agenda, logger }))
      const shared = { database, appointments, onAgendaChanged: slotStore.expire, logger, now }
      hub.route(PARTNER_PREFIX, meetingPointRoutes(shared))
      hub.route(PARTNER_PREFIX, slotRoutes(shared))
      hub.route(PARTNER_PREFIX, agendaRoutes(shared))
      const idempotency = createIdempotency(database, keyring.cipher)
      hub.route(PARTNER_PREFIX, appointmentRoutes({ ...shared, idempotency }))
      const pages = { ...options, ...shared, ...keyring }
      hub.route(PAGES_PREFIX, pagesRoutes(pages))
      if (isSandbox) hub.route('/', demoRoute(pages))
    },
    getBodyLimit(path) {
      if (path === `${PARTNER_PREFIX}/agenda`) return AGENDA_BODY_LIMIT
      return path === PAGES_PREFIX || path.startsWith(`${PAGES_PREFIX}/`) ? FORM_LIMIT : undefined
    },
    hasLongQuery: (path) => withoutDoubledSlashes(path).startsWith(`${ANTS_PREFIX}/`),
    normalizePath: withoutDoubledSlashes,
    readiness: { status: 'reading the agenda', prepare: slotStore.waitUntilFresh },
    home: antsHome(isSandbox),
    apiDescription: API_DESCRIPTION,
  }
}
