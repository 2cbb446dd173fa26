import { type AntsClient, type ApplicationStatusAnswer, HubError } from '@hub/ants-client'
import type { Logger } from '../../../platform/process/logging.js'
import { dayText } from '../agenda/calendar-day.js'
import { wallClockAt, toDayNumber } from '../agenda/wall-clock.js'
import type { ExistingAppointment } from './types.js'

/** Milliseconds for all numbers together: a citizen waits for the answer (RDV-SP gives ANTS as long). */
const MAX_CHECK_TIME = 4_000

/** The answer of ANTS about one number of a booking. */
export interface CheckedNumber {
  application_id: string
  status: string
  /** The upcoming appointments that ANTS shows, of any software. */
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
    const limits = { timeout: MAX_CHECK_TIME, totalTimeout: MAX_CHECK_TIME }
    try {
      const answer = await ants.getStatus({ application_ids, meeting_point_id: id }, limits)
      const today = dayText(toDayNumber(wallClockAt(now(), time_zone)))
      const checked: CheckedNumber[] = []
      for (const application_id of application_ids) {
        const status = answer[application_id]
        // No status is neither free nor unknown: nothing may be booked.
        if (status === undefined) return undefined
        checked.push(read(application_id, status, today))
      }
      return checked
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

function read(application_id: string, answer: ApplicationStatusAnswer, today: string): CheckedNumber {
  const shown = answer.appointments.map(({ meeting_point, management_url, appointment_date }) => ({
    application_id,
    meeting_point,
    management_url,
    starts_at: toWallClockText(appointment_date),
  }))
  return { application_id, status: answer.status, shown: shown.filter(({ starts_at }) => !isBefore(starts_at, today)) }
}

/** ANTS writes `2027-12-10T09:00:00`, editors sent other forms: what begins like a wall-clock time is read as one. */
function toWallClockText(text: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(text) ?? []
  return day === undefined || time === undefined ? text : `${day}T${time}`
}

/** Whether a time is of a past day. A time that cannot be read counts as upcoming. */
function isBefore(startsAt: string, today: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(startsAt) && startsAt < today
}
