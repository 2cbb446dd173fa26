// To the consent page of Enedis and back. Both are GET because browsers are sent there; what the second one does is bound to a `state` that is
// good once, to the session and to a cookie of the same browser.
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { readCookieSite } from '../accounts/cookie-site.js'
import type { Sessions } from '../accounts/sessions.js'
import type { SiteDependencies } from '../dependencies.js'
import { sendJson } from '../mirror/answers.js'
import type { Paths } from '../pages/paths.js'
import { type Attaching, type Attachment, toAttachment } from './attach.js'
import { CONSENT_MINUTES, type Consents } from './consents.js'
import { readReturn } from './read-return.js'

const COOKIE = 'enedis-consent'
/** As long as Enedis lets a consent be. */
const DURATION = 'P36M'
/** Visits of an account to the consent page. */
const VISITS = { limit: 30, windowMinutes: 60 }
/** Random part of `state`, and what a sandbox adds. */
const STATE = /^([\w-]{43})\d?$/

export interface OauthDependencies extends SiteDependencies {
  sessions: Sessions
  consents: Consents
  attaching: Attaching
  paths: Paths
}

export function oauthRoutes(dependencies: OauthDependencies): Hono<HubEnv> {
  const { config, database, keyring, sessions, consents, attaching, upstream, paths, publicUrl } = dependencies
  const site = readCookieSite(publicUrl)
  const limits = { database, lookup: keyring.lookup, name: 'linky visits', ...VISITS }
  const visits = createSharedRateLimiter(limits)

  function toDashboard(context: Context<HubEnv>, parameters: Record<string, string>) {
    return context.redirect(`${paths.dashboard}?${new URLSearchParams(parameters).toString()}#message`, 303)
  }

  function toSignIn(context: Context<HubEnv>, returnPath: string) {
    const parameters = new URLSearchParams({ retour: returnPath, fait: 'consentement' })
    return context.redirect(`${paths.signIn}?${parameters.toString()}`, 303)
  }

  return new Hono<HubEnv>()
    .get('/authorize', async (context) => {
      const wantsJson = /\bapplication\/json\b/.test(context.req.header('accept') ?? '')
      const session = await sessions.find(context)
      if (!session) {
        if (!wantsJson) return toSignIn(context, paths.authorize)
        const error = { error: 'login_required', error_description: `Sign in first: ${publicUrl}/linky/connexion.` }
        return sendJson(context, error, 401)
      }
      // Another site may send a browser here, but not start a consent in its owner's name.
      if (context.req.header('sec-fetch-site') === 'cross-site') return context.redirect(paths.dashboard, 303)
      const wait = await visits.take(session.account.id)
      if (wait > 0) {
        context.header('retry-after', String(Math.ceil(wait / 1_000)))
        return wantsJson
          ? sendJson(context, { error: 'slow_down' }, 429)
          : toDashboard(context, { consent_error: 'slow_down' })
      }
      const { state, nonce } = await consents.begin(session.account.id, config.authorizeVersion)
      setCookie(context, COOKIE, nonce, { ...site.options, maxAge: CONSENT_MINUTES * 60 })
      const url = upstream.authorizationUrl({ state: `${state}${readCustomer(context)}`, duration: DURATION })
      return wantsJson ? sendJson(context, { authorize_url: url }) : context.redirect(url, 303)
    })
    .get('/callback', async (context) => {
      const { searchParams, search } = new URL(context.req.url)
      const session = await sessions.find(context)
      if (!session) return toSignIn(context, `${paths.callback}${search}`)
      const states = searchParams.getAll('state')
      const [, state] = STATE.exec(states.length === 1 ? (states[0] ?? '') : '') ?? []
      const { account } = session
      const nonce = getCookie(context, COOKIE, site.prefix)
      const consent = state === undefined ? undefined : await consents.find(account.id, state, nonce)
      if (!consent) return toDashboard(context, { consent_error: 'invalid_state' })
      if (consent.usedAt) return toDashboard(context, describe(consent.id, toAttachment(consent)))
      const returned = readReturn(searchParams)
      if (returned.kind === 'v1' || returned.kind === 'v2') await consents.keepReturn(consent, returned)
      return toDashboard(context, describe(consent.id, await attaching.attach(account, consent, returned)))
    })

  /** In the sandbox of Enedis the last digit of `state` chooses one of its invented customers. */
  function readCustomer(context: Context): string {
    if (!config.hasCustomerDigit) return ''
    const [, digit = '0'] = /^(\d)$/.exec(context.req.query('client') ?? '') ?? []
    return digit
  }
}

/** What the dashboard is asked to tell; it looks the visit up, and believes nothing else of this. */
function describe(id: string, { outcome, found = 0, created = 0 }: Attachment): Record<string, string> {
  if (outcome !== 'attached') return { consentement: id, consent_error: outcome }
  return { consentement: id, consent_success: 'true', pdl_count: String(found), created_count: String(created) }
}
