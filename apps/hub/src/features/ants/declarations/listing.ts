// For operators: lists declarations, and those that are stuck with the reason, and retries one.
import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../../platform/database/database.js'
import type { ListedAttempt } from '../../../platform/jobs/attempt-report.js'
import { startAgain } from '../../../platform/jobs/attempt-rows.js'
import { isStuck } from '../../../platform/jobs/stuck.js'
import type { ApplicationState } from '../appointments/types.js'
import { appointmentApplications } from '../appointments/tables.js'
import { isAppointmentId } from '../appointments/appointment-queries.js'
import { type SynchronizationStatus, UNCONFIRMED_CODES } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

/** One number of one appointment. The number itself is not shown: meeting point and time identify it. */
export interface ListedDeclaration extends ListedAttempt {
  id: string
  appointment_id: string
  state: ApplicationState
  meeting_point: string
  appointment_date: string
  status: SynchronizationStatus
}

/** In the order of appointments; `stuck`: only those whose attempts fail, have failed for good, or are long overdue. */
export function listDeclarations(database: Database, { stuck }: { stuck: boolean }): Promise<ListedDeclaration[]> {
  const synchronization = applicationSynchronizations
  const application = appointmentApplications
  const { status } = synchronization
  // A number that is not validated may be for a moment.
  const rule = { isGivenUp: eq(status, 'failed'), isDue: eq(status, 'due'), passingCodes: UNCONFIRMED_CODES }
  return database.run((connection) =>
    connection
      .select({
        id: application.id,
        appointment_id: application.appointmentId,
        state: application.state,
        meeting_point: application.meetingPoint,
        appointment_date: application.appointmentDate,
        status,
        attempts: synchronization.attempts,
        last_error: synchronization.lastError,
        first_failed_at: synchronization.firstFailedAt,
        next_attempt_at: synchronization.nextAttemptAt,
      })
      .from(application)
      .innerJoin(synchronization, eq(synchronization.applicationKey, application.applicationKey))
      .where(stuck ? and(isUnfinished(), isStuck(synchronization, rule)) : undefined)
      .orderBy(asc(application.appointmentDate), asc(application.id)),
  )
}

/** Of the appointments that share a number, those with unfinished work. */
function isUnfinished(): SQL | undefined {
  return inArray(appointmentApplications.state, ['pending', 'withdrawing', 'unconfirmed', 'failed'])
}

/**
 * Starts declarations again at once, whatever became of them: the running hub takes them up within seconds.
 * @param id of a declaration, or of an appointment for all its numbers
 * @returns how many numbers will be synchronized
 */
export async function retryDeclarations(database: Database, id: string): Promise<number> {
  if (!isAppointmentId(id)) return 0
  const { applicationKey, appointmentId, id: applicationId, state, isLive } = appointmentApplications
  return database.transaction(async (transaction) => {
    const rows = await transaction
      .selectDistinct({ applicationKey })
      .from(appointmentApplications)
      .where(or(eq(applicationId, id), eq(appointmentId, id)))
      .orderBy(asc(applicationKey))
    const keys = rows.map((row) => row.applicationKey)
    if (keys.length === 0) return 0
    await transaction
      .select({ key: applicationSynchronizations.applicationKey })
      .from(applicationSynchronizations)
      .where(inArray(applicationSynchronizations.applicationKey, keys))
      .orderBy(asc(applicationSynchronizations.applicationKey))
      .for('update')
    await transaction
      .update(applicationSynchronizations)
      .set({
        wantedVersion: sql`${applicationSynchronizations.wantedVersion} + 1`,
        status: 'due',
        ...startAgain(),
      })
      .where(inArray(applicationSynchronizations.applicationKey, keys))
    await transaction
      .update(appointmentApplications)
      .set({ state: sql`case when ${isLive} then 'pending' else 'withdrawing' end` })
      .where(and(inArray(applicationKey, keys), inArray(state, ['failed', 'unconfirmed'])))
    return keys.length
  })
}
