// What the pages of a management token share: finding the appointment, and who may go on.
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { wallClockAt, wallClockText } from '../agenda/wall-clock.js'
import { getMeetingPoint } from '../meeting-points.js'
import { createAccessCookie } from './access-cookie.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { type ManagementPage, pathsOf } from './paths.js'
import { IdentificationPage } from './views/identification-page.js'
import { canChange, factsOf, ManagementPage as AppointmentPage } from './views/management-page.js'
import { UnknownPage } from './views/message-page.js'
import { Notice } from './views/notice.js'

/** Finds the appointment of the token in the path. Unknown, forged, erased: the same answer. */
export function findManaged(dependencies: PagesDependencies): MiddlewareHandler<ManagementEnv> {
  const { appointments, now } = dependencies
  const access = createAccessCookie(dependencies)
  return createMiddleware<ManagementEnv>(async (context, next) => {
    const token = context.req.param('token') ?? ''
    const found = await appointments.byToken(token)
    if (!found) return context.html(<UnknownPage />, 404)
    const { appointment, isHeld } = found
    const { contact, starts_at, time_zone } = appointment
    context.set('managed', {
      token,
      appointment,
      isHeld,
      isContact: contact !== null && access.isGranted(context, token, contact.email),
      isPast: starts_at <= wallClockText(wallClockAt(now(), time_zone)),
    })
    await next()
    return undefined
  })
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
      const status = context.req.method === 'POST' ? 403 : 200
      return context.html(<IdentificationPage action={action} next={page} facts={factsOf(managed)} wait={0} />, status)
    }
    await next()
    return undefined
  })
}

/** Shows the appointment as it is, and says that nothing was done because of it. */
export async function refuseChange(
  context: Context<ManagementEnv>,
  { database, publicUrl }: PagesDependencies,
): Promise<Response> {
  const managed = context.get('managed')
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
