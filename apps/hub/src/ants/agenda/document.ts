// The agenda document validated whole: either a complete agenda, or every error at once.
import { parseJsonText } from './json-text.js'
import { type Problem, problemsOf } from './problem.js'
import { isRecord } from './rules.js'
import { type Agenda, agendaEnvelopeSchema, LIMITS, type MeetingPoint, meetingPointSchema } from './schema.js'
import { agendaWarnings, meetingPointWarnings } from './warnings.js'

/** Beyond this many errors the rest is not listed: a report must not be larger than the document. */
export const MOST_ERRORS = 10_000

export type Rejected = { ok: false; errors: Problem[] }
export type AgendaResult = { ok: true; agenda: Agenda; warnings: Problem[] } | Rejected
export type MeetingPointResult = { ok: true; meetingPoint: MeetingPoint; warnings: Problem[] } | Rejected

/**
 * Validates an agenda document and fills its defaults in.
 *
 * @param input the document, or its JSON text when it is a string
 * @param options.today the day from which public holidays are looked for, `YYYY-MM-DD`
 * @returns the agenda with its warnings (what is accepted but probably not meant), or all the errors, never both
 */
export function parseAgenda(input: unknown, options: { today: string }): AgendaResult {
  const json = typeof input === 'string' ? parseJsonText(input) : { ok: true as const, value: input }
  if (!json.ok) return { ok: false, errors: [json.problem] }

  const envelope = agendaEnvelopeSchema.safeParse(json.value)
  const envelopeErrors = envelope.success ? [] : problemsOf(envelope.error.issues)
  const points = listedPoints(json.value)
  const parsed = parsePoints(points)
  const errors = cut([...envelopeErrors, ...parsed.errors, ...duplicateIds(points)])
  if (errors.length > 0) return { ok: false, errors }

  const agenda: Agenda = { meeting_points: parsed.meetingPoints }
  return { ok: true, agenda, warnings: agendaWarnings(agenda, options.today) }
}

/**
 * Validates one meeting point, the body of `PUT /api/v1/meeting-points/{id}`. Pointers start at the meeting point.
 *
 * @param options.id the id in the path: used when the body has none, else they must be equal
 */
export function parseMeetingPoint(value: unknown, options: { id: string; today: string }): MeetingPointResult {
  const named = isRecord(value) && !Object.hasOwn(value, 'id') ? { ...value, id: options.id } : value
  const result = parsePoint(named, '')
  if (!result.ok) return { ok: false, errors: cut(result.errors) }
  if (result.meetingPoint.id !== options.id) {
    return { ok: false, errors: [{ pointer: '/id', message: 'must be the id in the path, or be left out' }] }
  }
  return { ...result, warnings: meetingPointWarnings(result.meetingPoint, { pointer: '', today: options.today }) }
}

/** The points that are worth validating even when the document around them is wrong; none when there are too many. */
function listedPoints(document: unknown): readonly unknown[] {
  const points = isRecord(document) ? document.meeting_points : undefined
  return Array.isArray(points) && points.length <= LIMITS.meeting_points ? points : []
}

function parsePoints(points: readonly unknown[]): { meetingPoints: MeetingPoint[]; errors: Problem[] } {
  const meetingPoints: MeetingPoint[] = []
  const errors: Problem[] = []
  for (const [index, point] of points.entries()) {
    if (errors.length > MOST_ERRORS) break
    const result = parsePoint(point, `/meeting_points/${index}`)
    if (result.ok) meetingPoints.push(result.meetingPoint)
    else for (const error of result.errors) errors.push(error)
  }
  return { meetingPoints, errors }
}

function parsePoint(value: unknown, pointer: string): { ok: true; meetingPoint: MeetingPoint } | Rejected {
  const endless = endlessLists(value, pointer)
  if (endless.length > 0) return { ok: false, errors: endless }
  const result = meetingPointSchema.safeParse(value)
  return result.success
    ? { ok: true, meetingPoint: result.data }
    : { ok: false, errors: problemsOf(result.error.issues, pointer) }
}

/** A schema looks at every item before it counts them; here lists that are far too long are refused unread. */
function endlessLists(value: unknown, pointer: string): Problem[] {
  if (!isRecord(value)) return []
  const lists: { at: string; list: unknown; most: number }[] = (['openings', 'closures'] as const).map((key) => ({
    at: `${pointer}/${key}`,
    list: value[key],
    most: LIMITS[key],
  }))
  const openings = Array.isArray(value.openings) && value.openings.length <= LIMITS.openings ? value.openings : []
  for (const [index, opening] of openings.entries()) {
    const list: unknown = isRecord(opening) ? opening.weekdays : undefined
    lists.push({ at: `${pointer}/openings/${index}/weekdays`, list, most: LIMITS.weekdays })
  }
  return lists
    .filter(({ list, most }) => Array.isArray(list) && list.length > most)
    .map(({ at, most }) => ({ pointer: at, message: `must have at most ${most} items` }))
}

function duplicateIds(points: readonly unknown[]): Problem[] {
  const firstPlaces = new Map<string, number>()
  const problems: Problem[] = []
  for (const [index, point] of points.entries()) {
    if (!isRecord(point) || typeof point.id !== 'string') continue
    const first = firstPlaces.get(point.id)
    if (first === undefined) firstPlaces.set(point.id, index)
    else
      problems.push({
        pointer: `/meeting_points/${index}/id`,
        message: `is the id of /meeting_points/${first} too: ids must be unique`,
      })
  }
  return problems
}

function cut(errors: Problem[]): Problem[] {
  if (errors.length <= MOST_ERRORS) return errors
  const rest = {
    pointer: '',
    message: `has more than ${MOST_ERRORS} errors: the first ones are listed, correct them first`,
  }
  return [...errors.slice(0, MOST_ERRORS), rest]
}
