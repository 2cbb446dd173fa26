import { type AntsClient, type ApplicationStatusAnswer, HubError } from '@hub/ants-client'
import type { Logger } from '../../platform/logging.js'
import { dayText } from '../agenda/calendar-day.js'
import { wallClockAt, dayOf } from '../agenda/wall-clock.js'
import type { ExistingAppointment } from './types.js'

/** Milliseconds for all numbers together: a citizen waits for the answer (RDV-SP gives ANTS as long). */
const PATIENCE = 4_000

/** What ANTS says of one number that somebody wants to book with. */
export interface CheckedNumber {
  application_id: string
  status: string
  /** The appointments to come that ANTS shows, of whatever software. */
  shown: readonly ExistingAppointment[]
}

export interface NumberCheckOptions {
  ants: AntsClient
  logger: Logger
  now: () => number
}

export type NumberCheck = (
  applicationIds: readonly string[],
  place: { id: string; time_zone: string },
) => Promise<readonly CheckedNumber[] | undefined>

/** Asks ANTS for the numbers of a booking; undefined when it gives no usable answer in time, and then nothing may be booked. */
export function createNumberCheck({ ants, logger, now }: NumberCheckOptions): NumberCheck {
  return async (application_ids, { id, time_zone }) => {
    if (application_ids.length === 0) return []
    const limits = { timeout: PATIENCE, totalTimeout: PATIENCE }
    try {
      const answer = await ants.getStatus({ application_ids, meeting_point_id: id }, limits)
      const today = dayText(dayOf(wallClockAt(now(), time_zone)))
      return application_ids.map((application_id) => read(application_id, answer[application_id], today))
    } catch (error) {
      if (!HubError.isInstance(error)) throw error
      logger.warn?.('numbers could not be checked at ANTS', {
        error: error.name,
        code: error.code,
        status: error.status,
        attempts: error.attempts,
      })
      return undefined
    }
  }
}

function read(
  application_id: string,
  answer: ApplicationStatusAnswer | null | undefined,
  today: string,
): CheckedNumber {
  // Without a status, a number is not one that may book: contracts count what is unsaid as unknown.
  if (!answer) return { application_id, status: 'unknown', shown: [] }
  const shown = answer.appointments.map(({ meeting_point, management_url, appointment_date }) => ({
    application_id,
    meeting_point,
    management_url,
    starts_at: wallClockTextOf(appointment_date),
  }))
  return { application_id, status: answer.status, shown: shown.filter(({ starts_at }) => !isBefore(starts_at, today)) }
}

/** ANTS writes `2027-12-10T09:00:00`, editors sent other forms: what begins like a wall-clock time is read as one. */
function wallClockTextOf(text: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(text) ?? []
  return day === undefined || time === undefined ? text : `${day}T${time}`
}

/** Whether a time is of a day gone by. What cannot be read counts as still to come. */
function isBefore(startsAt: string, today: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(startsAt) && startsAt < today
}
