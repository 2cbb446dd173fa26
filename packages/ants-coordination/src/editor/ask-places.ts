import type { DeferredBytes, EditorAgenda, JsonPiece } from './agenda.js'
import { concatenate } from './answers.js'
import { type Caller, CallerGoneError, DeadlineError, runWithin } from './deadline.js'
import { describeError } from './describe-error.js'
import { fieldsOf } from './fields.js'
import type { Findings } from './findings.js'
import { isPromiseLike } from './is-promise-like.js'
import { LONGEST_STRETCH, visitInLanes } from './lanes.js'
import { LazyContext } from './lazy-context.js'
import { toTimeSlots } from './slots.js'
import type { SlotsCriteria } from './slots-query.js'

/** Places asked of the agenda at the same time, as long as they are prompt. */
const PLACES_AT_A_TIME = 8

const NO_SLOT = '[]'
const ANSWERED_EMPTY = 'meeting point answered with an empty list'

/** Slots of one place, ready JSON; `undefined` when the agenda does not know the place. */
export type PlaceAnswer = JsonPiece | readonly JsonPiece[] | undefined

interface Question {
  readonly meetingPointIds: readonly string[]
  readonly criteria: SlotsCriteria
  /** Milliseconds for all places together. */
  readonly deadline: number
  readonly caller: Caller
  /** Since when the event loop is held by this request, by `performance.now()`. */
  readonly since: number
}

/**
 * Asks the agenda place by place, under one deadline. A place that fails, is late or answers nonsense has an empty list and is
 * reported; the others do not notice. Entries are in the order asked.
 */
export async function askPlaces(
  agenda: EditorAgenda,
  { meetingPointIds, criteria, deadline, caller, since }: Question,
  findings: Findings,
): Promise<ReadonlyMap<string, PlaceAnswer>> {
  // Every place has its entry from the start: the empty list is what a late one leaves.
  const answers = new Map<string, PlaceAnswer>(meetingPointIds.map((id) => [id, NO_SLOT]))
  // Nobody is left to be told of the places not asked.
  if (caller.signal.aborted) return answers
  const waitedFor = new Set(meetingPointIds)
  const context = new LazyContext()

  function visit(id: string): Promise<void> | undefined {
    const settle = (given: unknown): void => {
      // After the deadline the answer is on its way, and what comes now comes from the abort.
      if (context.isAborted) return
      answers.set(id, toPlaceAnswer(id, given, criteria, findings))
      waitedFor.delete(id)
    }
    const fail = (error: unknown): void => {
      if (context.isAborted) return
      waitedFor.delete(id)
      findings.add(ANSWERED_EMPTY, `getSlots failed (${describeError(error)})`, id)
    }
    try {
      const given = agenda.getSlots({ meeting_point_id: id, ...criteria }, context)
      if (isPromiseLike(given)) return Promise.resolve(given).then(settle).catch(fail)
      settle(given)
    } catch (error) {
      fail(error)
    }
    return undefined
  }

  const { left, waiting } = visitPrompt(meetingPointIds, visit, since + LONGEST_STRETCH)
  if (left.length === 0 && waiting === undefined) return answers
  try {
    const lanes = { lanes: PLACES_AT_A_TIME, budget: deadline, started: waiting, since }
    const visitOthers = (signal: AbortSignal) => visitInLanes(left, visit, { ...lanes, signal })
    await runWithin(deadline, caller, visitOthers, context.controller)
  } catch (error) {
    if (error instanceof CallerGoneError) return answers
    if (!(error instanceof DeadlineError)) throw error
  }
  for (const id of waitedFor) findings.add(ANSWERED_EMPTY, 'getSlots did not answer in time', id)
  return answers
}

/** Visits places as long as they answer at once, until `end`, but one in any case: the first that does not is waited for with the others. */
function visitPrompt(
  ids: readonly string[],
  visit: (id: string) => Promise<void> | undefined,
  end: number,
): { left: readonly string[]; waiting: Promise<void> | undefined } {
  for (const [index, id] of ids.entries()) {
    const waiting = visit(id)
    if (waiting !== undefined || performance.now() >= end) return { left: ids.slice(index + 1), waiting }
  }
  return { left: [], waiting: undefined }
}

/** What can be sent for one place, from whatever `getSlots` gave. */
function toPlaceAnswer(id: string, given: unknown, criteria: SlotsCriteria, findings: Findings): PlaceAnswer {
  if (given === undefined || given === null) return undefined
  const ready = readyPieces(given)
  if (ready) {
    if (isBracketed(ready)) return ready
    findings.add(ANSWERED_EMPTY, 'getSlots gave bytes that are no JSON array', id)
    return NO_SLOT
  }
  if (!Array.isArray(given)) {
    findings.add(ANSWERED_EMPTY, 'getSlots gave neither a list, nor bytes, nor nothing', id)
    return NO_SLOT
  }
  return JSON.stringify(toTimeSlots(given, criteria, (problem) => findings.add('slot left out', problem, id)))
}

function readyPieces(given: unknown): readonly JsonPiece[] | undefined {
  if (given instanceof Uint8Array) return [given]
  const json = fieldsOf(given)?.['json']
  return Array.isArray(json) && json.every(isPiece) ? json : undefined
}

function isPiece(value: unknown): value is JsonPiece {
  if (typeof value === 'string' || value instanceof Uint8Array) return true
  const { byteLength, writeTo } = (fieldsOf(value) ?? {}) as Partial<DeferredBytes>
  return Number.isSafeInteger(byteLength) && Number(byteLength) >= 0 && typeof writeTo === 'function'
}

/** Ready bytes are trusted, but an empty or cut buffer would break the answer of all places: two characters tell. */
function isBracketed(pieces: readonly JsonPiece[]): boolean {
  const filled = pieces.filter((piece) => lengthOf(piece) > 0)
  const length = filled.reduce((total, piece) => total + lengthOf(piece), 0)
  return length >= 2 && characterAt(filled[0], 0) === 0x5b && characterAt(filled.at(-1), -1) === 0x5d
}

function lengthOf(piece: JsonPiece): number {
  return typeof piece === 'string' ? piece.length : piece.byteLength
}

function characterAt(piece: JsonPiece | undefined, index: 0 | -1): number | undefined {
  if (piece === undefined) return undefined
  if (typeof piece === 'string') return piece.at(index)?.charCodeAt(0)
  return (piece instanceof Uint8Array ? piece : concatenate([piece])).at(index)
}
