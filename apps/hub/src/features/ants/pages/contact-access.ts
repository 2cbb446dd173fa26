import { type AccessCookie, createAccessCookie } from '../../../platform/pages/access-cookie.js'
import { ACCESS_SECONDS, createContactGrants } from '../appointments/contact-grants.js'
import type { PagesDependencies } from './dependencies.js'
import { createPaths } from './paths.js'

/** Whether a browser was let in as the contact, on the pages of one token. */
export function createContactAccess({ database, lookup, publicUrl }: PagesDependencies): AccessCookie {
  const paths = createPaths(publicUrl)
  return createAccessCookie({
    database,
    grants: createContactGrants(lookup),
    name: 'rdv_contact',
    maxAge: ACCESS_SECONDS,
    isSecure: publicUrl.startsWith('https:'),
    getPath: (token) => paths.managed(token),
  })
}
