// Another feature with pages, as small as it can be: what shows that the page kit belongs to none.
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { notFound } from '../../src/platform/http/http-problem.js'
import { createAccessCookie } from '../../src/platform/pages/access-cookie.js'
import { Fieldset } from '../../src/platform/pages/fieldset.js'
import { createKeptForms, newFormId } from '../../src/platform/pages/kept-forms.js'
import { Layout } from '../../src/platform/pages/layout.js'
import { footerLinks } from '../../src/platform/pages/legal.js'
import { legalRoutes } from '../../src/platform/pages/legal-routes.js'
import { MistakeSummary } from '../../src/platform/pages/notice.js'
import { failurePage, pageFrame, showPage } from '../../src/platform/pages/page-frame.js'
import type { PageSite, PagesEnv } from '../../src/platform/pages/page-site.js'
import { createSubmittedForms, FormAlreadySubmitted } from '../../src/platform/pages/submitted-forms.js'
import { TextField } from '../../src/platform/pages/text-field.js'
import type { SharedHub } from './shared-hub.js'

export const BASE = 'https://compteur.example/passerelle'
const legal = { retentionDays: 30, legalNotice: 'Ville de Valbrume', dataController: 'Ville de Valbrume' }
export const site: PageSite = {
  name: 'Passerelle Linky',
  headline: 'Vos données de consommation',
  about: 'Votre adresse ne sert qu’à ce compte.',
  links: footerLinks(legal, '/passerelle/compte'),
  unknown: 'Il n’y a pas de compte à cette adresse.',
  help: 'écrivez au support',
}

/** Sign-up by a form, and a page for whoever signed up. */
export function createGateway({ database, keyring, logger }: SharedHub) {
  const dependencies = { database, ...keyring, owner: 'gateway' }
  const kept = createKeptForms({
    ...dependencies,
    cookie: { name: 'saisie', path: '/passerelle', isSecure: true },
  })
  const submitted = createSubmittedForms({ ...dependencies, route: 'POST /compte' })
  const secrets = new Map<string, string>()
  const access = createAccessCookie({
    database,
    grants: {
      grant: async (_connection, account) => {
        const secret = randomBytes(32).toString('base64url')
        secrets.set(secret, account)
        return secret
      },
      isGranted: async (_connection, account, secret = '') => secrets.get(secret) === account,
      end: async (_connection, secret = '') => void secrets.delete(secret),
    },
    name: 'compte',
    maxAge: 60,
    isSecure: true,
    getPath: (account) => `/passerelle/compte/${account}`,
  })
  const page = (nonce: string, email = '', mistake?: string) => (
    <Layout title="Créer un compte" hasErrors={mistake !== undefined}>
      {mistake !== undefined && <MistakeSummary mistakes={[{ field: 'email', message: mistake }]} />}
      <form method="post">
        <input type="hidden" name="nonce" value={nonce} />
        <Fieldset legend="Votre compte">
          <TextField id="email" label="Adresse" value={email} mistake={mistake} autocomplete="email" />
        </Fieldset>
      </form>
    </Layout>
  )
  return (
    new Hono<PagesEnv>()
      .onError(failurePage(logger))
      // As the hub answers programs; the frame makes a page of it.
      .notFound(() => notFound('There is nothing at this address.').toResponse('test'))
      .use(pageFrame(new URL(BASE).origin, site))
      .get('/', async (context) => {
        kept.recognise(context)
        const id = context.req.query('saisie') ?? ''
        const found = (await kept.find(context, { scope: 'compte', id })) as { email: string } | undefined
        return showPage(
          context,
          page(id || newFormId(), found?.email, found && 'Adresse incomplète'),
          found ? 422 : 200,
        )
      })
      .post('/', async (context) => {
        const { nonce = '', email = '' } = (await context.req.parseBody()) as Record<string, string>
        if (!email.includes('@')) {
          await kept.keep(context, { scope: 'compte', id: nonce }, { email })
          return context.redirect(`/?saisie=${nonce}`, 303)
        }
        const form = { nonce, content: { email } }
        const account = newFormId()
        const made = await database
          .transaction((transaction) => submitted.remember(transaction, form, account))
          .then(() => account)
          .catch(async (error: unknown) => {
            if (!(error instanceof FormAlreadySubmitted)) throw error
            return (await submitted.find(form))?.result ?? ''
          })
        await access.grant(context, made)
        return context.redirect(`/compte/${made}`, 303)
      })
      .get('/compte/:account', async (context) => {
        const isLetIn = await access.isGranted(context, context.req.param('account'))
        return showPage(context, <Layout title={isLetIn ? 'Votre compte' : 'Entrez'} />, isLetIn ? 200 : 403)
      })
      .get('/panne', () => {
        throw new Error('out of order')
      })
      .route('/', legalRoutes(legal, <p>Une adresse.</p>))
  )
}
