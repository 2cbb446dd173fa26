import { eq } from 'drizzle-orm'
import type { CoveredMeetingPoints } from '../covered-meeting-points.js'
import type { Connection } from '../../../platform/database/database.js'
import { transactionOrOutcome } from '../../../platform/database/transaction-outcome.js'
import type { Appointments } from './appointments.js'
import { type Checks, requireAppointment } from './book.js'
import { markChanged } from './change-clock.js'
import { changeContact, type ContactMails, createContactMails } from './change-contact.js'
import type { AppointmentsDependencies } from './dependencies.js'
import { isAppointmentId } from './appointment-queries.js'
import type { CheckedNumber } from './number-check.js'
import { readApplicationRows } from './numbers.js'
import { readAppointment } from './read-appointments.js'
import { type Changes, record } from './record.js'
import { findChangeProblem } from './change-problem.js'
import { refuseUnvalidated } from './refusals.js'
import { AGAIN, type Change, changeNumbers, type Refused, type Undo } from './change-numbers.js'
import { changeRequest, type CheckedChange, checkRequest } from './request.js'
import { appointments } from './tables.js'
import { takeSlot } from './take-slot.js'
import type { Actor, Appointment, ChangeOutcome } from './types.js'

type Row = typeof appointments.$inferSelect

/** A change as it was asked for. */
interface Asked {
  id: string
  request: CheckedChange
  actor: Actor
  /** The meeting points that the caller may see and change. */
  covered: CoveredMeetingPoints
}

/** Changes an appointment: meeting point, time, numbers, contact, any of them, all or nothing. */
export function createChangeAppointment(
  dependencies: AppointmentsDependencies,
  { checkNumbers, budget }: Checks,
): Appointments['change'] {
  const { database, lookup, now } = dependencies
  const mails = createContactMails(dependencies, budget)

  /** The numbers that the appointment does not hold yet, as ANTS knows them; the only ones to be asked for. */
  async function checkNew({ id, request, covered }: Asked): Promise<Refused | readonly CheckedNumber[]> {
    const row = await database.run((connection) => readRow(connection, id))
    const refusal = findChangeProblem(row, { covered, now: now() })
    if (!row || refusal) return refusal ?? { outcome: 'not_found' }
    const rows = await database.run((connection) => readApplicationRows(connection, id))
    const held = new Set(rows.filter(({ isLive }) => isLive).map(({ applicationKey }) => applicationKey))
    const added = request.application_ids?.filter((number) => !held.has(lookup(number))) ?? []
    const place = { id: request.meeting_point_id ?? row.meetingPointId, time_zone: row.timeZone }
    const checked = await checkNumbers(added, place)
    if (!checked) return { outcome: 'ants_unavailable' }
    return refuseUnvalidated(checked) ?? checked
  }

  async function change(asked: Asked): Promise<ChangeOutcome> {
    const checked = await checkNew(asked)
    if ('outcome' in checked) return checked
    const outcome = await transactionOrOutcome(database, async (transaction, undo: Undo) => {
      const { request, ...by } = asked
      const appointment = await write(transaction, { ...dependencies, mails }, { ...request, ...by, checked, undo })
      return { outcome: 'changed' as const, appointment }
    })
    return outcome === AGAIN ? change(asked) : outcome
  }

  return async (id, value, actor, covered) => {
    const request = checkRequest(changeRequest, value)
    if (!isAppointmentId(id)) return { outcome: 'not_found' }
    if (!request.ok) return { outcome: 'invalid_request', errors: request.errors }
    return change({ id, request: request.request, actor, covered })
  }
}

function readRow(connection: Connection, id: string): PromiseLike<Row | undefined> {
  return connection
    .select()
    .from(appointments)
    .where(eq(appointments.id, id))
    .then(([row]) => row)
}

async function write(
  transaction: Connection,
  dependencies: AppointmentsDependencies & { mails: ContactMails },
  { undo, actor, covered, ...change }: Change & Pick<Asked, 'covered'>,
): Promise<Appointment> {
  const { cipher, listeners = [], mails, now } = dependencies
  const { id } = change
  const [row] = await transaction.select().from(appointments).where(eq(appointments.id, id)).for('update')
  const refusal = findChangeProblem(row, { covered, now: now() })
  if (!row || refusal) return undo(refusal ?? { outcome: 'not_found' })

  const moved = await move(transaction, row, { ...change, undo, now: now() })
  const numbers = await changeNumbers(transaction, { ...row, ...moved?.columns }, { ...change, dependencies, undo })
  const contact = changeContact(row, change.contact, dependencies)
  const changes: Changes = { ...moved?.changes, ...numbers, ...contact?.changes }
  if (Object.keys(changes).length > 0 || contact) {
    const { linkId, isQuiet } = await mails.ask(transaction, { row, actor, changed: contact, undo })
    // For calendars that hold the appointment nothing has changed yet.
    const isOnlyAsked = linkId !== undefined && !moved && Object.keys(numbers).length === 0
    const sequence = isOnlyAsked ? row.sequence : row.sequence + 1
    const columns = { ...moved?.columns, ...contact?.columns, sequence }
    await transaction.update(appointments).set(columns).where(eq(appointments.id, id))
    const told = { former: contact?.former, link_id: linkId, is_only_asked: isOnlyAsked, is_quiet: isQuiet }
    await record(transaction, listeners, { appointment_id: id, sequence, actor, changes, ...told })
    await markChanged(transaction, [id])
  }
  return requireAppointment(await readAppointment(transaction, cipher, id))
}

type Columns = Partial<Row>

/** Takes the new slot; its own minutes are free for it. Undefined when meeting point and time stay. */
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
