// The page where a citizen books: the `callback_url` that ANTS shows with each slot.
import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { HubEnv } from '../../platform/hub-env.js'
import { readForm } from '../../platform/request-body.js'
import { slotStarting } from '../availability.js'
import { type BookingFields, bookRequestOf, emptyFields, readBookingFields } from './booking-form.js'
import { type BookingLink, readBookingLink } from './booking-link.js'
import { createAccessCookie } from './access-cookie.js'
import type { PagesDependencies } from './dependencies.js'
import { createFormBooking } from './form-booking.js'
import { pathsOf } from './paths.js'
import { NoSlots, SlotGone, tellRefusal, type Told } from './refusal-words.js'
import { offeredDays } from './slot-choice.js'
import { BookingPage } from './views/booking-page.js'
import { IncompleteLinkPage } from './views/message-page.js'

/** Days of other times that are offered when the one asked for is gone. */
const OFFERED_DAYS = 4

export function bookingRoutes(dependencies: PagesDependencies): Hono<HubEnv> {
  const { appointments, database, publicUrl, clientAddress, now } = dependencies
  const paths = pathsOf(publicUrl)
  const access = createAccessCookie(dependencies)
  const bookForm = createFormBooking(dependencies)

  return new Hono<HubEnv>()
    .get('/', async (context) => {
      const link = await readBookingLink(database, new URL(context.req.url).searchParams)
      if (!link) return context.html(<IncompleteLinkPage />, 404)
      const fields = emptyFields(randomBytes(16).toString('base64url'))
      const isGone = link.startsAt !== undefined && !(await isFree(link, link.startsAt))
      return answer(context, link, fields, { status: 200, mistakes: [], isGone, notice: isGone && <SlotGone /> })
    })
    .post('/', async (context) => {
      const form = await readForm(context)
      const link = await readBookingLink(database, form)
      if (!link) return context.html(<IncompleteLinkPage />, 404)
      const fields = readBookingFields(form, link.booking.documents_number)
      const request = bookRequestOf(link.booking, link.startsAt ?? '', fields)
      const address = clientAddress(getConnInfo(context).remote.address, context.req.raw.headers)
      const result = await bookForm({ nonce: fields.nonce, request }, address)
      if (result.outcome === 'form_used') return context.redirect(paths.managed(result.token, { done: 'deja' }), 303)
      if (result.outcome !== 'booked') return answer(context, link, fields, tellRefusal(result, fields))
      access.grant(context, result.token, fields.email)
      return context.redirect(paths.managed(result.token, { done: 'reserve' }), 303)
    })

  async function isFree({ meetingPoint, booking }: BookingLink, startsAt: string): Promise<boolean> {
    const day = startsAt.slice(0, 10)
    const booked = await appointments.bookedTimes(meetingPoint.id, day, day)
    return slotStarting(meetingPoint, booked, { ...booking, starts_at: startsAt, now: now() }) !== undefined
  }

  async function answer(context: Context<HubEnv>, link: BookingLink, fields: BookingFields, told: Told) {
    const { meetingPoint, booking } = link
    const startsAt = told.isGone ? undefined : link.startsAt
    const from = link.startsAt?.slice(0, 10) ?? ''
    const { days } =
      startsAt === undefined
        ? await offeredDays(appointments, { meetingPoint, ...booking, from, now: now() }, OFFERED_DAYS)
        : { days: [] }
    if (told.retryAfter !== undefined) context.header('retry-after', String(told.retryAfter))
    return context.html(
      <BookingPage
        action={paths.booking}
        meetingPoint={meetingPoint}
        booking={booking}
        startsAt={startsAt}
        days={days}
        fields={fields}
        mistakes={told.mistakes}
        existing={told.existing ?? []}
        notice={startsAt === undefined && days.length === 0 ? <NoSlots /> : told.notice}
      />,
      told.status,
    )
  }
}
