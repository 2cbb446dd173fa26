// Refused forms of the management pages, and their messages on the page that follows.
import type { Context } from 'hono'
import type { RequestError } from '../appointments/types.js'
import type { ContactFields } from './booking-form.js'
import type { ManagementEnv } from './dependencies.js'
import { isFormId, type KeptForms, newFormId } from '../../../platform/pages/kept-forms.js'
import { KEPT_FORM, type ManagementPage, type Paths } from './paths.js'

/** A form as it was sent, and why it was refused. */
export interface RefusedForm {
  /** The page that shows the refusal. */
  status: 200 | 403 | 422 | 429
  /** The new contact as typed. */
  contact?: ContactFields | undefined
  /** Mistakes in it. */
  errors?: readonly RequestError[] | undefined
  /** The address typed as the contact's, which is wrong. */
  typed?: string | undefined
  mistake?: string | undefined
  /** Epoch milliseconds until which no other address may be tried. */
  until?: number | undefined
}

/** The refused form of the requested page; undefined when it has expired. */
export async function refusedForm(
  context: Context<ManagementEnv>,
  keptForms: KeptForms,
): Promise<{ id: string; form: RefusedForm } | undefined> {
  const id = context.req.query(KEPT_FORM)
  if (!isFormId(id)) return undefined
  const form = await keptForms.find(context, { scope: context.get('managed').token, id })
  return form === undefined ? undefined : { id, form: form as RefusedForm }
}

export interface Refusing {
  keptForms: KeptForms
  paths: Paths
  /** The page that shows it. */
  page: ManagementPage
  form: RefusedForm
  /** Id of the former form, which is replaced. */
  id?: string | null | undefined
}

/** Redirects to the page that shows a refusal; undefined when the form cannot be kept, so that the page must be the answer itself. */
export async function redirectToRefusal(
  context: Context<ManagementEnv>,
  { keptForms, paths, page, form, id: former }: Refusing,
): Promise<Response | undefined> {
  const { token } = context.get('managed')
  const id = isFormId(former) ? former : newFormId()
  if (!(await keptForms.keep(context, { scope: token, id }, form))) return undefined
  const isTold = form.mistake !== undefined || form.until !== undefined || (form.errors?.length ?? 0) > 0
  return context.redirect(paths.managed(token, { page, parameters: { [KEPT_FORM]: id }, isTold }), 303)
}
