// A partner that publishes places over a real socket: what every test file about the partner API starts from.
import { beforeEach } from 'vitest'
import { importMeetingPoints } from '../../src/features/ants/meeting-points.js'
import type { TemporaryStorage } from './engines.js'
import { sharedAnswerChecker, sharedHub } from './shared-hub.js'

export const PUT: [string, string] = ['put', '/api/v1/meeting-points/{id}']
export const GET: [string, string] = ['get', '/api/v1/meeting-points/{id}']
export const DELETE: [string, string] = ['delete', '/api/v1/meeting-points/{id}']
export const LIST: [string, string] = ['get', '/api/v1/meeting-points']
export const IMPORT: [string, string] = ['post', '/api/v1/agenda']
export const SLOTS: [string, string] = ['get', '/api/v1/meeting-points/{id}/slots']

/** Called in a `describe`: each of its tests begins without places and with an empty log. */
export function agendaPartner(createStorage: () => Promise<TemporaryStorage>) {
  const hub = sharedHub(createStorage)
  const checked = sharedAnswerChecker(hub)
  beforeEach(async () => {
    await importMeetingPoints(hub.database, [], { prune: true })
    hub.log.length = 0
  })

  const json = (body: unknown, init: RequestInit = {}): RequestInit => ({ ...init, body: JSON.stringify(body) })
  return {
    hub,
    checked,
    put: (id: string, body: unknown) => hub.partner(`/api/v1/meeting-points/${id}`, json(body, { method: 'PUT' })),
    importAgenda: (body: unknown, query = '') => hub.partner(`/api/v1/agenda${query}`, json(body, { method: 'POST' })),
  }
}
