// The page where a citizen books: the `callback_url` that ANTS shows with each slot.
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { slotStarting } from '../availability.js'
import { createContactAccess } from './contact-access.js'
import { type BookingFields, toBookRequest, emptyFields, readBookingFields } from './booking-form.js'
import { type BookingLink, readBookingLink } from './booking-link.js'
import type { PagesDependencies } from './dependencies.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'
import { createFormBooking, type FormRefusal } from './form-booking.js'
import { newFormId } from '../../../platform/pages/kept-forms.js'
import { createKeptForms } from './kept-forms.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { type Done, KEPT_FORM, createPaths, withParameters } from './paths.js'
import { FormForgotten, NoSlots, SlotGone, formatRefusal, type RefusalMessage } from './error-messages.js'
import { offeredDays, openDays } from './slot-choice.js'
import { BookingPage } from './views/booking-page.js'
import { CHOSEN_DAY, FIRST_DAY } from './views/day-choice.js'
import { IncompleteLinkPage } from './views/incomplete-link-page.js'

/** Days offered when the requested time is taken; at least the times of the first are on the same page. */
const OFFERED_DAYS = 7

const SCOPE = 'booking'

function toDone(result: { outcome: 'booked'; isQuiet: boolean } | { outcome: 'form_used' }): Done {
  if (result.outcome === 'form_used') return 'deja'
  return result.isQuiet ? 'reserve-sans-message' : 'reserve'
}

/** A form that was refused, as it was sent. */
interface RefusedBooking {
  form: string
  refusal: FormRefusal
}

export function bookingRoutes(dependencies: PagesDependencies): Hono<PagesEnv> {
  const { appointments, database, publicUrl, clientAddress, now } = dependencies
  const paths = createPaths(publicUrl)
  const access = createContactAccess(dependencies)
  const formBooking = createFormBooking(dependencies)
  const keptForms = createKeptForms(dependencies)

  return new Hono<PagesEnv>()
    .get('/', async (context) => {
      const parameters = new URL(context.req.url).searchParams
      const link = await readBookingLink(database, parameters)
      if (!link) return showPage(context, <IncompleteLinkPage />, 404)
      keptForms.recognise(context)
      const id = parameters.get(KEPT_FORM)
      if (id !== null) return showRefused(context, link, id)
      return showEmpty(context, link)
    })
    .post('/', async (context) => {
      const form = await readForm(context)
      const link = await readBookingLink(database, form)
      if (!link) return showPage(context, <IncompleteLinkPage />, 404)
      const fields = readBookingFields(form, link.booking.documents_number)
      const request = toBookRequest(link.booking, link.startsAt ?? '', fields)
      const address = clientAddress(getConnInfo(context).remote.address, context.req.raw.headers)
      const result = await formBooking.book({ nonce: fields.nonce, request }, address)
      const name = { scope: SCOPE, id: fields.nonce }
      if (result.outcome === 'booked' || result.outcome === 'form_used') {
        await keptForms.forget(context, name)
        if (result.outcome === 'booked') await access.grant(context, result.token)
        return context.redirect(paths.managed(result.token, { done: toDone(result) }), 303)
      }
      const refused: RefusedBooking = { form: form.toString(), refusal: result }
      if (!(await keptForms.keep(context, name, refused))) {
        return answer(context, link, fields, formatRefusal(result, fields))
      }
      const day = form.get(CHOSEN_DAY) ?? undefined
      return context.redirect(
        createAddress(link, { [CHOSEN_DAY]: day?.slice(0, 10), [KEPT_FORM]: fields.nonce }, true),
        303,
      )
    })

  async function showEmpty(context: Context<PagesEnv>, link: BookingLink, notice?: RefusalMessage['notice']) {
    const isGone = link.startsAt !== undefined && !(await isFree(link, link.startsAt))
    const told = { status: 200, mistakes: [], isGone, notice: isGone ? <SlotGone /> : notice } as const
    return answer(context, link, emptyFields(newFormId()), told)
  }

  async function showRefused(context: Context<PagesEnv>, link: BookingLink, id: string) {
    const kept = (await keptForms.find(context, { scope: SCOPE, id })) as RefusedBooking | undefined
    if (!kept) {
      // Reached by the browser's back button after the form had booked.
      const token = await formBooking.findUsedToken(id)
      if (token !== undefined) return context.redirect(paths.managed(token, { done: 'deja' }), 303)
      return showEmpty(context, link, <FormForgotten />)
    }
    const fields = readBookingFields(new URLSearchParams(kept.form), link.booking.documents_number)
    return answer(context, link, fields, formatRefusal(kept.refusal, fields), id)
  }

  async function isFree({ meetingPoint, booking }: BookingLink, startsAt: string): Promise<boolean> {
    const day = startsAt.slice(0, 10)
    const booked = await appointments.bookedTimes(meetingPoint.id, day, day)
    return slotStarting(meetingPoint, booked, { ...booking, starts_at: startsAt, now: now() }) !== undefined
  }

  async function answer(
    context: Context<PagesEnv>,
    link: BookingLink,
    fields: BookingFields,
    told: RefusalMessage,
    kept?: string,
  ) {
    const { meetingPoint, booking } = link
    const startsAt = told.isGone ? undefined : link.startsAt
    const from = context.req.query(FIRST_DAY) ?? link.startsAt?.slice(0, 10) ?? ''
    const search = { meetingPoint, ...booking, now: now() }
    const offered =
      startsAt === undefined
        ? await offeredDays(appointments, { ...search, from }, OFFERED_DAYS)
        : { days: [], later: undefined }
    const same = { [KEPT_FORM]: kept, [FIRST_DAY]: context.req.query(FIRST_DAY) }
    if (told.retryAfter !== undefined) context.header('retry-after', String(told.retryAfter))
    return showPage(
      context,
      <BookingPage
        action={paths.booking}
        meetingPoint={meetingPoint}
        booking={booking}
        startsAt={startsAt}
        days={offered.days}
        open={openDays(offered.days, context.req.query(CHOSEN_DAY))}
        addressOfDay={(day) => createAddress(link, { ...same, [CHOSEN_DAY]: day })}
        later={offered.later && createAddress(link, { ...same, [FIRST_DAY]: offered.later })}
        fields={fields}
        mistakes={told.mistakes}
        existing={told.existing ?? []}
        isMailed={dependencies.sendsMail}
        notice={startsAt === undefined && offered.days.length === 0 ? <NoSlots /> : told.notice}
      />,
      told.status,
    )
  }

  /** The page of the same link, with more said. */
  function createAddress(
    { booking, startsAt }: BookingLink,
    parameters: Readonly<Record<string, string | undefined>>,
    isTold = false,
  ): string {
    const { meeting_point_id, reason, documents_number } = booking
    const link = { meeting_point: meeting_point_id, start: startsAt, reason, documents: String(documents_number) }
    return withParameters(paths.booking, { ...link, ...parameters }, isTold)
  }
}
