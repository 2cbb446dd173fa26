import { json, refusal } from './answers.js'
import type { AntsAppointment } from './appointments.js'
import type { AntsOperation } from './failures.js'
import { Query } from './query.js'
import type { AntsState } from './state.js'

type Perform = (parameters: URLSearchParams, state: AntsState) => Response

/** What each operation does to the register, and what it answers. */
export const performers: Readonly<Record<AntsOperation, Perform>> = { getStatus, createAppointment, deleteAppointment }

function getStatus(parameters: URLSearchParams, state: AntsState): Response {
  const query = new Query(parameters)
  const application_ids = query.texts('application_ids')
  if (state.switches.requireMeetingPointIdOnStatus) query.text('meeting_point_id')
  if (query.faults.length > 0) return refusal(422, query.faults)

  const entries = application_ids.map((application_id) => {
    const appointments = state.shownAppointments(application_id).map((row) => shownFields(row, state))
    return [application_id, { status: state.statusOf(application_id), appointments }]
  })
  return json(200, Object.fromEntries(entries))
}

function shownFields(row: AntsAppointment, { switches }: AntsState) {
  return {
    management_url: row.management_url,
    meeting_point: row.meeting_point,
    appointment_date: row.appointment_date,
    ...(switches.returnMeetingPointId ? { meeting_point_id: row.meeting_point_id ?? null } : {}),
    ...(row.editor_comment === undefined ? {} : { editor_comment: row.editor_comment }),
  }
}

function createAppointment(parameters: URLSearchParams, state: AntsState): Response {
  const query = new Query(parameters)
  const appointment = { ...keyOf(query), management_url: query.text('management_url') }
  if (query.faults.length > 0) return refusal(422, query.faults)
  if (!state.declare(appointment)) return refusal(state.switches.duplicateStatus, 'Already exists in database')
  return json(200, { success: true })
}

function deleteAppointment(parameters: URLSearchParams, state: AntsState): Response {
  const query = new Query(parameters)
  const key = keyOf(query)
  if (query.faults.length > 0) return refusal(422, query.faults)
  return json(200, { rowcount: state.withdraw(key) })
}

function keyOf(query: Query) {
  return {
    application_id: query.text('application_id'),
    meeting_point: query.text('meeting_point'),
    meeting_point_id: query.text('meeting_point_id'),
    appointment_date: query.time('appointment_date'),
  }
}
