// The pages of one appointment, each reached by the token of one of its numbers: the `management_url` that ANTS shows to every
// editor. It identifies; what is personal or changes something asks for a link that was sent to the contact's e-mail address.
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { createCalendar } from '../mails/calendar.js'
import { getMeetingPoint } from '../meeting-points.js'
import { createContactAccess } from './contact-access.js'
import { emailMistake } from './booking-form.js'
import { cancelRoutes } from './cancel-routes.js'
import { contactRoutes } from './contact-routes.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { keptContact } from './kept-contact.js'
import { newFormId } from '../../../platform/pages/kept-forms.js'
import { createKeptForms } from './kept-forms.js'
import { createLinkAsking } from './link-asking.js'
import { linkRoutes } from './link-routes.js'
import { askForAddress, findManaged, refuseChange } from './management.js'
import { moveRoutes } from './move-routes.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { DONE, PERSONAL_PAGES, createPaths } from './paths.js'
import { type RefusedForm, redirectToRefusal } from './refused-management.js'
import { formatAddress } from './views/booking-page.js'
import { canChange, ManagementPage } from './views/management-page.js'

export function managementRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { clientAddress, database, publicUrl, sendsMail, now } = dependencies
  const paths = createPaths(publicUrl)
  const access = createContactAccess(dependencies)
  const linkAsking = createLinkAsking(dependencies)
  const keptForms = createKeptForms(dependencies)

  return new Hono<ManagementEnv>()
    .use('/*', findManaged(dependencies))
    .get('/', async (context) => {
      const managed = context.get('managed')
      // Comes from the address alone, so it is checked against the appointment.
      if (context.req.query('fait') === 'inchange' && !canChange(managed)) return refuseChange(context, dependencies)
      const meetingPoint = await getMeetingPoint(database, managed.appointment.meeting_point_id)
      const done = DONE.find((name) => name === context.req.query('fait'))
      return showPage(
        context,
        <ManagementPage managed={managed} meetingPoint={meetingPoint} paths={paths} done={done} isMailed={sendsMail} />,
      )
    })
    .post('/', async (context) => {
      const form = await readForm(context)
      const managed = context.get('managed')
      const { token, appointment } = managed
      if (!canChange(managed) || appointment.contact === null) return refuseChange(context, dependencies)
      const page = PERSONAL_PAGES.find((name) => name === form.get('suite')) ?? 'coordonnees'
      if (managed.isContact || !sendsMail) return context.redirect(paths.managed(token, { page }), 303)
      const typed = form.get('email') ?? ''
      const kept = keptContact(form)
      const refuse = async (refused: Omit<RefusedForm, 'contact' | 'typed'>) => {
        const refusedForm = { ...refused, typed, contact: kept }
        const told = await redirectToRefusal(context, { keptForms, paths, page, form: refusedForm })
        return told ?? askForAddress(context, dependencies, page, refusedForm)
      }
      const mistake = emailMistake(typed)
      if (mistake !== undefined) return refuse({ status: 422, mistake })
      const formId = kept && page === 'coordonnees' ? newFormId() : undefined
      const waiting: RefusedForm = { status: 200, contact: kept }
      if (formId !== undefined) await keptForms.keep(context, { scope: token, id: formId }, waiting)
      const asked = { appointmentId: appointment.id, token, email: typed, page, formId }
      const wait = await linkAsking.ask(
        asked,
        clientAddress(getConnInfo(context).remote.address, context.req.raw.headers),
      )
      if (wait > 0) return refuse({ status: 429, until: now() + wait * 1_000 })
      return context.redirect(paths.managed(token, { done: 'lien' }), 303)
    })
    .get('/sortir', (context) => context.redirect(paths.managed(context.get('managed').token), 303))
    .post('/sortir', async (context) => {
      const { token } = context.get('managed')
      await access.end(context, token)
      keptForms.abandon(context)
      return context.redirect(paths.managed(token, { done: 'sorti' }), 303)
    })
    .get('/rendez-vous.ics', async (context) => {
      const { token, appointment } = context.get('managed')
      const place = await getMeetingPoint(database, appointment.meeting_point_id)
      const location = [appointment.meeting_point_name, place && formatAddress(place)].filter(Boolean).join(', ')
      const managementUrl = `${publicUrl}/rdv/${token}`
      return context.body(createCalendar(appointment, { location, managementUrl }), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="rendez-vous.ics"',
      })
    })
    .route('/deplacer', moveRoutes(dependencies))
    .route('/annuler', cancelRoutes(dependencies))
    .route('/coordonnees', contactRoutes(dependencies))
    .route('/', linkRoutes(dependencies))
}
