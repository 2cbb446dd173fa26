import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { changeRequest, checkRequest } from '../appointments/request.js'
import { type ContactFields, contactMistakes, toContact, readContactFields } from './booking-form.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { forContactOnly, refuseChange, secondsUntil } from './management.js'
import { createKeptForms } from './kept-forms.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { KEPT_FORM, createPaths } from './paths.js'
import { type RefusedForm, redirectToRefusal, refusedForm } from './refused-management.js'
import { ContactPage } from './views/contact-page.js'
import { AddressToConfirm, toAppointmentFacts } from './views/management-page.js'
import type { FieldMistake } from '../../../platform/pages/notice.js'

/** Changes of contacts that one visitor may make in any hour. */
const CHANGES_PER_HOUR = 10

/** The page with the contact's data, which only the contact may see and correct. */
export function contactRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, clientAddress, publicUrl, now } = dependencies
  const paths = createPaths(publicUrl)
  const hour = { limit: CHANGES_PER_HOUR, windowMinutes: 60 }
  const limiter = createSharedRateLimiter({ ...dependencies, name: 'contact changes by a visitor', ...hour })
  const keptForms = createKeptForms(dependencies)

  return new Hono<ManagementEnv>()
    .use(forContactOnly(dependencies, 'coordonnees'))
    .get('/', async (context) => {
      const refused = await refusedForm(context, keptForms)
      if (!refused?.form.contact) return showContact(context, dependencies, { fields: toFields(context) })
      const { contact: fields, errors = [], status, until = 0 } = refused.form
      const wait = secondsUntil(until, now())
      if (wait > 0) return showContact(context, dependencies, { fields, status: 429, wait, kept: refused.id })
      // A form that only came too late has no mistakes.
      const isWrong = status === 422 && errors.length > 0
      const mistakes = contactMistakes(errors, fields)
      return showContact(context, dependencies, { fields, mistakes, status: isWrong ? 422 : 200, kept: refused.id })
    })
    .post('/', async (context) => {
      const form = await readForm(context)
      const fields = readContactFields(form)
      const id = form.get(KEPT_FORM) ?? ''
      const { appointment, token } = context.get('managed')
      const request = { contact: toContact(fields) }
      const visitor = clientAddress(getConnInfo(context).remote.address, context.req.raw.headers)
      // Typing mistakes are no changes.
      const wait = checkRequest(changeRequest, request).ok ? Math.ceil((await limiter.take(visitor)) / 1_000) : 0
      if (wait > 0) return refuseForNow(context, { fields, id, wait })
      const result = await appointments.change(appointment.id, request, 'citizen')
      if (result.outcome === 'too_many_contact_changes') {
        return refuseForNow(context, { fields, id, wait: result.seconds })
      }
      if (result.outcome === 'invalid_request') {
        const { errors } = result
        const refused = { page: 'coordonnees', form: { status: 422, contact: fields, errors }, id } as const
        const told = await redirectToRefusal(context, { keptForms, paths, ...refused })
        return (
          told ?? showContact(context, dependencies, { fields, mistakes: contactMistakes(errors, fields), status: 422 })
        )
      }
      if (result.outcome !== 'changed') return refuseChange(context, dependencies)
      await keptForms.forget(context, { scope: token, id })
      return context.redirect(paths.managed(token, { done: 'coordonnees' }), 303)
    })

  async function refuseForNow(
    context: Context<ManagementEnv>,
    { fields, id, wait }: { fields: ContactFields; id: string; wait: number },
  ) {
    const form: RefusedForm = { status: 429, contact: fields, until: now() + wait * 1_000 }
    const told = await redirectToRefusal(context, { keptForms, paths, page: 'coordonnees', form, id })
    return told ?? showContact(context, dependencies, { fields, status: 429, wait })
  }
}

interface ShownContact {
  fields: ContactFields
  /** Default none. */
  mistakes?: readonly FieldMistake[]
  /** Default 200. */
  status?: 200 | 422 | 429
  /** Seconds until something may be changed. Default 0. */
  wait?: number | undefined
  /** Id under which this form is kept, if it is. */
  kept?: string | undefined
}

/** Shows the page with personal data, for the contact only. */
function showContact(
  context: Context<ManagementEnv>,
  { publicUrl, sendsMail }: Pick<PagesDependencies, 'publicUrl' | 'sendsMail'>,
  { fields, mistakes = [], status = 200, wait = 0, kept }: ShownContact,
) {
  const managed = context.get('managed')
  const paths = createPaths(publicUrl)
  if (wait > 0) context.header('retry-after', String(wait))
  return showPage(
    context,
    <ContactPage
      action={paths.managed(managed.token, { page: 'coordonnees' })}
      back={paths.managed(managed.token)}
      facts={toAppointmentFacts(managed)}
      applications={managed.appointment.applications}
      fields={fields}
      mistakes={mistakes}
      isMailed={sendsMail}
      wait={wait}
      toConfirm={<AddressToConfirm appointment={managed.appointment} />}
      signOut={paths.managed(managed.token, { page: 'sortir' })}
      kept={kept}
    />,
    status,
  )
}

function toFields(context: Context<ManagementEnv>): ContactFields {
  const { contact } = context.get('managed').appointment
  return {
    first_name: contact?.first_name ?? '',
    last_name: contact?.last_name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  }
}
