import { and, desc, eq } from 'drizzle-orm'
import type { AppointmentContent, ParticipationContent } from './appointment-content.js'
import type { Invitation } from './invitation-content.js'
import type { RecordingOptions } from './record-event.js'
import { appointmentPlace, invitationPlace, participationPlace } from './sealed-fields.js'
import type { Source } from './sources.js'
import { sourceAppointments, sourceInvitations, sourceParticipations } from './tables.js'

/** Far above what one person has; an answer must end somewhere. */
export const MOST_ENTRIES = 500

export interface UserParticipation extends ParticipationContent {
  /** As its place writes it: the offset is that of its clock. */
  starts_at: string
  rdv: AppointmentContent['details']
}

/** Latest first, by the time of the appointment. */
export async function participationsOf(
  { database, cipher }: RecordingOptions,
  source: Source,
  user: number,
): Promise<UserParticipation[]> {
  const { appointmentId, userId } = sourceParticipations
  const rows = await database.run((connection) =>
    connection
      .select({ participation: sourceParticipations, appointment: sourceAppointments })
      .from(sourceParticipations)
      .innerJoin(
        sourceAppointments,
        and(eq(sourceAppointments.source, sourceParticipations.source), eq(sourceAppointments.id, appointmentId)),
      )
      .where(and(eq(sourceParticipations.source, source), eq(userId, user)))
      .orderBy(desc(sourceAppointments.startsAt), desc(sourceAppointments.id))
      .limit(MOST_ENTRIES),
  )
  return rows.map(({ participation, appointment }) => {
    const place = participationPlace(source, appointment.id, user)
    // Sealed text is ours, as we wrote it: nobody else could.
    const told = JSON.parse(cipher.open(participation.details, place)) as Omit<ParticipationContent, 'id' | 'status'>
    const sealed = cipher.open(appointment.details, appointmentPlace(source, appointment.id))
    const rdv = JSON.parse(sealed) as AppointmentContent['details']
    const { created_by, created_at, user: person } = told
    const { id, status } = participation
    return { id, status, starts_at: rdv.starts_at, created_by, created_at, user: person, rdv }
  })
}

/** Latest first. */
export async function invitationsOf({ database, cipher }: RecordingOptions, user: number): Promise<Invitation[]> {
  const rows = await database.run((connection) =>
    connection
      .select()
      .from(sourceInvitations)
      .where(eq(sourceInvitations.userId, user))
      .orderBy(desc(sourceInvitations.id))
      .limit(MOST_ENTRIES),
  )
  return rows.map(({ id, details }) => JSON.parse(cipher.open(details, invitationPlace(id))) as Invitation)
}
