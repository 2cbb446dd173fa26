import { type AnswerProblem, ContractError } from '@hub/http'
import type { AntsErrorCode } from './errors.js'
import type { ApplicationStatusAnswer, DeclaredAppointment, StatusAnswer } from './status-types.js'

/** The part of an answer about one number, or why it cannot be used. */
export type StatusReading =
  | { status: ApplicationStatusAnswer; problem?: undefined }
  | { status?: undefined; problem: AnswerProblem }

const MISSING: AntsErrorCode = 'status_missing'
const NEEDED = ['management_url', 'meeting_point', 'appointment_date'] as const

/**
 * Reads what a status answer says of one number. Only what a client needs is checked: a status and, of a validated number, rows
 * with their three texts. Other properties may have any type, and are returned.
 */
export function readStatus(answer: unknown, application_id: string): StatusReading {
  const entry = isObject(answer) && Object.hasOwn(answer, application_id) ? answer[application_id] : undefined
  // A null where a number was asked is no status: neither free nor unknown.
  if (entry === undefined || entry === null) {
    return { problem: { text: 'the answer says nothing of the number', code: MISSING } }
  }
  if (!isObject(entry) || typeof entry.status !== 'string') return misfit('/*/status')
  const { status } = entry
  if (!Array.isArray(entry.appointments)) {
    // Rows of a number that is not validated are hidden (RDV-SP #4198): no list is an empty one.
    return status === 'validated' ? misfit('/*/appointments') : { status: { ...entry, status, appointments: [] } }
  }
  const { rows, pointers } = readRows(entry.appointments)
  if (status === 'validated' && pointers.length > 0) return misfit(...pointers.slice(0, 10))
  return { status: { ...entry, status, appointments: rows } }
}

/** What an answer says of each number that was asked. */
export function readStatuses(answer: unknown, asked: readonly string[]): Map<string, StatusReading> {
  return new Map(asked.map((id) => [id, readStatus(answer, id)]))
}

/** Every number that is usable, as read. */
export function pickUsable(readings: ReadonlyMap<string, StatusReading>): StatusAnswer {
  const usable: [string, ApplicationStatusAnswer][] = []
  for (const [id, { status }] of readings) if (status) usable.push([id, status])
  return Object.fromEntries(usable)
}

/**
 * What an answer that `getStatus` refused says of its other numbers: one number without a usable status makes the call fail, and
 * must not cost the others theirs.
 *
 * @param error what `getStatus` threw
 * @returns the usable numbers, keyed in upper case; empty for any other error
 */
export function usableStatuses(error: unknown): StatusAnswer {
  if (!ContractError.isInstance(error)) return {}
  const answer: unknown = error.body()
  return isObject(answer) ? pickUsable(readStatuses(answer, Object.keys(answer))) : {}
}

/** The rows that have their three texts, and where those of the others are missing. An answer may have thousands. */
function readRows(given: readonly unknown[]): { rows: DeclaredAppointment[]; pointers: string[] } {
  const rows = given.filter(isComplete).map(withTextId)
  return { rows, pointers: rows.length === given.length ? [] : given.flatMap(missingFields) }
}

/** `NEEDED`, written out: a quarter of the time. */
function isComplete(row: unknown): row is DeclaredAppointment {
  return (
    isObject(row) &&
    typeof row.management_url === 'string' &&
    typeof row.meeting_point === 'string' &&
    typeof row.appointment_date === 'string'
  )
}

function missingFields(row: unknown, index: number): string[] {
  if (!isObject(row)) return [`/*/appointments/${index}`]
  return NEEDED.filter((name) => typeof row[name] !== 'string').map((name) => `/*/appointments/${index}/${name}`)
}

/** The place's id is a text or a number there (RDV-SP, LUT-ANTS), and compares as text; of another type, it says nothing. */
function withTextId(row: DeclaredAppointment): DeclaredAppointment {
  const id: unknown = row.meeting_point_id
  if (typeof id === 'string' || id === null || id === undefined) return row
  return { ...row, meeting_point_id: typeof id === 'number' ? String(id) : null }
}

function misfit(...pointers: string[]): { problem: AnswerProblem } {
  return { problem: { text: `the answer does not fit the contract at ${pointers.join(', ')}`, pointers } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
