import type { AntsAppointment } from './appointments.js'
import type { AntsOperation } from './failures.js'
import { Query } from './query.js'
import { refusal } from './responses.js'
import type { AntsState } from './state.js'
import type { AntsSwitches } from './switches.js'

type OperationHandler = (parameters: URLSearchParams, state: AntsState) => object

/** What each operation does to the register, and the body of its success; what is wrong is thrown as a Refusal. */
export const operationHandlers: Readonly<Record<AntsOperation, OperationHandler>> = {
  getStatus,
  createAppointment,
  deleteAppointment,
}

function getStatus(parameters: URLSearchParams, state: AntsState): object {
  const query = new Query(parameters)
  const application_ids = query.texts('application_ids')
  if (state.switches.requireMeetingPointIdOnStatus) query.text('meeting_point_id')
  query.assertValid()

  return Object.fromEntries(application_ids.map((id) => [id, serializeStatus(id, state)]))
}

function serializeStatus(application_id: string, state: AntsState) {
  const { nullStatus, hiddenAppointments } = state.switches
  if (nullStatus === true || (nullStatus !== false && nullStatus.includes(application_id))) return null
  const status = state.getStatus(application_id)
  if (status !== 'validated' && hiddenAppointments !== 'empty') {
    return hiddenAppointments === 'null' ? { status, appointments: null } : { status }
  }
  return {
    status,
    appointments: state.shownAppointments(application_id).map((row) => serializeAppointment(row, state)),
  }
}

function serializeAppointment(row: AntsAppointment, { switches }: AntsState) {
  return {
    management_url: row.management_url,
    meeting_point: row.meeting_point,
    appointment_date: row.appointment_date,
    ...serializePlaceId(row, switches.returnMeetingPointId),
    ...(row.editor_comment === undefined ? {} : { editor_comment: row.editor_comment }),
  }
}

function serializePlaceId({ meeting_point_id = null }: AntsAppointment, as: AntsSwitches['returnMeetingPointId']) {
  if (as === false) return {}
  const isNumber = as === 'number' && meeting_point_id !== null && /^(?:0|[1-9]\d{0,14})$/.test(meeting_point_id)
  return { meeting_point_id: isNumber ? Number(meeting_point_id) : meeting_point_id }
}

function createAppointment(parameters: URLSearchParams, state: AntsState): object {
  const query = new Query(parameters)
  const appointment = { ...readKey(query), management_url: query.text('management_url') }
  query.assertValid()
  if (!state.declare(appointment)) throw refusal(state.switches.duplicateStatus, 'Already exists in database')
  return { success: true }
}

function deleteAppointment(parameters: URLSearchParams, state: AntsState): object {
  const query = new Query(parameters)
  const key = readKey(query, state.switches.requireMeetingPointIdOnDelete)
  query.assertValid()
  return { rowcount: state.withdraw(key) }
}

function readKey(query: Query, isPlaceIdRequired = true) {
  return {
    application_id: query.text('application_id'),
    meeting_point: query.text('meeting_point'),
    meeting_point_id: isPlaceIdRequired ? query.text('meeting_point_id') : query.optionalText('meeting_point_id'),
    appointment_date: query.time('appointment_date'),
  }
}
