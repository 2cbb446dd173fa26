import { eq } from 'drizzle-orm'
import type { Connection } from '../../platform/database.js'
import { transactionOrOutcome } from '../../platform/transaction-outcome.js'
import { wallClockAt, wallClockText } from '../agenda/wall-clock.js'
import type { Appointments } from './appointments.js'
import { type Checks, written } from './book.js'
import { touch } from './change-clock.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { isAppointmentId } from './list.js'
import type { CheckedNumber } from './number-check.js'
import { applicationRowsOf } from './numbers.js'
import { readAppointment } from './read-appointments.js'
import { type Changes, record } from './record.js'
import { refuseUnvalidated } from './refusals.js'
import { AGAIN, type Change, changeNumbers, type Refused, type Undo } from './change-numbers.js'
import { changeRequest, type CheckedChange, checkRequest } from './request.js'
import { openContact, sealContact } from './sealed-fields.js'
import { appointments } from './tables.js'
import { takeSlot } from './take-slot.js'
import type { Actor, Appointment, ChangeOutcome, Contact } from './types.js'

type Row = typeof appointments.$inferSelect
/** Changes an appointment: place, time, numbers, contact, any of them, all or nothing. */
export function createChange(dependencies: AppointmentsDependencies, { checkNumbers }: Checks): Appointments['change'] {
  const { database, lookup, now } = dependencies

  /** The numbers that the appointment does not hold yet, as ANTS knows them; the only ones to be asked for. */
  async function checkNew(id: string, request: CheckedChange): Promise<Refused | readonly CheckedNumber[]> {
    const row = await database.run((connection) => rowOf(connection, id))
    const refusal = refuseState(row, now())
    if (!row || refusal) return refusal ?? { outcome: 'not_found' }
    const rows = await database.run((connection) => applicationRowsOf(connection, id))
    const held = new Set(rows.filter(({ isLive }) => isLive).map(({ applicationKey }) => applicationKey))
    const added = request.application_ids?.filter((number) => !held.has(lookup(number))) ?? []
    const place = { id: request.meeting_point_id ?? row.meetingPointId, time_zone: row.timeZone }
    const checked = await checkNumbers(added, place)
    if (!checked) return { outcome: 'ants_unavailable' }
    return refuseUnvalidated(checked) ?? checked
  }

  async function change(id: string, request: CheckedChange, actor: Actor): Promise<ChangeOutcome> {
    const checked = await checkNew(id, request)
    if ('outcome' in checked) return checked
    const outcome = await transactionOrOutcome(database, async (transaction, undo: Undo) => {
      const appointment = await write(transaction, dependencies, { ...request, id, checked, actor, undo })
      return { outcome: 'changed' as const, appointment }
    })
    return outcome === AGAIN ? change(id, request, actor) : outcome
  }

  return async (id, value, actor) => {
    const request = checkRequest(changeRequest, value)
    if (!isAppointmentId(id)) return { outcome: 'not_found' }
    return request.ok ? change(id, request.request, actor) : { outcome: 'invalid_request', errors: request.errors }
  }
}

function rowOf(connection: Connection, id: string): PromiseLike<Row | undefined> {
  return connection
    .select()
    .from(appointments)
    .where(eq(appointments.id, id))
    .then(([row]) => row)
}

/** Cancelled stays cancelled, and what has begun stays as it was. */
function refuseState(row: Row | undefined, now: number): Refused | undefined {
  if (!row) return { outcome: 'not_found' }
  if (row.status === 'cancelled') return { outcome: 'appointment_cancelled' }
  const present = wallClockText(wallClockAt(now, row.timeZone))
  return row.startsAt <= present ? { outcome: 'appointment_past' } : undefined
}

async function write(
  transaction: Connection,
  dependencies: AppointmentsDependencies,
  { undo, actor, ...change }: Change,
): Promise<Appointment> {
  const { cipher, listeners = [], now } = dependencies
  const { id } = change
  const [row] = await transaction.select().from(appointments).where(eq(appointments.id, id)).for('update')
  const refusal = refuseState(row, now())
  if (!row || refusal) return undo(refusal ?? { outcome: 'not_found' })

  const moved = await move(transaction, row, { ...change, undo, now: now() })
  const numbers = await changeNumbers(transaction, { ...row, ...moved?.columns }, { ...change, dependencies, undo })
  const contact = changeContact(row, change.contact, cipher)
  const changes: Changes = { ...moved?.changes, ...numbers, ...contact?.changes }
  if (Object.keys(changes).length > 0) {
    const sequence = row.sequence + 1
    const columns = { ...moved?.columns, ...contact?.columns, sequence }
    await transaction.update(appointments).set(columns).where(eq(appointments.id, id))
    await record(transaction, listeners, { appointment_id: id, sequence, actor, changes })
    await touch(transaction, [id])
  }
  return written(await readAppointment(transaction, cipher, id))
}

type Columns = Partial<Row>

/** Takes the new slot; its own minutes are free for it. Undefined when place and time stay. */
async function move(
  transaction: Connection,
  row: Row,
  {
    meeting_point_id = row.meetingPointId,
    starts_at = row.startsAt,
    undo,
    now,
  }: CheckedChange & { undo: Undo; now: number },
): Promise<{ columns: Columns; changes: Changes } | undefined> {
  if (meeting_point_id === row.meetingPointId && starts_at === row.startsAt) return undefined
  const kept = { reason: row.reason, documents_number: row.documentsNumber, except: row.id }
  const taken = await takeSlot(transaction, { meeting_point_id, starts_at, ...kept, now })
  if (!taken) return undo({ outcome: 'slot_unavailable' })
  const { place, slot } = taken
  return {
    columns: {
      meetingPointId: place.id,
      meetingPointName: place.name,
      timeZone: place.time_zone,
      startsAt: slot.starts_at,
      endsAt: slot.ends_at,
    },
    changes: {
      moved: {
        from_meeting_point_id: row.meetingPointId,
        from_starts_at: row.startsAt,
        meeting_point_id: place.id,
        starts_at: slot.starts_at,
      },
    },
  }
}

/** Undefined when it stays the same, letter by letter. */
function changeContact(
  row: Row,
  contact: Contact | undefined,
  cipher: AppointmentsDependencies['cipher'],
): { columns: Columns; changes: Changes } | undefined {
  if (contact === undefined) return undefined
  const before = openContact(cipher, row.id, row.contact)
  const names = ['first_name', 'last_name', 'email', 'phone'] as const
  const fields = names.filter((name) => before?.[name] !== contact[name])
  if (fields.length === 0) return undefined
  return { columns: { contact: sealContact(cipher, row.id, contact) }, changes: { contact_changed: { fields } } }
}
