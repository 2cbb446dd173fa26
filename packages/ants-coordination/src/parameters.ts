import { InvalidRequestError } from '@hub/http'
import { parseApplicationId } from '@hub/identifiers'
import { toAppointmentDate } from './appointment-date.js'
import type { CreateAppointmentParameters, DeleteAppointmentParameters, StatusParameters } from './types.js'
import { wallClockMinute } from './wall-clock.js'

/** Refusals name the parameter and never show its value: a mistyped application number is still personal data. */
const refuse = (field: string, problem: string): InvalidRequestError => InvalidRequestError.local(field, problem)

/** Refuses parameters that cannot even be looked at. */
export function checkObject(value: unknown): void {
  if (typeof value !== 'object' || value === null) throw refuse('parameters', 'must be an object')
}

/** A number as ANTS stores it. */
export function applicationIdOf(value: unknown, field: string): string {
  const parsed = typeof value === 'string' ? parseApplicationId(value) : undefined
  if (parsed === undefined) throw refuse(field, 'must be an application number, ten letters or digits')
  return parsed
}

/** Numbers in the order given, each once. */
function applicationIdsOf(values: unknown, field: string): string[] {
  if (!Array.isArray(values) || values.length === 0) throw refuse(field, 'must list at least one application number')
  return [...new Set(values.map((value, index) => applicationIdOf(value, `${field}[${index}]`)))]
}

/** A text that ANTS stores as it is: nothing is trimmed, since it is part of the key of a deletion. */
function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw refuse(field, 'must be a text that is not empty')
  if (!value.isWellFormed()) throw refuse(field, 'holds half of a character (a lone surrogate)')
  return value
}

/** The date that a creation sends. */
function sentDateOf(value: unknown, field: string): string {
  const sent = typeof value === 'string' ? toAppointmentDate(value) : undefined
  if (sent === undefined) {
    throw refuse(field, 'must be a wall-clock time such as 2027-12-10T09:00, without offset')
  }
  return sent
}

/** The date that a deletion sends: as it was read, when it is a time at all. */
function readDateOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || wallClockMinute(value.trim()) === undefined) {
    throw refuse(field, 'must be the appointment_date of a row, as getStatus gave it or as it was declared')
  }
  return value
}

/** The page where the citizen moves or cancels the appointment. */
function managementUrlOf(value: unknown, field: string): string {
  const text = textOf(value, field)
  const protocol = URL.canParse(text) ? new URL(text).protocol : undefined
  if (protocol !== 'https:' && protocol !== 'http:') throw refuse(field, 'must be an absolute http or https address')
  return text
}

/** Parameters of a status call. */
export function statusQuery(parameters: StatusParameters) {
  checkObject(parameters)
  return {
    application_ids: applicationIdsOf(parameters.application_ids, 'application_ids'),
    meeting_point_id: textOf(parameters.meeting_point_id, 'meeting_point_id'),
  }
}

/** Parameters of a creation; `prefix` says where they stand in those of a larger call. */
export function creationQuery(parameters: CreateAppointmentParameters, prefix = '') {
  checkObject(parameters)
  return {
    application_id: applicationIdOf(parameters.application_id, 'application_id'),
    meeting_point: textOf(parameters.meeting_point, `${prefix}meeting_point`),
    meeting_point_id: textOf(parameters.meeting_point_id, `${prefix}meeting_point_id`),
    appointment_date: sentDateOf(parameters.appointment_date, `${prefix}appointment_date`),
    management_url: managementUrlOf(parameters.management_url, `${prefix}management_url`),
  }
}

/** Parameters of a deletion. */
export function deletionQuery(parameters: DeleteAppointmentParameters) {
  checkObject(parameters)
  return {
    application_id: applicationIdOf(parameters.application_id, 'application_id'),
    meeting_point: textOf(parameters.meeting_point, 'meeting_point'),
    meeting_point_id: textOf(parameters.meeting_point_id, 'meeting_point_id'),
    appointment_date: readDateOf(parameters.appointment_date, 'appointment_date'),
  }
}
