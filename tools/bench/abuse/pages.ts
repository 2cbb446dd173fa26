// What anybody may ask for, as fast as they can, and what it costs when an agenda is as large as may be.
import { dayIn, meetingPoint } from '../slots/agenda.ts'
import type { Attempt } from './attempt.ts'
import { load, send, type Target } from './target.ts'

const MINUTES_OF_A_DAY = 1_000

const bookingPage = (place: string): string => `/rdv?meeting_point=${place}&reason=CNI&documents=1`

/** A place that opens for a minute a thousand times a day. */
function importMinutes(target: Target): Promise<string> {
  const time = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const openings = Array.from({ length: MINUTES_OF_A_DAY }, (_, minute) => ({
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: time(minute),
    to: time(minute + 1),
  }))
  const point = { ...meetingPoint(0, 1), id: 'minutes', durations: { CNI: 1 }, openings, max_days_ahead: 3_650 }
  return send(target, '/api/v1/agenda', JSON.stringify({ meeting_points: [point] }), target.partnerHeaders)
}

export const PAGES: readonly Attempt[] = [
  { title: 'booking page', run: (target) => load(target, bookingPage(target.place)) },
  { title: 'booking page, no such place', run: (target) => load(target, bookingPage('nowhere')) },
  { title: 'management page, no such link', run: (target) => load(target, '/rdv/unknown') },
  { title: '/openapi.json', run: (target) => load(target, '/openapi.json') },
  { title: '/docs', run: (target) => load(target, '/docs') },
  { title: 'import of 1 000 openings of a minute', run: importMinutes },
  { title: 'booking page of 1 000 openings of a minute', run: (target) => load(target, bookingPage('minutes')) },
  {
    title: 'search of 1 000 openings of a minute, a year',
    run: (target) =>
      load(
        target,
        `/api/ants/availableTimeSlots?meeting_point_ids=minutes&start_date=${dayIn(1)}&end_date=${dayIn(360)}&reason=CNI`,
        1,
        target.antsHeaders,
      ),
  },
]
