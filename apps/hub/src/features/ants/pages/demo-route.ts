import { Hono } from 'hono'
import { notFound } from '../../../platform/http/http-problem.js'
import { REASONS } from '../agenda/schema.js'
import { bookingAddress } from '../booking-address.js'
import { listMeetingPoints } from '../meeting-points.js'
import type { PagesDependencies } from './dependencies.js'
import { offeredDays } from './slot-choice.js'

export const DEMO_BOOKING_PATH = '/_/rdv'

/** Number of meeting points that are searched: those of the demo agenda, or the first ones of another. */
const MAX_POINTS = 20

/** Redirects to the booking page of a free slot, as a link of ANTS would, to try a sandbox. */
export function demoRoute({ appointments, database, publicUrl, now }: PagesDependencies): Hono {
  return new Hono().get(DEMO_BOOKING_PATH, async (context) => {
    for (const meetingPoint of await listMeetingPoints(database, { after: '', limit: MAX_POINTS })) {
      const reason = REASONS.find((name) => meetingPoint.durations[name] !== undefined)
      if (reason === undefined) continue
      const wish = { reason, documents_number: 2 }
      const { days } = await offeredDays(appointments, { meetingPoint, ...wish, from: '', now: now() }, 1)
      const slot = days[0]?.slots[0]
      if (slot === undefined) continue
      const { starts_at } = slot
      const { pathname, search } = new URL(
        bookingAddress(publicUrl, { meeting_point_id: meetingPoint.id, starts_at, ...wish }),
      )
      return context.redirect(`${pathname}${search}`, 303)
    }
    throw notFound('No meeting point has a free time: import an agenda first (npm start -- import agenda FILE).')
  })
}
