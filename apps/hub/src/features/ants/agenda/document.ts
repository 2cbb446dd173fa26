// The agenda document validated whole: either a complete agenda, or every error at once.
import type { JsonLimits } from '../../../platform/http/json-scan.js'
import { parseJsonLists } from '../../../platform/http/json-text.js'
import { runWithoutPauses } from '../../../platform/process/time-slicing.js'
import { MAX_AGENDA_ERRORS, parsePoint, type Rejected } from './parse-point.js'
import { type AgendaProblem, toAgendaProblems } from './agenda-problem.js'
import { isRecord } from './cross-field-rules.js'
import { type Agenda, agendaEnvelopeSchema, LIMITS, type MeetingPoint } from './schema.js'
import { meetingPointWarnings } from './warnings.js'

/** As many warnings. */
const MAX_WARNINGS = 10_000

/** Beyond the limits of the schema, which name the place of each list: what must not even be parsed. */
const TEXT_LIMITS: JsonLimits = {
  depth: 16,
  keys: 100,
  items: LIMITS.meeting_points,
  values: LIMITS.values,
  bytes: LIMITS.bytes,
}

export type AgendaResult = { ok: true; agenda: Agenda; warnings: AgendaProblem[] } | Rejected
export type MeetingPointResult = { ok: true; meetingPoint: MeetingPoint; warnings: AgendaProblem[] } | Rejected

/**
 * Validates an agenda document and fills its defaults in.
 *
 * @param input the document, or its JSON text when it is a string
 * @param options.today the day from which public holidays are looked for, `YYYY-MM-DD`
 * @returns the agenda with its warnings (what is accepted but probably not meant), or all the errors, never both
 */
export function parseAgenda(input: unknown, options: { today: string }): AgendaResult {
  return runWithoutPauses(
    typeof input === 'string'
      ? parseAgendaText(Buffer.from(input), options)
      : parseDocument(input, listedPoints(input), options),
  )
}

/**
 * The same of a text in UTF-8, in steps: it yields between two meeting points, and between some openings of one.
 *
 * @throws nothing: what is no JSON, and what holds more than an agenda can, is an error with its place
 */
export function* parseAgendaText(bytes: Uint8Array, options: { today: string }): Generator<void, AgendaResult> {
  const json = yield* parseJsonLists(bytes, TEXT_LIMITS)
  if (!json.ok) return { ok: false, errors: [json.problem] }
  const { root, items } = json.lists
  // In `root`, a list holds the indexes of its items in `items`.
  const points = listedPoints(root).map((index) => items[Number(index)])
  return yield* parseDocument(root, points, options)
}

/** @param document its meeting points are not validated here */
function* parseDocument(
  document: unknown,
  points: readonly unknown[],
  { today }: { today: string },
): Generator<void, AgendaResult> {
  const envelope = agendaEnvelopeSchema.safeParse(document)
  const envelopeErrors = envelope.success ? [] : toAgendaProblems(envelope.error.issues)
  const parsed = yield* parsePoints(points)
  const errors = cut([...envelopeErrors, ...parsed.errors, ...duplicateIds(points)])
  if (errors.length > 0) return { ok: false, errors }

  const agenda: Agenda = { meeting_points: parsed.meetingPoints }
  const warnings: AgendaProblem[] = []
  for (const [index, point] of agenda.meeting_points.entries()) {
    if (warnings.length > MAX_WARNINGS) break
    warnings.push(...meetingPointWarnings(point, { pointer: `/meeting_points/${index}`, today }))
    yield
  }
  return { ok: true, agenda, warnings: cutWarnings(warnings) }
}

/**
 * Validates one meeting point, the body of `PUT /api/v1/meeting-points/{id}`. Pointers start at the meeting point.
 *
 * @param options.id the id in the path: used when the body has none, else they must be equal
 */
export function parseMeetingPoint(value: unknown, options: { id: string; today: string }): MeetingPointResult {
  return runWithoutPauses(parseMeetingPointInSteps(value, options))
}

/** The same in steps. */
export function* parseMeetingPointInSteps(
  value: unknown,
  options: { id: string; today: string },
): Generator<void, MeetingPointResult> {
  const named = isRecord(value) && !Object.hasOwn(value, 'id') ? { ...value, id: options.id } : value
  const result = yield* parsePoint(named, '')
  if (!result.ok) return { ok: false, errors: cut(result.errors) }
  if (result.meetingPoint.id !== options.id) {
    return { ok: false, errors: [{ pointer: '/id', message: 'must be the id in the path, or be left out' }] }
  }
  yield
  return { ...result, warnings: meetingPointWarnings(result.meetingPoint, { pointer: '', today: options.today }) }
}

/** The points that are worth validating even when the document around them is wrong; none when there are too many. */
function listedPoints(document: unknown): readonly unknown[] {
  const points = isRecord(document) ? document.meeting_points : undefined
  return Array.isArray(points) && points.length <= LIMITS.meeting_points ? points : []
}

function* parsePoints(
  points: readonly unknown[],
): Generator<void, { meetingPoints: MeetingPoint[]; errors: AgendaProblem[] }> {
  const meetingPoints: MeetingPoint[] = []
  const errors: AgendaProblem[] = []
  for (const [index, point] of points.entries()) {
    if (errors.length > MAX_AGENDA_ERRORS) break
    const result = yield* parsePoint(point, `/meeting_points/${index}`)
    if (result.ok) meetingPoints.push(result.meetingPoint)
    else for (const error of result.errors) errors.push(error)
    yield
  }
  return { meetingPoints, errors }
}

function duplicateIds(points: readonly unknown[]): AgendaProblem[] {
  const firstIndexes = new Map<string, number>()
  const problems: AgendaProblem[] = []
  for (const [index, point] of points.entries()) {
    if (!isRecord(point) || typeof point.id !== 'string') continue
    const first = firstIndexes.get(point.id)
    if (first === undefined) firstIndexes.set(point.id, index)
    else
      problems.push({
        pointer: `/meeting_points/${index}/id`,
        message: `is the id of /meeting_points/${first} too: ids must be unique`,
      })
  }
  return problems
}

function cut(errors: AgendaProblem[]): AgendaProblem[] {
  if (errors.length <= MAX_AGENDA_ERRORS) return errors
  const rest = {
    pointer: '',
    message: `has more than ${MAX_AGENDA_ERRORS} errors: the first ones are listed, correct them first`,
  }
  return [...errors.slice(0, MAX_AGENDA_ERRORS), rest]
}

function cutWarnings(warnings: AgendaProblem[]): AgendaProblem[] {
  if (warnings.length <= MAX_WARNINGS) return warnings
  const rest = { pointer: '', message: `has more than ${MAX_WARNINGS} warnings: the first ones are listed` }
  return [...warnings.slice(0, MAX_WARNINGS), rest]
}
