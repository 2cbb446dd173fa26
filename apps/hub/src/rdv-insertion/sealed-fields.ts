import type { Source } from './sources.js'

/** Where each sealed value stands: part of what it is sealed with, so that it cannot be read as if it were of another row. */
export const appointmentPlace = (source: Source, id: number | string): string =>
  `source_appointments.details:${source} ${id}`
export const participationPlace = (source: Source, appointmentId: number | string, userId: number | string): string =>
  `source_participations.details:${source} ${appointmentId} ${userId}`
export const invitationPlace = (id: number | string): string => `source_invitations.details:${id}`
