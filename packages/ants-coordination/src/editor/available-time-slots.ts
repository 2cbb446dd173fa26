import type { Logger } from '@hub/http'
import type { AnyEditorAgenda, ReadySlotsRequest } from './agenda.js'
import { AgendaUnavailableError } from './agenda-unavailable.js'
import { type EditorAnswer, failure, joinObject, ok, ready, unavailable } from './answers.js'
import { acceptsGzip } from './accepts-gzip.js'
import { collectSlots } from './collect-slots.js'
import { type Caller, CallerGoneError, waitWithin } from './deadline.js'
import { AgendaAnswerError, describeError } from './describe-error.js'
import { Diagnostics } from './diagnostics.js'
import { isPromiseLike } from './is-promise-like.js'
import { LazyContext } from './lazy-context.js'
import type { ManagedMeetingPoints } from './managed-meeting-points.js'
import { memoize } from './memoize.js'
import { readSlotsQuery } from './slots-query.js'

const ENDPOINT = 'availableTimeSlots'
/** Each may be 128 kB of URL, and as much again once parsed. */
const MAX_CACHED_QUERIES = 16

interface Dependencies {
  readonly agenda: AnyEditorAgenda
  readonly logger: Required<Logger>
  readonly meetingPoints: ManagedMeetingPoints
  /** Milliseconds. */
  readonly deadline: number
}

/**
 * Creates the handler of `availableTimeSlots`: 422 for parameters that cannot be parsed, 503 when the calendar is unavailable, 200 in every
 * other case.
 */
export function createAvailableTimeSlots({ agenda, logger, meetingPoints, deadline }: Dependencies) {
  const unservableCounts = new Map<string, number>()

  function reportUnservable(problem: string): void {
    const total = (unservableCounts.get(problem) ?? 0) + 1
    unservableCounts.set(problem, total)
    logger.warn(`${ENDPOINT}: request that cannot be served, answered with empty lists`, { problem, total })
  }

  /** Any status but 200 would show the editor as down for a value that a citizen's browser chose. */
  async function answerEmptyLists(meetingPointIds: readonly string[], caller: Caller): Promise<EditorAnswer> {
    const knownIds = await meetingPoints.knownIds(caller, deadline)
    const listed = knownIds === undefined ? meetingPointIds : meetingPointIds.filter((id) => knownIds.has(id))
    return ok(joinObject(listed.map((id) => [id, '[]'])))
  }

  /** Waits only when the calendar does. */
  async function answerReady(request: ReadySlotsRequest, caller: Caller): Promise<EditorAnswer> {
    const context = new LazyContext()
    try {
      const given = agenda.getReadySlots?.(request, context)
      const pieces = isPromiseLike(given) ? await waitWithin(deadline, caller, given, context.controller) : given
      if (typeof pieces?.[Symbol.iterator] !== 'function') throw new AgendaAnswerError('it returned nothing to iterate')
      return ready(pieces, request.isGzip)
    } catch (error) {
      if (error instanceof CallerGoneError) return unavailable()
      const isAway = AgendaUnavailableError.isInstance(error)
      const problem = isAway ? 'the calendar is unavailable' : `getReadySlots failed (${describeError(error)})`
      logger.warn(`${ENDPOINT}: answered 503, no meeting point is available`, { problem })
      return unavailable()
    }
  }

  const readQuery = memoize((query) => readSlotsQuery(new URLSearchParams(query)), MAX_CACHED_QUERIES)

  return async (query: string, caller: Caller, encodings: string | null): Promise<EditorAnswer> => {
    const parsed = readQuery(query)
    if (parsed.kind === 'malformed') return failure(422, parsed.errors)
    const { meetingPointIds } = parsed
    if (parsed.kind === 'unservable') {
      reportUnservable(parsed.problem)
      return answerEmptyLists(meetingPointIds, caller)
    }
    const { criteria } = parsed
    if (agenda.getReadySlots !== undefined) {
      return answerReady({ meeting_point_ids: meetingPointIds, ...criteria, isGzip: acceptsGzip(encodings) }, caller)
    }
    const since = performance.now()
    const diagnostics = new Diagnostics()
    const answers = await collectSlots(agenda, { meetingPointIds, criteria, deadline, caller, since }, diagnostics)
    diagnostics.report(logger, ENDPOINT)
    if (answers === 'unavailable') return unavailable()
    const known: [string, string][] = []
    // An unknown meeting point is left out silently: the 404 of the published template would lose all meeting points of the request.
    for (const [id, answer] of answers) if (answer !== undefined) known.push([id, answer])
    return ok(joinObject(known))
  }
}
