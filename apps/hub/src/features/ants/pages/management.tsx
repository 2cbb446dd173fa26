// Shared by the pages of a management token: finds the appointment, and checks access.
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { wallClockAt, formatWallClockMinute } from '../agenda/wall-clock.js'
import { readForm } from '../../../platform/http/request-body.js'
import { getMeetingPoint } from '../meeting-points.js'
import { createContactAccess } from './contact-access.js'
import { readContactFields } from './booking-form.js'
import type { Managed, ManagementEnv, PagesDependencies } from './dependencies.js'
import { createKeptForms } from './kept-forms.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { type ManagementPage, createPaths } from './paths.js'
import { redirectToRefusal, type RefusedForm, refusedForm } from './refused-management.js'
import { IdentificationPage } from './views/identification-page.js'
import { canChange, toAppointmentFacts, ManagementPage as AppointmentPage } from './views/management-page.js'
import { UnknownPage } from '../../../platform/pages/message-page.js'
import { Notice } from '../../../platform/pages/notice.js'

/** Seconds: no limit of these pages shows a longer one. */
const MAX_SHOWN_WAIT = 86_400

/** Finds the appointment of the token in the path. Unknown, forged, erased: the same answer. */
export function findManaged(dependencies: PagesDependencies): MiddlewareHandler<ManagementEnv> {
  return createMiddleware<ManagementEnv>(async (context, next) => {
    const managed = await readManaged(context, context.req.param('token') ?? '', dependencies)
    if (!managed) return showPage(context, <UnknownPage />, 404)
    context.set('managed', managed)
    await next()
    return undefined
  })
}

async function readManaged(
  context: Context<ManagementEnv>,
  token: string,
  dependencies: PagesDependencies,
): Promise<Managed | undefined> {
  const found = await dependencies.appointments.byToken(token)
  if (!found) return undefined
  const { contact, starts_at, time_zone } = found.appointment
  const access = createContactAccess(dependencies)
  return {
    ...found,
    token,
    isContact: contact !== null && (await access.isGranted(context, token)),
    isPast: starts_at <= formatWallClockMinute(wallClockAt(dependencies.now(), time_zone)),
  }
}

/** Lets the contact go on to `page`, and offers anybody else a link by e-mail. Nothing can be done on what is over. */
export function forContactOnly(
  dependencies: PagesDependencies,
  page: ManagementPage,
): MiddlewareHandler<ManagementEnv> {
  const paths = createPaths(dependencies.publicUrl)
  const keptForms = createKeptForms(dependencies)
  return createMiddleware<ManagementEnv>(async (context, next) => {
    const managed = context.get('managed')
    if (!canChange(managed)) return refuseChange(context, dependencies)
    const isForm = context.req.method === 'POST'
    if (!isForm) keptForms.recognise(context)
    if (!managed.isContact) {
      if (!isForm) {
        const refused = await refusedForm(context, keptForms)
        return askForAddress(context, dependencies, page, refused?.form)
      }
      const contact = page === 'coordonnees' ? readContactFields(await readForm(context)) : undefined
      const form: RefusedForm = { status: 403, contact }
      const told = await redirectToRefusal(context, { keptForms, paths, page, form })
      return told ?? askForAddress(context, dependencies, page, form)
    }
    await next()
    return undefined
  })
}

/** The form that asks for the address to send a link to `page` to, with its error messages. */
export function askForAddress(
  context: Context<ManagementEnv>,
  { publicUrl, now, sendsMail }: PagesDependencies,
  page: ManagementPage,
  { status, contact, typed, mistake, until = 0 }: RefusedForm = { status: 200 },
): Response | Promise<Response> {
  const managed = context.get('managed')
  const wait = secondsUntil(until, now())
  if (wait > 0) context.header('retry-after', String(wait))
  const asking = { next: page, facts: toAppointmentFacts(managed), kept: contact, typed, mistake, wait, sendsMail }
  return showPage(
    context,
    <IdentificationPage action={createPaths(publicUrl).managed(managed.token)} {...asking} />,
    // After the wait, the visitor may ask again.
    status === 429 && wait === 0 ? 200 : status,
  )
}

/** Seconds, however far the clock of the machine was moved meanwhile. */
export function secondsUntil(until: number, now: number): number {
  return Math.min(MAX_SHOWN_WAIT, Math.max(0, Math.ceil((until - now) / 1_000)))
}

/** Shows the appointment, or redirects to it, with the message that nothing was done. Reads it again: another tab may have changed it. */
export async function refuseChange(
  context: Context<ManagementEnv>,
  dependencies: PagesDependencies,
): Promise<Response> {
  const { database, publicUrl } = dependencies
  if (context.req.method === 'POST') {
    return context.redirect(createPaths(publicUrl).managed(context.get('managed').token, { done: 'inchange' }), 303)
  }
  const managed = (await readManaged(context, context.get('managed').token, dependencies)) ?? context.get('managed')
  const { appointment } = managed
  return showPage(
    context,
    <AppointmentPage
      managed={managed}
      meetingPoint={await getMeetingPoint(database, appointment.meeting_point_id)}
      paths={createPaths(publicUrl)}
      notice={
        <Notice kind="information" title="Ce rendez-vous ne peut plus être modifié ici">
          <p>Rien n’a été changé&nbsp;: voici où il en est.</p>
        </Notice>
      }
    />,
    409,
  )
}
