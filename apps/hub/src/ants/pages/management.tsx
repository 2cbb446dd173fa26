// What the pages of a management token share: finding the appointment, and who may go on.
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { wallClockAt, wallClockText } from '../agenda/wall-clock.js'
import { readForm } from '../../platform/request-body.js'
import { getMeetingPoint } from '../meeting-points.js'
import { createAccessCookie } from './access-cookie.js'
import { readContactFields } from './booking-form.js'
import type { Managed, ManagementEnv, PagesDependencies } from './dependencies.js'
import { type ManagementPage, pathsOf } from './paths.js'
import { IdentificationPage } from './views/identification-page.js'
import { canChange, factsOf, ManagementPage as AppointmentPage } from './views/management-page.js'
import { UnknownPage } from './views/message-page.js'
import { Notice } from './views/notice.js'

/** Finds the appointment of the token in the path. Unknown, forged, erased: the same answer. */
export function findManaged(dependencies: PagesDependencies): MiddlewareHandler<ManagementEnv> {
  return createMiddleware<ManagementEnv>(async (context, next) => {
    const managed = await readManaged(context, context.req.param('token') ?? '', dependencies)
    if (!managed) return context.html(<UnknownPage />, 404)
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
  const access = createAccessCookie(dependencies)
  return {
    ...found,
    token,
    isContact: contact !== null && access.isGranted(context, token, contact.email),
    isPast: starts_at <= wallClockText(wallClockAt(dependencies.now(), time_zone)),
  }
}

/** Lets the contact go on to `page`, and asks anybody else for the e-mail address. Nothing can be done on what is over. */
export function forContactOnly(
  dependencies: PagesDependencies,
  page: ManagementPage,
): MiddlewareHandler<ManagementEnv> {
  const paths = pathsOf(dependencies.publicUrl)
  return createMiddleware<ManagementEnv>(async (context, next) => {
    const managed = context.get('managed')
    if (!canChange(managed)) return refuseChange(context, dependencies)
    if (!managed.isContact) {
      const action = paths.managed(managed.token)
      const isForm = context.req.method === 'POST'
      const kept = isForm && page === 'coordonnees' ? readContactFields(await readForm(context)) : undefined
      const asking = { action, next: page, facts: factsOf(managed), kept }
      return context.html(<IdentificationPage {...asking} wait={0} />, isForm ? 403 : 200)
    }
    await next()
    return undefined
  })
}

/** Shows the appointment as it is, and says that nothing was done because of it. It is read again: another tab may have changed it. */
export async function refuseChange(
  context: Context<ManagementEnv>,
  dependencies: PagesDependencies,
): Promise<Response> {
  const { database, publicUrl } = dependencies
  const managed = (await readManaged(context, context.get('managed').token, dependencies)) ?? context.get('managed')
  const { appointment } = managed
  return context.html(
    <AppointmentPage
      managed={managed}
      meetingPoint={await getMeetingPoint(database, appointment.meeting_point_id)}
      paths={pathsOf(publicUrl)}
      notice={
        <Notice kind="information" title="Ce rendez-vous ne peut plus être modifié ici">
          <p>Rien n’a été changé&nbsp;: voici où il en est.</p>
        </Notice>
      }
    />,
    409,
  )
}
