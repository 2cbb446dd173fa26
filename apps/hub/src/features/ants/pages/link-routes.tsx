// The pages that links in mails open. Mail scanners open them too, so opening one changes nothing; the button on its page does.
import { type Context, Hono } from 'hono'
import { findLink, type LinkPurpose } from '../appointments/contact-links.js'
import { enterByLink } from '../appointments/enter-by-link.js'
import { createContactAccess } from './contact-access.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { refuseChange } from './management.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { KEPT_FORM, PERSONAL_PAGES, createPaths } from './paths.js'
import { LinkEndedPage, LinkPage } from './views/link-page.js'
import { canChange, toAppointmentFacts } from './views/management-page.js'

/** `acces` opens the contact's pages, `adresse` confirms a new address. */
export function linkRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, database, lookup, publicUrl } = dependencies
  const paths = createPaths(publicUrl)
  const access = createContactAccess(dependencies)

  function readLink(context: Context<ManagementEnv>, purpose: LinkPurpose) {
    return { purpose, token: context.get('managed').token, secret: context.req.param('secret') ?? '' }
  }

  const show = (purpose: LinkPurpose) => async (context: Context<ManagementEnv>) => {
    const managed = context.get('managed')
    if (!canChange(managed)) return refuseChange(context, dependencies)
    const link = readLink(context, purpose)
    if (!(await database.run((connection) => findLink(connection, lookup, link)))) return tellEnded(context, purpose)
    const name = purpose === 'access' ? 'acces' : 'adresse'
    const action = `${paths.managed(managed.token)}/${name}/${link.secret}`
    return showPage(context, <LinkPage action={action} purpose={purpose} facts={toAppointmentFacts(managed)} />)
  }

  function tellEnded(context: Context<ManagementEnv>, purpose: LinkPurpose) {
    const managed = context.get('managed')
    // A second click, or the way back: there is nothing left to do.
    if (managed.isContact) return context.redirect(paths.managed(managed.token), 303)
    const ask = paths.managed(managed.token, { page: 'coordonnees' })
    return showPage(context, <LinkEndedPage purpose={purpose} ask={ask} facts={toAppointmentFacts(managed)} />, 410)
  }

  return new Hono<ManagementEnv>()
    .get('/acces/:secret', show('access'))
    .post('/acces/:secret', async (context) => {
      const managed = context.get('managed')
      if (!canChange(managed)) return refuseChange(context, dependencies)
      const entered = await enterByLink(dependencies, readLink(context, 'access'))
      if (!entered) return tellEnded(context, 'access')
      access.give(context, managed.token, entered.secret)
      const page = PERSONAL_PAGES.find((name) => name === entered.link.page)
      const parameters = { [KEPT_FORM]: entered.link.formId ?? undefined }
      return context.redirect(paths.managed(managed.token, { page, parameters }), 303)
    })
    .get('/adresse/:secret', show('confirm'))
    .post('/adresse/:secret', async (context) => {
      const { token } = context.get('managed')
      const { outcome } = await appointments.confirmAddress(token, readLink(context, 'confirm').secret)
      if (outcome === 'link_ended') return tellEnded(context, 'confirm')
      if (outcome !== 'confirmed') return refuseChange(context, dependencies)
      await access.grant(context, token)
      return context.redirect(paths.managed(token, { done: 'adresse' }), 303)
    })
}
