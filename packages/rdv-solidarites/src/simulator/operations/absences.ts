import { isCalendarDay } from '@hub/http'
import { type Caller, seesAgent } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, noContent, notFound } from '../responses.js'
import { createPage } from '../pages.js'
import type { AbsenceRecord, AgentRecord } from '../records.js'
import { serializeAbsence } from '../serializers.js'
import type { Context, OperationHandler } from './context.js'

/** Latest first. */
export const listAbsences: OperationHandler = (context) => {
  const { parameters, records } = context
  const isSeen = ({ agent_id }: AbsenceRecord): boolean => {
    const agent = records.agents.get(agent_id)
    return agent !== undefined && seesAgent(context, agent)
  }
  const latestFirst = records.absences
    .byId()
    .filter(isSeen)
    .toSorted((one, other) => other.first_day.localeCompare(one.first_day))
  const serialized = latestFirst.map((absence) => serializeAbsence(absence, records))
  return createPage('absences', serialized, parameters)
}

export const getAbsence: OperationHandler = (context) =>
  json({ absence: serializeAbsence(ownAbsence(context), context.records) })

export const createAbsence: OperationHandler = (context) => {
  const { parameters, records } = context
  const agent = findAgent(context)
  const first_day = parameters.text('first_day') ?? ''
  const absence = {
    title: parameters.text('title') ?? '',
    first_day,
    start_time: parseTime(parameters.text('start_time')) ?? '00:00:00',
    end_day: parameters.text('end_day') ?? first_day,
    end_time: parseTime(parameters.text('end_time')) ?? '23:59:00',
  }
  validate(absence)
  return announced(context, 'created', records.absences.add({ ...absence, agent_id: agent.id }))
}

export const updateAbsence: OperationHandler = (context) => {
  const { parameters, records } = context
  const absence = ownAbsence(context)
  const change = {
    title: parameters.text('title') ?? absence.title,
    first_day: parameters.text('first_day') ?? absence.first_day,
    start_time: parseTime(parameters.text('start_time')) ?? absence.start_time,
    end_day: parameters.text('end_day') ?? absence.end_day,
    end_time: parseTime(parameters.text('end_time')) ?? absence.end_time,
  }
  validate(change)
  return announced(context, 'updated', records.absences.update(absence.id, change))
}

export const deleteAbsence: OperationHandler = (context) => {
  const absence = ownAbsence(context)
  context.records.absences.remove(absence.id)
  announced(context, 'destroyed', absence)
  return noContent()
}

function announced({ records, state }: Context, event: 'created' | 'updated' | 'destroyed', absence: AbsenceRecord) {
  const data = serializeAbsence(absence, records)
  const organisationIds = Object.keys(records.agents.get(absence.agent_id)?.roles ?? {}).map(Number)
  state.announce(event, { model: 'Absence', data }, organisationIds)
  return json({ absence: data })
}

function ownAbsence(context: Context): AbsenceRecord {
  const absence = context.records.absences.get(context.parameters.number('id') ?? 0)
  if (!absence) throw notFound('absence')
  const agent = context.records.agents.get(absence.agent_id)
  if (!agent || !seesAgent(context, agent)) throw forbidden()
  return absence
}

function findAgent(context: Context): AgentRecord {
  const { parameters, records } = context
  const [id, email] = [parameters.number('agent_id'), parameters.text('agent_email')]
  const agent = records.agents.all().find((each) => (id === undefined ? each.email === email : each.id === id))
  if (!agent) throw notFound('agent')
  if (!seesAgent(context satisfies Caller, agent)) throw forbidden()
  return agent
}

function validate({ title, first_day, end_day, start_time, end_time }: Omit<AbsenceRecord, 'id' | 'agent_id'>): void {
  const errors: FieldErrors = {}
  if (title.trim() === '') errors['title'] = [{ error: 'blank' }]
  if (!isCalendarDay(first_day)) errors['first_day'] = [{ error: 'blank' }]
  if (isCalendarDay(first_day) && `${end_day} ${end_time}` <= `${first_day} ${start_time}`) {
    errors['end_time'] = [{ error: 'must_be_after_start_time' }]
  }
  if (Object.keys(errors).length > 0) throw invalid(errors)
}

/** `9:00` is `09:00:00`. */
function parseTime(text: string | undefined): string | undefined {
  const [hours, minutes, seconds = '00'] = text?.split(':') ?? []
  return hours === undefined || minutes === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}:${seconds}`
}
