import type { EditorAgenda } from './agenda.js'
import { AgendaUnavailableError } from './agenda-unavailable.js'
import { type Caller, CallerGoneError, DeadlineError, runWithin } from './deadline.js'
import { describeError } from './describe-error.js'
import type { Diagnostics } from './diagnostics.js'
import { forEachConcurrent, MAX_TIME_SLICE } from './for-each-concurrent.js'
import { isPromiseLike } from './is-promise-like.js'
import { LazyContext } from './lazy-context.js'
import { toTimeSlots } from './slots.js'
import type { SlotsCriteria } from './slots-query.js'

/** Calls of `getSlots` in progress at the same time, as long as they are prompt. */
const CONCURRENCY = 8

const NO_SLOT = '[]'
const ANSWERED_503 = 'answered 503, no meeting point is available'
const ANSWERED_EMPTY = 'meeting point answered with an empty list'

/** Slots of one meeting point as JSON; `undefined` when the agenda does not know the meeting point. */
export type MeetingPointSlots = string | undefined

interface Search {
  readonly meetingPointIds: readonly string[]
  readonly criteria: SlotsCriteria
  /** Milliseconds for all meeting points together. */
  readonly deadline: number
  readonly caller: Caller
  /** When this request began to use the event loop without a pause, by `performance.now()`. */
  readonly since: number
}

/**
 * Calls `getSlots` of the agenda for each meeting point, under one deadline. A meeting point that fails, is late or returns nonsense
 * gets an empty list and a warning; the others are not affected. Entries are in the order of the request.
 *
 * @returns 'unavailable' when at least one call failed because the calendar is unavailable, and no meeting point answered
 */
export async function collectSlots(
  agenda: Pick<EditorAgenda, 'getSlots'>,
  { meetingPointIds, criteria, deadline, caller, since }: Search,
  diagnostics: Diagnostics,
): Promise<ReadonlyMap<string, MeetingPointSlots> | 'unavailable'> {
  // Every meeting point has its entry from the start: a late one keeps the empty list.
  const answers = new Map<string, MeetingPointSlots>(meetingPointIds.map((id) => [id, NO_SLOT]))
  // The caller is gone: no warnings about meeting points that were not called.
  if (caller.signal.aborted) return answers
  const pending = new Set(meetingPointIds)
  const unavailable = new Set<string>()
  let isServed = false
  const context = new LazyContext()

  function loadSlots(id: string): Promise<void> | undefined {
    const settle = (returned: unknown): void => {
      // After the deadline the answer is already sent, and what comes now is caused by the abort.
      if (context.isAborted) return
      const answer = toMeetingPointSlots(id, returned, criteria, diagnostics)
      answers.set(id, answer)
      isServed ||= answer !== undefined
      pending.delete(id)
    }
    const fail = (error: unknown): void => {
      if (context.isAborted) return
      pending.delete(id)
      if (AgendaUnavailableError.isInstance(error)) unavailable.add(id)
      else diagnostics.add(ANSWERED_EMPTY, `getSlots failed (${describeError(error)})`, id)
    }
    try {
      const returned = agenda.getSlots({ meeting_point_id: id, ...criteria }, context)
      if (isPromiseLike(returned)) return Promise.resolve(returned).then(settle).catch(fail)
      settle(returned)
    } catch (error) {
      fail(error)
    }
    return undefined
  }

  function finish(): ReadonlyMap<string, MeetingPointSlots> | 'unavailable' {
    const isUnavailable = unavailable.size > 0 && !isServed
    const consequence = isUnavailable ? ANSWERED_503 : ANSWERED_EMPTY
    for (const id of unavailable) diagnostics.add(consequence, 'the calendar is unavailable', id)
    return isUnavailable ? 'unavailable' : answers
  }

  const { left, started } = loadWhilePrompt(meetingPointIds, loadSlots, since + MAX_TIME_SLICE)
  if (left.length === 0 && started === undefined) return finish()
  try {
    const options = { concurrency: CONCURRENCY, budget: deadline, started, since }
    const loadOthers = (signal: AbortSignal) => forEachConcurrent(left, loadSlots, { ...options, signal })
    await runWithin(deadline, caller, loadOthers, context.controller)
  } catch (error) {
    if (error instanceof CallerGoneError) return answers
    if (!(error instanceof DeadlineError)) throw error
  }
  for (const id of pending) diagnostics.add(ANSWERED_EMPTY, 'getSlots did not answer in time', id)
  return finish()
}

/**
 * Calls `load` while it returns at once, until `end`, but at least once.
 *
 * @returns the first call that did not return at once, and the ids that were not loaded
 */
function loadWhilePrompt(
  ids: readonly string[],
  load: (id: string) => Promise<void> | undefined,
  end: number,
): { left: readonly string[]; started: Promise<void> | undefined } {
  for (const [index, id] of ids.entries()) {
    const started = load(id)
    if (started !== undefined || performance.now() >= end) return { left: ids.slice(index + 1), started }
  }
  return { left: [], started: undefined }
}

/** Converts what `getSlots` returned to what can be sent for one meeting point. */
function toMeetingPointSlots(
  id: string,
  returned: unknown,
  criteria: SlotsCriteria,
  diagnostics: Diagnostics,
): MeetingPointSlots {
  if (returned === undefined || returned === null) return undefined
  if (!Array.isArray(returned)) {
    diagnostics.add(ANSWERED_EMPTY, 'getSlots returned neither an array nor nothing', id)
    return NO_SLOT
  }
  return JSON.stringify(toTimeSlots(returned, criteria, (problem) => diagnostics.add('slot left out', problem, id)))
}
