import type { Reason, SlotsRequest } from './agenda.js'
import { addDays, isCalendarDay } from '../calendar-day.js'
import { lastValueOf, missing, noCalendarDay, noInteger, valuesOf } from './query.js'
import type { ParameterError } from './wire.js'

/** Longest window served, both ends included; what comes after is cut. The site asks for at most seven months. */
export const MAX_WINDOW_DAYS = 366

/** Most persons in one appointment; the forms of editors allow six. */
export const MAX_DOCUMENTS_NUMBER = 10

const REASONS: readonly Reason[] = ['CNI', 'PASSPORT', 'CNI-PASSPORT']
// A plus sign in a query is a space: `documents_number=+2` arrives as ` 2`.
const INTEGER = /^ *[+-]?[0-9]+ *$/

/** What is asked of every place; the place itself is added for each. */
export type SlotsCriteria = Omit<SlotsRequest, 'meeting_point_id'>

export type SlotsQuery =
  | { readonly kind: 'servable'; readonly meetingPointIds: readonly string[]; readonly criteria: SlotsCriteria }
  /** Well formed but impossible: the answer is 200 with nothing free, since browsers choose the values. */
  | { readonly kind: 'unservable'; readonly meetingPointIds: readonly string[]; readonly problem: string }
  | { readonly kind: 'malformed'; readonly errors: ParameterError[] }

/** Reads the parameters of `availableTimeSlots`; all wrong ones are told at once. */
export function readSlotsQuery(query: URLSearchParams): SlotsQuery {
  const errors: ParameterError[] = []
  const meetingPointIds = Object.freeze(valuesOf(query, 'meeting_point_ids'))
  if (meetingPointIds.length === 0) errors.push(missing('meeting_point_ids'))
  const start_date = readDay(query, 'start_date', errors)
  const end_date = readDay(query, 'end_date', errors)
  const documentsText = lastValueOf(query, 'documents_number') ?? '1'
  if (!INTEGER.test(documentsText)) errors.push(noInteger('documents_number'))
  if (errors.length > 0) return { kind: 'malformed', errors }

  const unservable = (problem: string): SlotsQuery => ({ kind: 'unservable', meetingPointIds, problem })
  const reasonText = lastValueOf(query, 'reason') ?? 'CNI'
  const reason = REASONS.find((known) => known === reasonText)
  if (reason === undefined) return unservable('unknown reason')
  if (start_date > end_date) return unservable('start_date is after end_date')
  const documents_number = Number(documentsText)
  if (documents_number < 1) return unservable('documents_number is below 1')
  if (documents_number > MAX_DOCUMENTS_NUMBER) return unservable(`documents_number is above ${MAX_DOCUMENTS_NUMBER}`)

  const lastDay = addDays(start_date, MAX_WINDOW_DAYS - 1)
  return {
    kind: 'servable',
    meetingPointIds,
    criteria: {
      start_date,
      end_date: end_date < lastDay ? end_date : lastDay,
      reason,
      documents_number,
    },
  }
}

function readDay(query: URLSearchParams, name: string, errors: ParameterError[]): string {
  const text = lastValueOf(query, name)
  if (text === undefined) errors.push(missing(name))
  else if (!isCalendarDay(text)) errors.push(noCalendarDay(name))
  return text ?? ''
}
