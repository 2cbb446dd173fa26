import { isDay } from '../../date-time.js'
import { type Caller, seesAgent } from '../access.js'
import { type FieldErrors, forbidden, invalid, json, noContent, notFound } from '../answers.js'
import { pageOf } from '../pages.js'
import type { AbsenceRecord, AgentRecord } from '../records.js'
import { absenceView } from '../views.js'
import type { Context, Perform } from './perform.js'

/** Latest first. */
export const listAbsences: Perform = (context) => {
  const { parameters, world } = context
  const isSeen = ({ agent_id }: AbsenceRecord): boolean => {
    const agent = world.agents.get(agent_id)
    return agent !== undefined && seesAgent(context, agent)
  }
  const latestFirst = world.absences
    .byId()
    .filter(isSeen)
    .toSorted((one, other) => other.first_day.localeCompare(one.first_day))
  const views = latestFirst.map((absence) => absenceView(absence, world))
  return pageOf('absences', views, parameters)
}

export const getAbsence: Perform = (context) => json({ absence: absenceView(ownAbsence(context), context.world) })

export const createAbsence: Perform = (context) => {
  const { parameters, world } = context
  const agent = agentOf(context)
  const first_day = parameters.text('first_day') ?? ''
  const absence = {
    title: parameters.text('title') ?? '',
    first_day,
    start_time: timeOf(parameters.text('start_time')) ?? '00:00:00',
    end_day: parameters.text('end_day') ?? first_day,
    end_time: timeOf(parameters.text('end_time')) ?? '23:59:00',
  }
  validate(absence)
  return announced(context, 'created', world.absences.add({ ...absence, agent_id: agent.id }))
}

export const updateAbsence: Perform = (context) => {
  const { parameters, world } = context
  const absence = ownAbsence(context)
  const change = {
    title: parameters.text('title') ?? absence.title,
    first_day: parameters.text('first_day') ?? absence.first_day,
    start_time: timeOf(parameters.text('start_time')) ?? absence.start_time,
    end_day: parameters.text('end_day') ?? absence.end_day,
    end_time: timeOf(parameters.text('end_time')) ?? absence.end_time,
  }
  validate(change)
  return announced(context, 'updated', world.absences.update(absence.id, change))
}

export const deleteAbsence: Perform = (context) => {
  const absence = ownAbsence(context)
  context.world.absences.remove(absence.id)
  announced(context, 'destroyed', absence)
  return noContent()
}

function announced({ world, state }: Context, event: 'created' | 'updated' | 'destroyed', absence: AbsenceRecord) {
  const data = absenceView(absence, world)
  const organisationIds = Object.keys(world.agents.get(absence.agent_id)?.roles ?? {}).map(Number)
  state.announce(event, { model: 'Absence', data }, organisationIds)
  return json({ absence: data })
}

function ownAbsence(context: Context): AbsenceRecord {
  const absence = context.world.absences.get(context.parameters.number('id') ?? 0)
  if (!absence) throw notFound('absence')
  const agent = context.world.agents.get(absence.agent_id)
  if (!agent || !seesAgent(context, agent)) throw forbidden()
  return absence
}

function agentOf(context: Context): AgentRecord {
  const { parameters, world } = context
  const [id, email] = [parameters.number('agent_id'), parameters.text('agent_email')]
  const agent = world.agents.all().find((each) => (id === undefined ? each.email === email : each.id === id))
  if (!agent) throw notFound('agent')
  if (!seesAgent(context satisfies Caller, agent)) throw forbidden()
  return agent
}

function validate({ title, first_day, end_day, start_time, end_time }: Omit<AbsenceRecord, 'id' | 'agent_id'>): void {
  const errors: FieldErrors = {}
  if (title.trim() === '') errors['title'] = [{ error: 'blank' }]
  if (!isDay(first_day)) errors['first_day'] = [{ error: 'blank' }]
  if (isDay(first_day) && `${end_day} ${end_time}` <= `${first_day} ${start_time}`) {
    errors['end_time'] = [{ error: 'must_be_after_start_time' }]
  }
  if (Object.keys(errors).length > 0) throw invalid(errors)
}

/** `9:00` is `09:00:00`. */
function timeOf(text: string | undefined): string | undefined {
  const [hours, minutes, seconds = '00'] = text?.split(':') ?? []
  return hours === undefined || minutes === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}:${seconds}`
}
