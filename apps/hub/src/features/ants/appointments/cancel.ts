import { eq } from 'drizzle-orm'
import { covers } from '../covered-meeting-points.js'
import { transactionOrOutcome } from '../../../platform/database/transaction-outcome.js'
import { requestSynchronization } from '../declarations/request-synchronization.js'
import type { Appointments } from './appointments.js'
import { requireAppointment } from './book.js'
import { markChanged } from './change-clock.js'
import { createContactMails } from './change-contact.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { isAppointmentId } from './appointment-queries.js'
import type { MailBudget } from './mail-budget.js'
import { readApplicationRows, letGo } from './numbers.js'
import { readAppointment } from './read-appointments.js'
import { record } from './record.js'
import { appointments } from './tables.js'
import type { CancelOutcome } from './types.js'

/** Cancels an appointment, a past one too: the declaration of a person who did not come can then be withdrawn. Repeated: the same answer. */
export function createCancelAppointment(
  dependencies: AppointmentsDependencies,
  budget: MailBudget,
): Appointments['cancel'] {
  const { database, cipher, enqueue, listeners = [] } = dependencies
  const mails = createContactMails(dependencies, budget)
  return async (id, actor, covered) => {
    if (!isAppointmentId(id)) return { outcome: 'not_found' }
    return transactionOrOutcome(database, async (transaction, undo: (outcome: CancelOutcome) => never) => {
      const [row] = await transaction.select().from(appointments).where(eq(appointments.id, id)).for('update')
      if (!row || !covers(covered, row.meetingPointId)) return undo({ outcome: 'not_found' })
      if (row.status === 'booked') {
        const rows = await readApplicationRows(transaction, id)
        const live = rows.filter(({ isLive }) => isLive)
        const keys = live.map(({ applicationKey }) => applicationKey)
        await requestSynchronization(transaction, keys, enqueue)
        await letGo(transaction, live, { isHeld: true })
        const sequence = row.sequence + 1
        await transaction.update(appointments).set({ status: 'cancelled', sequence }).where(eq(appointments.id, id))
        const is_quiet = await mails.isTooMany(transaction, row, actor)
        await record(transaction, listeners, {
          appointment_id: id,
          sequence,
          actor,
          changes: { cancelled: {} },
          is_quiet,
        })
        await markChanged(transaction, [id])
      }
      return {
        outcome: 'cancelled' as const,
        appointment: requireAppointment(await readAppointment(transaction, cipher, id)),
      }
    })
  }
}
