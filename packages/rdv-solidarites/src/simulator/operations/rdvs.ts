import { isCalendarDay } from '@hub/http'
import { toEpochMilliseconds } from '../../date-time.js'
import { rubyDateTime } from '../../ruby-date-time.js'
import { belongsTo } from '../access.js'
import { failure, json, parameterMissing, recordNotFound } from '../responses.js'
import { createPage } from '../pages.js'
import type { RdvRecord } from '../records.js'
import { serializeRdv } from '../serializers.js'
import type { OperationHandler } from './context.js'

const STATUSES = new Set(['unknown', 'seen', 'excused', 'revoked', 'noshow'])

/** An organisation that does not exist, or is not the agent's, has no appointments and is no error. */
export const listRdvs: OperationHandler = ({ parameters, agent, records }) => {
  const organisationId = parameters.number('organisation_id') ?? 0
  const after = parseInstant(parameters.text('starts_after')) ?? -Infinity
  const before = parseInstant(parameters.text('starts_before')) ?? Infinity
  const rdvs = records.rdvs.all().filter((rdv) => {
    const isWanted = rdv.organisation_id === organisationId && rdv.starts_at >= after && rdv.starts_at <= before
    return isWanted && belongsTo(agent, organisationId)
  })
  const serialized = rdvs.map((rdv) => serializeRdv(rdv, records))
  return createPage('rdvs', serialized, parameters)
}

/** Answers the whole appointment; a status outside the five is a failure and no refusal. */
export const updateParticipation: OperationHandler = ({ parameters, agent, records, state }) => {
  const id = parameters.number('id') ?? 0
  const rdv = records.rdvs.all().find(({ participations }) => participations.some((each) => each.id === id))
  if (!rdv || !belongsTo(agent, rdv.organisation_id)) throw recordNotFound('Participation', id)
  const wanted = parameters.required('participation')
  if (typeof wanted !== 'object' || wanted === null || !('status' in wanted)) throw parameterMissing('participation')
  const { status } = wanted
  if (typeof status !== 'string' || !STATUSES.has(status)) return failure()
  const participations = rdv.participations.map((each) => (each.id === id ? { ...each, status } : each))
  const isCollective = records.motifs.get(rdv.motif_id)?.collectif ?? false
  const change = isCollective ? { participations } : { participations, ...followParticipation(status, rdv) }
  const data = serializeRdv(records.rdvs.update(rdv.id, change), records)
  state.announce('updated', { model: 'Rdv', data }, [rdv.organisation_id])
  return json({ rdv: data })
}

/** An individual appointment follows the participation. */
function followParticipation(status: string, rdv: RdvRecord): Partial<RdvRecord> {
  const isCancelled = status === 'excused' || status === 'revoked'
  return { status, cancelled_at: isCancelled ? (rdv.cancelled_at ?? Date.now()) : null }
}

/** A day is its midnight, a text without offset is of the zone of the application; both bounds are included. */
function parseInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const instant = toEpochMilliseconds(text)
  if (instant !== undefined) return instant
  const clock = isCalendarDay(text) ? `${text}T00:00:00` : text
  const offset = rubyDateTime(Date.parse(`${clock}Z`) - 3_600_000).slice(-5)
  return toEpochMilliseconds(`${clock}${offset}`)
}
