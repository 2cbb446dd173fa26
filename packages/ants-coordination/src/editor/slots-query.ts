import type { SlotsRequest } from './agenda.js'
import { addDays, isCalendarDay } from '@hub/http'
import { invalidDay, invalidInteger, missingField, readLastValue, readValues } from './query.js'
import { REASONS } from './reasons.js'
import type { ParameterError } from './wire.js'

/** Days of the longest window served, both ends included; a longer one is cut. The site of ANTS asks for at most seven months. */
export const MAX_WINDOW_DAYS = 366

/** Persons of one appointment, at most; the forms of editors allow six. */
export const MAX_DOCUMENTS_NUMBER = 10

// A plus sign in a query is a space: `documents_number=+2` arrives as ` 2`.
const INTEGER = /^ *[+-]?[0-9]+ *$/

/** The criteria of a search, the same for every meeting point. */
export type SlotsCriteria = Omit<SlotsRequest, 'meeting_point_id'>

export type SlotsQuery =
  | { readonly kind: 'servable'; readonly meetingPointIds: readonly string[]; readonly criteria: SlotsCriteria }
  /** Well formed but impossible: the answer is 200 with empty lists, since browsers choose the values. */
  | { readonly kind: 'unservable'; readonly meetingPointIds: readonly string[]; readonly problem: string }
  | { readonly kind: 'malformed'; readonly errors: ParameterError[] }

/** Parses the parameters of `availableTimeSlots`; all invalid ones are reported together. */
export function readSlotsQuery(query: URLSearchParams): SlotsQuery {
  const errors: ParameterError[] = []
  const meetingPointIds = Object.freeze(readValues(query, 'meeting_point_ids'))
  if (meetingPointIds.length === 0) errors.push(missingField('meeting_point_ids'))
  const start_date = readDay(query, 'start_date', errors)
  const end_date = readDay(query, 'end_date', errors)
  const documentsText = readLastValue(query, 'documents_number') ?? '1'
  if (!INTEGER.test(documentsText)) errors.push(invalidInteger('documents_number'))
  if (errors.length > 0) return { kind: 'malformed', errors }

  const unservable = (problem: string): SlotsQuery => ({ kind: 'unservable', meetingPointIds, problem })
  const reasonText = readLastValue(query, 'reason') ?? 'CNI'
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
  const text = readLastValue(query, name)
  if (text === undefined) errors.push(missingField(name))
  else if (!isCalendarDay(text)) errors.push(invalidDay(name))
  return text ?? ''
}
