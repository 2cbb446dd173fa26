import { epochMillisecondsOf, isDay } from '../../date-time.js'
import { rubyDateTime } from '../../ruby-date-time.js'
import { belongsTo } from '../access.js'
import { failure, json, parameterMissing, recordNotFound } from '../answers.js'
import { pageOf } from '../pages.js'
import type { RdvRecord } from '../records.js'
import { rdvView } from '../views.js'
import type { Perform } from './perform.js'

const STATUSES = new Set(['unknown', 'seen', 'excused', 'revoked', 'noshow'])

/** An organisation that does not exist, or is not the agent's, has no appointments and is no error. */
export const listRdvs: Perform = ({ parameters, agent, world }) => {
  const organisationId = parameters.number('organisation_id') ?? 0
  const after = instantOf(parameters.text('starts_after')) ?? -Infinity
  const before = instantOf(parameters.text('starts_before')) ?? Infinity
  const rdvs = world.rdvs.all().filter((rdv) => {
    const isWanted = rdv.organisation_id === organisationId && rdv.starts_at >= after && rdv.starts_at <= before
    return isWanted && belongsTo(agent, organisationId)
  })
  const views = rdvs.map((rdv) => rdvView(rdv, world))
  return pageOf('rdvs', views, parameters)
}

/** Answers the whole appointment; a status outside the five is a failure and no refusal. */
export const updateParticipation: Perform = ({ parameters, agent, world, state }) => {
  const id = parameters.number('id') ?? 0
  const rdv = world.rdvs.all().find(({ participations }) => participations.some((each) => each.id === id))
  if (!rdv || !belongsTo(agent, rdv.organisation_id)) throw recordNotFound('Participation', id)
  const wanted = parameters.required('participation')
  if (typeof wanted !== 'object' || wanted === null || !('status' in wanted)) throw parameterMissing('participation')
  const { status } = wanted
  if (typeof status !== 'string' || !STATUSES.has(status)) return failure()
  const participations = rdv.participations.map((each) => (each.id === id ? { ...each, status } : each))
  const isCollective = world.motifs.get(rdv.motif_id)?.collectif ?? false
  const change = isCollective ? { participations } : { participations, ...wholeOf(status, rdv) }
  const data = rdvView(world.rdvs.update(rdv.id, change), world)
  state.announce('updated', { model: 'Rdv', data }, [rdv.organisation_id])
  return json({ rdv: data })
}

/** An individual appointment follows the participation. */
function wholeOf(status: string, rdv: RdvRecord): Partial<RdvRecord> {
  const isCancelled = status === 'excused' || status === 'revoked'
  return { status, cancelled_at: isCancelled ? (rdv.cancelled_at ?? Date.now()) : null }
}

/** A day is its midnight in the zone of the application; both bounds are included. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!isDay(text)) return epochMillisecondsOf(text)
  const offset = rubyDateTime(Date.parse(`${text}T00:00:00Z`) - 3_600_000).slice(-5)
  return epochMillisecondsOf(`${text} 00:00:00 ${offset}`)
}
