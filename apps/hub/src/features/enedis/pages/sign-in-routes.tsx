import { Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'
import { parseAccountEmail } from '../accounts/email-address.js'
import { findPasswordMistake } from '../accounts/password-rule.js'
import { checkPassword } from '../accounts/sign-in.js'
import { askReset, isLinkGood, resetPassword } from '../accounts/sign-up.js'
import { createThrottle, MAIL_LIMITS, SIGN_IN_LIMITS } from '../accounts/throttle.js'
import type { PagesDependencies } from './dependencies.js'
import { readReturnPath } from './return-path.js'
import { EMAIL_MISTAKE, tooOften } from './sign-up-routes.js'
import { AskedPage, ForgottenPage, ResetPage, SignInPage } from './views/sign-in.js'
import { LinkGonePage } from './views/sign-up.js'
import { readVisitor } from './visitor.js'

/** Signing in and out, and passwords that were forgotten. */
export function signInRoutes(dependencies: PagesDependencies): Hono<PagesEnv> {
  const { database, keyring, sessions, paths, base, clientAddress } = dependencies
  const shared = { database, lookup: keyring.lookup }
  const throttle = createThrottle(shared, 'sign-in', SIGN_IN_LIMITS)
  const asking = createThrottle(shared, 'reset', MAIL_LIMITS)

  return new Hono<PagesEnv>()
    .get('/connexion', (context) => {
      const returnPath = readReturnPath(context.req.query('retour'), base)
      return showPage(context, <SignInPage paths={paths} returnPath={returnPath} notice={context.req.query('fait')} />)
    })
    .post('/connexion', async (context) => {
      const form = await readForm(context)
      const email = form.get('email') ?? ''
      const password = form.get('mot-de-passe') ?? ''
      const returnPath = readReturnPath(form.get('retour'), base)
      const page = { paths, email, returnPath }
      if (email.trim() === '' || password === '') {
        const mistakes = [
          ...(email.trim() === '' ? [EMAIL_MISTAKE] : []),
          ...(password === '' ? [{ field: 'mot-de-passe', message: 'Saisissez votre mot de passe.' }] : []),
        ]
        return showPage(context, <SignInPage {...page} mistakes={mistakes} />, 422)
      }
      const wait = await throttle.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      const account = await checkPassword(dependencies, email, password)
      if (!account) return showPage(context, <SignInPage {...page} isRefused />, 401)
      await sessions.begin(context, account.id)
      return context.redirect(returnPath ?? paths.dashboard, 303)
    })
    .post('/deconnexion', async (context) => {
      await sessions.end(context)
      return context.redirect(`${paths.signIn}?fait=deconnecte`, 303)
    })
    .get('/mot-de-passe', (context) => showPage(context, <ForgottenPage paths={paths} />))
    .post('/mot-de-passe', async (context) => {
      const typed = (await readForm(context)).get('email') ?? ''
      const email = parseAccountEmail(typed)
      if (email === undefined) {
        return showPage(context, <ForgottenPage paths={paths} email={typed} mistakes={[EMAIL_MISTAKE]} />, 422)
      }
      const wait = await asking.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      if (dependencies.sendsMail) await askReset(dependencies, email)
      return showPage(context, <AskedPage />)
    })
    .get('/mot-de-passe/:token', async (context) => {
      const { token } = context.req.param()
      if (await isLinkGood(dependencies, token, 'reset')) {
        return showPage(context, <ResetPage paths={paths} token={token} />)
      }
      return showPage(context, <LinkGonePage again={paths.forgotten} words="Demander un autre lien" />, 404)
    })
    .post('/mot-de-passe/:token', async (context) => {
      const { token } = context.req.param()
      const password = (await readForm(context)).get('mot-de-passe') ?? ''
      const mistake = findPasswordMistake(password)
      if (mistake !== undefined) {
        const mistakes = [{ field: 'mot-de-passe', message: mistake }]
        return showPage(context, <ResetPage paths={paths} token={token} mistakes={mistakes} />, 422)
      }
      if (await resetPassword(dependencies, token, password)) {
        return context.redirect(`${paths.signIn}?fait=mot-de-passe`, 303)
      }
      return showPage(context, <LinkGonePage again={paths.forgotten} words="Demander un autre lien" />, 404)
    })
}
