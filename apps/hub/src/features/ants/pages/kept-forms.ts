import { createKeptForms as create, type KeptForms } from '../../../platform/pages/kept-forms.js'
import type { PagesDependencies } from './dependencies.js'
import { createPaths } from './paths.js'

/** Separates the forms of these pages from those of other features. */
export const FORMS_OWNER = 'citizens'

/** The content of refused forms of these pages. Scopes: `booking`, or the token of a management page. */
export function createKeptForms({ publicUrl, ...dependencies }: PagesDependencies): KeptForms {
  const cookie = {
    name: 'rdv_saisie',
    path: createPaths(publicUrl).booking,
    isSecure: publicUrl.startsWith('https:'),
  }
  return create({ ...dependencies, owner: FORMS_OWNER, cookie })
}
