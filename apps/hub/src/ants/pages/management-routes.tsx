// The pages of one appointment, each reached by the token of one of its numbers: the `management_url` that ANTS shows to every
// editor. It identifies; what is personal or changes something asks for the contact's e-mail address first.
import { Hono } from 'hono'
import { readForm } from '../../platform/request-body.js'
import { calendarOf } from '../mails/calendar.js'
import { getMeetingPoint } from '../meeting-points.js'
import { createAccessCookie } from './access-cookie.js'
import { cancelRoutes } from './cancel-routes.js'
import { isSameEmail } from './contact-access.js'
import { createContactAttempts } from './contact-attempts.js'
import { contactRoutes, showContact } from './contact-routes.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { findManaged, refuseChange } from './management.js'
import { keptContact } from './kept-contact.js'
import { moveRoutes } from './move-routes.js'
import { DONE, PERSONAL_PAGES, pathsOf } from './paths.js'
import { addressOf } from './views/booking-page.js'
import { IdentificationPage } from './views/identification-page.js'
import { canChange, factsOf, ManagementPage } from './views/management-page.js'

export function managementRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { database, publicUrl, sendsMail, now } = dependencies
  const paths = pathsOf(publicUrl)
  const access = createAccessCookie(dependencies)
  const attempts = createContactAttempts(database, now)

  return new Hono<ManagementEnv>()
    .use('/*', findManaged(dependencies))
    .get('/', async (context) => {
      const managed = context.get('managed')
      const meetingPoint = await getMeetingPoint(database, managed.appointment.meeting_point_id)
      const done = DONE.find((name) => name === context.req.query('fait'))
      return context.html(
        <ManagementPage managed={managed} meetingPoint={meetingPoint} paths={paths} done={done} isMailed={sendsMail} />,
      )
    })
    .post('/', async (context) => {
      const form = await readForm(context)
      const managed = context.get('managed')
      const { token, appointment } = managed
      if (!canChange(managed) || appointment.contact === null) return refuseChange(context, dependencies)
      const page = PERSONAL_PAGES.find((name) => name === form.get('suite')) ?? 'coordonnees'
      const typed = form.get('email') ?? ''
      const kept = keptContact(form)
      const asking = { action: paths.managed(token), next: page, facts: factsOf(managed), typed, kept }
      if (typed.trim() === '') {
        return context.html(<IdentificationPage {...asking} mistake="Indiquez l’adresse électronique" wait={0} />, 422)
      }
      const wait = await attempts.take(token)
      if (wait > 0) {
        context.header('retry-after', String(wait))
        return context.html(<IdentificationPage {...asking} wait={wait} />, 429)
      }
      if (!isSameEmail(typed, appointment.contact.email)) {
        const mistake = 'Ce n’est pas l’adresse donnée à la réservation'
        return context.html(<IdentificationPage {...asking} mistake={mistake} wait={0} />, 422)
      }
      await attempts.clear(token)
      access.grant(context, token, appointment.contact.email)
      if (kept && page === 'coordonnees') return showContact(context, publicUrl, { fields: kept })
      return context.redirect(paths.managed(token, { page }), 303)
    })
    .get('/rendez-vous.ics', async (context) => {
      const { token, appointment } = context.get('managed')
      const place = await getMeetingPoint(database, appointment.meeting_point_id)
      const location = [appointment.meeting_point_name, place && addressOf(place)].filter(Boolean).join(', ')
      const managementUrl = `${publicUrl}/rdv/${token}`
      return context.body(calendarOf(appointment, { location, managementUrl }), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="rendez-vous.ics"',
      })
    })
    .route('/deplacer', moveRoutes(dependencies))
    .route('/annuler', cancelRoutes(dependencies))
    .route('/coordonnees', contactRoutes(dependencies))
}
