import type { Logger } from '@hub/http'
import type { EditorAgenda, JsonPiece, ReadyJson, ReadySlotsRequest } from './agenda.js'
import { type EditorAnswer, failure, joinObject, ok } from './answers.js'
import { askPlaces } from './ask-places.js'
import { type Caller, CallerGoneError, runWithin } from './deadline.js'
import { describeError } from './describe-error.js'
import { Findings } from './findings.js'
import { isPromiseLike } from './is-promise-like.js'
import { LazyContext } from './lazy-context.js'
import type { ManagedMeetingPoints } from './managed-meeting-points.js'
import { readOnce } from './read-once.js'
import { readSlotsQuery } from './slots-query.js'

const ENDPOINT = 'availableTimeSlots'
/** Each may be 128 kB of address, and as much again once read. */
const QUERIES_REMEMBERED = 16

interface Dependencies {
  readonly agenda: EditorAgenda
  readonly logger: Required<Logger>
  readonly meetingPoints: ManagedMeetingPoints
  /** Milliseconds. */
  readonly deadline: number
}

/** Makes the answer to `availableTimeSlots`: 200 whatever the agenda does, 422 for parameters that cannot be read. */
export function createAvailableTimeSlots({ agenda, logger, meetingPoints, deadline }: Dependencies) {
  const unservableCounts = new Map<string, number>()

  function reportUnservable(problem: string): void {
    const total = (unservableCounts.get(problem) ?? 0) + 1
    unservableCounts.set(problem, total)
    logger.warn(`${ENDPOINT}: request that cannot be served, answered with empty lists`, { problem, total })
  }

  /** Any status but 200 would show the editor as down for a value that a citizen's browser chose. */
  async function answerNothingFree(meetingPointIds: readonly string[], caller: Caller): Promise<EditorAnswer> {
    const knownIds = await meetingPoints.knownIds(caller, deadline)
    const listed = knownIds === undefined ? meetingPointIds : meetingPointIds.filter((id) => knownIds.has(id))
    return ok(joinObject(listed.map((id) => [id, '[]'])))
  }

  /** The calendar's answer to the whole search; at once when it gives one at once. */
  function readyAnswer(
    request: ReadySlotsRequest,
    caller: Caller,
  ): ReadyJson | undefined | Promise<ReadyJson | undefined> {
    const context = new LazyContext()
    try {
      const given = agenda.getReadySlots?.(request, context)
      if (!isPromiseLike(given)) return given
      return runWithin(deadline, caller, () => given, context.controller).catch(asPlacesInstead)
    } catch (error) {
      return asPlacesInstead(error)
    }
  }

  function asPlacesInstead(error: unknown): undefined {
    if (error instanceof CallerGoneError) return
    const problem = `getReadySlots failed (${describeError(error)})`
    logger.warn(`${ENDPOINT}: places are asked one by one`, { problem })
  }

  const readQuery = readOnce((query) => readSlotsQuery(new URLSearchParams(query)), QUERIES_REMEMBERED)

  return async (query: string, caller: Caller): Promise<EditorAnswer> => {
    const asked = readQuery(query)
    if (asked.kind === 'malformed') return failure(422, asked.errors)
    const { meetingPointIds } = asked
    if (asked.kind === 'unservable') {
      reportUnservable(asked.problem)
      return answerNothingFree(meetingPointIds, caller)
    }
    const { criteria } = asked
    // What was tried in vain holds the event loop too, and takes its part of the time.
    const since = performance.now()
    const given = readyAnswer({ meeting_point_ids: meetingPointIds, ...criteria }, caller)
    const ready = isPromiseLike(given) ? await given : given
    if (ready) return ok(ready.json)
    const findings = new Findings()
    const left = Math.max(deadline - (performance.now() - since), 1)
    const answers = await askPlaces(agenda, { meetingPointIds, criteria, deadline: left, caller, since }, findings)
    findings.report(logger, ENDPOINT)
    const known: [string, JsonPiece | readonly JsonPiece[]][] = []
    // An unknown place is left out in silence: the 404 of the published template would lose all places of the request.
    for (const [id, answer] of answers) if (answer !== undefined) known.push([id, answer])
    return ok(joinObject(known))
  }
}
