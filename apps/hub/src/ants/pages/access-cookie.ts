import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ACCESS_SECONDS, createContactAccess } from './contact-access.js'
import type { PagesDependencies } from './dependencies.js'
import { pathsOf } from './paths.js'

const NAME = 'rdv_contact'

/** Keeps, in the browser, that it gave the contact's e-mail address: on the pages of one token only, out of reach of scripts. */
export interface AccessCookie {
  grant(context: Context, token: string, email: string): void
  isGranted(context: Context, token: string, email: string): boolean
}

export function createAccessCookie({ lookup, now, publicUrl }: PagesDependencies): AccessCookie {
  const access = createContactAccess(lookup, now)
  const paths = pathsOf(publicUrl)
  return {
    grant(context, token, email) {
      setCookie(context, NAME, access.grant(token, email), {
        path: paths.managed(token),
        httpOnly: true,
        secure: publicUrl.startsWith('https:'),
        // Not `Strict`: the link in an e-mail would then ask for the address again.
        sameSite: 'Lax',
        maxAge: ACCESS_SECONDS,
      })
    },
    isGranted: (context, token, email) => access.isGranted(getCookie(context, NAME), token, email),
  }
}
