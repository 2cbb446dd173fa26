// What operators see and do: which declarations there are, which are stuck and why, and starting one again.
import { and, asc, eq, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.js'
import type { ApplicationState } from '../appointments/types.js'
import { appointmentApplications } from '../appointments/tables.js'
import { isAppointmentId } from '../appointments/list.js'
import type { SynchronizationStatus } from './synchronization.js'
import { applicationSynchronizations } from './tables.js'

/** One number of one appointment. The number itself is not shown: the place and time say which it is. */
export interface ListedDeclaration {
  id: string
  appointment_id: string
  state: ApplicationState
  meeting_point: string
  appointment_date: string
  status: SynchronizationStatus
  attempts: number
  /** A code; null when the last attempt went well. */
  last_error: string | null
  first_failed_at: Date | null
  next_attempt_at: Date
}

/** Work that nobody has begun for so long is stuck too: no worker runs. */
const OVERDUE = sql`interval '5 minutes'`

/** In the order of appointments; `stuck`: only those whose attempts fail, have failed for good, or are long overdue. */
export function listDeclarations(database: Database, { stuck }: { stuck: boolean }): Promise<ListedDeclaration[]> {
  const synchronization = applicationSynchronizations
  const application = appointmentApplications
  return database.run((connection) =>
    connection
      .select({
        id: application.id,
        appointment_id: application.appointmentId,
        state: application.state,
        meeting_point: application.meetingPoint,
        appointment_date: application.appointmentDate,
        status: synchronization.status,
        attempts: synchronization.attempts,
        last_error: synchronization.lastError,
        first_failed_at: synchronization.firstFailedAt,
        next_attempt_at: synchronization.nextAttemptAt,
      })
      .from(application)
      .innerJoin(synchronization, eq(synchronization.applicationKey, application.applicationKey))
      .where(stuck ? and(isUnfinished(), isStuck()) : undefined)
      .orderBy(asc(application.appointmentDate), asc(application.id)),
  )
}

/** Of the appointments that share a number, those that wait for something. */
function isUnfinished(): SQL | undefined {
  return inArray(appointmentApplications.state, ['pending', 'withdrawing', 'failed'])
}

function isStuck(): SQL | undefined {
  const { status, lastError, nextAttemptAt } = applicationSynchronizations
  const overdue = and(eq(status, 'due'), lte(nextAttemptAt, sql`clock_timestamp() - ${OVERDUE}`))
  return or(eq(status, 'failed'), isNotNull(lastError), overdue)
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
        attempts: 0,
        lastError: null,
        firstFailedAt: null,
        nextAttemptAt: sql`now()`,
      })
      .where(inArray(applicationSynchronizations.applicationKey, keys))
    await transaction
      .update(appointmentApplications)
      .set({ state: sql`case when ${isLive} then 'pending' else 'withdrawing' end` })
      .where(and(inArray(applicationKey, keys), inArray(state, ['failed', 'refused'])))
    return keys.length
  })
}
