import { Hono } from 'hono'
import { showPage } from '../../../platform/pages/page-frame.js'
import { readEmail } from '../accounts/accounts.js'
import type { Attaching } from '../consent/attach.js'
import type { Consents } from '../consent/consents.js'
import { type ConsentMessage, errorMessage, foundWords } from '../consent/messages.js'
import { isUuid } from '../points/points.js'
import type { PagesDependencies, SignedInEnv } from './dependencies.js'
import { Dashboard } from './views/dashboard.js'

export interface DashboardDependencies extends PagesDependencies {
  consents: Consents
  attaching: Attaching
}

/** Without a visit: these happen before there is one, or to none of the account's. */
const ANYBODYS = new Set(['invalid_state', 'slow_down', 'exchange_failed', 'consent_pending', 'too_many_exchanges'])

export function dashboardRoutes(dependencies: DashboardDependencies): Hono<SignedInEnv> {
  const { consents, attaching, points, quotas, keyring, paths } = dependencies

  /** What an address asks to tell: of a visit, what the database knows; nothing of the address itself is shown. */
  async function findMessage(accountId: string, query: URLSearchParams): Promise<ConsentMessage | undefined> {
    if (query.get('fait') === 'retrait') return { kind: 'done', title: 'Le point a été retiré de ce compte.' }
    const id = query.get('consentement') ?? ''
    const consent = isUuid(id) ? await consents.findById(accountId, id) : undefined
    if (consent?.outcome === 'attached') {
      return { kind: 'done', title: foundWords(consent.found ?? 0, consent.created ?? 0) }
    }
    if (consent?.outcome != null) return errorMessage(consent.outcome)
    const error = query.get('consent_error') ?? ''
    return ANYBODYS.has(error) ? errorMessage(error) : undefined
  }

  return new Hono<SignedInEnv>()
    .get('/tableau-de-bord', async (context) => {
      const { account } = context.get('session')
      const message = await findMessage(account.id, new URL(context.req.url).searchParams)
      return showPage(
        context,
        <Dashboard
          paths={paths}
          email={readEmail(keyring, account)}
          points={await points.list(account.id)}
          usage={await quotas.read(account.id)}
          unfinished={await consents.listReturned(account.id)}
          hasKey={account.keyHash !== null}
          message={message}
        />,
      )
    })
    .post('/consentements/:id/reprise', async (context) => {
      const { account } = context.get('session')
      const id = context.req.param('id')
      const consent = isUuid(id) ? await consents.findReturned(account.id, id) : undefined
      const returned = consent && consents.readReturn(consent)
      if (!consent || !returned) return context.redirect(paths.dashboard, 303)
      const { outcome } = await attaching.attach(account, consent, returned)
      const query = new URLSearchParams({ consentement: id, ...(outcome !== 'attached' && { consent_error: outcome }) })
      return context.redirect(`${paths.dashboard}?${query.toString()}#message`, 303)
    })
}
