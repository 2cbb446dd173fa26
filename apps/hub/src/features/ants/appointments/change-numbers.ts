import type { Connection } from '../../../platform/database/database.js'
import { requestSynchronization } from '../declarations/request-synchronization.js'
import type { AppointmentsDependencies } from './dependencies.js'
import type { CheckedNumber } from './number-check.js'
import { type KeyedNumber, planNumbers } from './number-plan.js'
import { type ApplicationRow, readApplicationRows, applyNumberPlan } from './numbers.js'
import type { Changes } from './record.js'
import { existingAppointments } from './refusals.js'
import type { CheckedChange } from './request.js'
import type { appointments } from './tables.js'
import type { Actor, ChangeOutcome } from './types.js'

export type Refused = Exclude<ChangeOutcome, { outcome: 'changed' }>
export type Undo = (refusal: Refused | typeof AGAIN) => never

/** Another request changed the appointment meanwhile, so that a number is new that ANTS was not asked about: begin again. */
export const AGAIN = Symbol('again')

/** A change within its transaction. */
export interface Change extends CheckedChange {
  id: string
  /** What ANTS said of the numbers that were new when it was asked. */
  checked: readonly CheckedNumber[]
  actor: Actor
  undo: Undo
}

/** Updates the numbers, and what must be declared of them, for the appointment as it will be. */
export async function changeNumbers(
  transaction: Connection,
  row: typeof appointments.$inferSelect,
  change: Omit<Change, 'actor'> & { dependencies: AppointmentsDependencies },
): Promise<Changes> {
  const { lookup, enqueue, cipher, publicUrl } = change.dependencies
  refuseTooMany(change, row.documentsNumber)
  const known = await readApplicationRows(transaction, row.id)
  const live = known.filter(({ isLive }) => isLive)
  const numbers =
    change.application_ids?.map((application_id) => ({ application_id, key: lookup(application_id) })) ??
    live.map(keyOnly)
  const declaration = {
    meetingPoint: row.meetingPointName,
    meetingPointId: row.meetingPointId,
    appointmentDate: row.startsAt,
  }
  const plan = planNumbers(known, numbers, declaration)
  await requestSynchronization(transaction, plan.touched, enqueue)

  const liveKeys = new Set(live.map(({ applicationKey }) => applicationKey))
  const added = numbers.filter(({ key }) => !liveKeys.has(key))
  await refuseExisting(transaction, added, { ...change, now: change.dependencies.now() })
  await applyNumberPlan(transaction, plan, { cipher, publicUrl, appointmentId: row.id, declaration })
  const removed = plan.left.length
  return added.length + removed === 0 ? {} : { applications_changed: { added: added.length, removed } }
}

function refuseTooMany(
  { application_ids = [], undo }: Pick<Change, 'application_ids' | 'undo'>,
  persons: number,
): void {
  if (application_ids.length <= persons) return
  const message = `must not hold more numbers than the appointment has persons (${persons})`
  undo({ outcome: 'invalid_request', errors: [{ pointer: '/application_ids', message }] })
}

async function refuseExisting(
  transaction: Connection,
  added: readonly KeyedNumber[],
  { id, checked, accept_existing, undo, now }: Omit<Change, 'actor'> & { now: number },
): Promise<void> {
  const ids = new Set(added.map(({ application_id }) => application_id))
  const asked = checked.filter(({ application_id }) => ids.has(application_id))
  if (asked.length < ids.size) undo(AGAIN)
  if (accept_existing) return
  const existing = await existingAppointments(transaction, { numbers: added, checked: asked, except: id, now })
  if (existing.length > 0) undo({ outcome: 'application_has_appointment', existing })
}

/** The numbers that stay: their digests are all that is needed. */
function keyOnly({ applicationKey }: ApplicationRow): KeyedNumber {
  return { application_id: '', key: applicationKey }
}
