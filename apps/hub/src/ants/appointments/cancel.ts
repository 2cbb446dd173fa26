import { eq } from 'drizzle-orm'
import { transactionOrOutcome } from '../../platform/transaction-outcome.js'
import { requestSynchronization } from '../declarations/request-synchronization.js'
import type { Appointments } from './appointments.js'
import { written } from './book.js'
import { touch } from './change-clock.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { isAppointmentId } from './list.js'
import { applicationRowsOf, letGo } from './numbers.js'
import { readAppointment } from './read-appointments.js'
import { record } from './record.js'
import { appointments } from './tables.js'
import type { CancelOutcome } from './types.js'

/** Cancels an appointment, a past one too: whoever did not come may then be withdrawn from ANTS. Again: the same answer. */
export function createCancel(dependencies: AppointmentsDependencies): Appointments['cancel'] {
  const { database, cipher, enqueue, listeners = [] } = dependencies
  return async (id, actor) => {
    if (!isAppointmentId(id)) return { outcome: 'not_found' }
    return transactionOrOutcome(database, async (transaction, undo: (outcome: CancelOutcome) => never) => {
      const [row] = await transaction.select().from(appointments).where(eq(appointments.id, id)).for('update')
      if (!row) return undo({ outcome: 'not_found' })
      if (row.status === 'booked') {
        const rows = await applicationRowsOf(transaction, id)
        const live = rows.filter(({ isLive }) => isLive)
        const keys = live.map(({ applicationKey }) => applicationKey)
        await requestSynchronization(transaction, keys, enqueue)
        await letGo(transaction, live, { isHeld: true })
        const sequence = row.sequence + 1
        await transaction.update(appointments).set({ status: 'cancelled', sequence }).where(eq(appointments.id, id))
        await record(transaction, listeners, { appointment_id: id, sequence, actor, changes: { cancelled: {} } })
        await touch(transaction, [id])
      }
      return { outcome: 'cancelled' as const, appointment: written(await readAppointment(transaction, cipher, id)) }
    })
  }
}
