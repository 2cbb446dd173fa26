import type { Connection } from '../../../platform/database/database.js'
import type { CheckedNumber } from './number-check.js'
import type { KeyedNumber } from './number-plan.js'
import { readLiveAppointments, ownAddresses } from './numbers.js'
import type { ExistingAppointment, Refusal } from './types.js'

/** Why numbers cannot be booked with, if so. Names the status of every number, so that each can be explained. */
export function refuseUnvalidated(checked: readonly CheckedNumber[]): Refusal | undefined {
  if (checked.every(({ status }) => status === 'validated')) return undefined
  const statuses = checked.map(({ application_id, status }) => ({ application_id, status }))
  return { outcome: 'application_not_validated', statuses }
}

export interface ExistingQuestion {
  numbers: readonly KeyedNumber[]
  /** What ANTS answered for them. */
  checked: readonly CheckedNumber[]
  /** The appointment that is changed. */
  except?: string | undefined
  now: number
}

/**
 * The other live appointments of numbers. Ours are read here, under the lock that the caller has on the numbers; ANTS may
 * still show some that were cancelled a moment ago, and not yet those that were just taken.
 */
export async function existingAppointments(
  transaction: Connection,
  { numbers, checked, except, now }: ExistingQuestion,
): Promise<ExistingAppointment[]> {
  if (numbers.length === 0) return []
  const ours = await readLiveAppointments(transaction, numbers, { except, now })
  const own = await ownAddresses(transaction, numbers)
  const byOthers = checked.flatMap(({ shown }) => shown).filter(({ management_url }) => !own.has(management_url))
  return [...ours, ...byOthers]
}
