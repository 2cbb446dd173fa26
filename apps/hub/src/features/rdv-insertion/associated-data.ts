import type { Namespace } from './sources.js'

/** Associated data of each encrypted value: table, column, row id, so that it cannot be decrypted in another row. */
export const appointmentAssociatedData = (source: Namespace, id: number | string): string =>
  `source_appointments.details:${source} ${id}`
export const participationAssociatedData = (
  source: Namespace,
  appointmentId: number | string,
  userId: number | string,
): string => `source_participations.details:${source} ${appointmentId} ${userId}`
export const invitationAssociatedData = (id: number | string): string => `source_invitations.details:${id}`
