import { type Context, Hono } from 'hono'
import { readForm } from '../../platform/request-body.js'
import { createAccessCookie } from './access-cookie.js'
import { type ContactFields, contactMistakes, contactOf, readContactFields } from './booking-form.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { forContactOnly, refuseChange } from './management.js'
import { pathsOf } from './paths.js'
import { ContactPage } from './views/contact-page.js'
import { factsOf } from './views/management-page.js'
import type { FieldMistake } from './views/notice.js'

/** What only the contact sees, and may correct. */
export function contactRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, publicUrl } = dependencies
  const paths = pathsOf(publicUrl)
  const access = createAccessCookie(dependencies)

  return new Hono<ManagementEnv>()
    .use(forContactOnly(dependencies, 'coordonnees'))
    .get('/', (context) => showContact(context, publicUrl, { fields: fieldsOf(context) }))
    .post('/', async (context) => {
      const fields = readContactFields(await readForm(context))
      const { appointment, token } = context.get('managed')
      const result = await appointments.change(appointment.id, { contact: contactOf(fields) }, 'citizen')
      if (result.outcome === 'invalid_request') {
        return showContact(context, publicUrl, {
          fields,
          mistakes: contactMistakes(result.errors, fields),
          status: 422,
        })
      }
      if (result.outcome !== 'changed') return refuseChange(context, dependencies)
      access.grant(context, token, fields.email)
      return context.redirect(paths.managed(token, { done: 'coordonnees' }), 303)
    })
}

export interface ShownContact {
  fields: ContactFields
  /** Default none. */
  mistakes?: readonly FieldMistake[]
  /** Default 200. */
  status?: 200 | 422
}

/** For the contact only: the page shows what is personal. */
export function showContact(
  context: Context<ManagementEnv>,
  publicUrl: string,
  { fields, mistakes = [], status = 200 }: ShownContact,
) {
  const managed = context.get('managed')
  const paths = pathsOf(publicUrl)
  return context.html(
    <ContactPage
      action={paths.managed(managed.token, { page: 'coordonnees' })}
      back={paths.managed(managed.token)}
      facts={factsOf(managed)}
      applications={managed.appointment.applications}
      fields={fields}
      mistakes={mistakes}
    />,
    status,
  )
}

function fieldsOf(context: Context<ManagementEnv>): ContactFields {
  const { contact } = context.get('managed').appointment
  return {
    first_name: contact?.first_name ?? '',
    last_name: contact?.last_name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  }
}
