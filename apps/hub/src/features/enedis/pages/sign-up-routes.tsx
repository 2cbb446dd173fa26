import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import type { FieldMistake } from '../../../platform/pages/notice.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import type { PagesEnv } from '../../../platform/pages/page-site.js'
import { parseAccountEmail } from '../accounts/email-address.js'
import { findPasswordMistake } from '../accounts/password-rule.js'
import { confirmSignUp, isLinkGood, resendSignUp, signUp } from '../accounts/sign-up.js'
import { createThrottle, MAIL_LIMITS, SIGN_IN_LIMITS } from '../accounts/throttle.js'
import type { PagesDependencies } from './dependencies.js'
import { ConfirmationPage, LinkGonePage, SignedUpPage, SignUpPage } from './views/sign-up.js'
import { WaitPage } from './views/wait.js'
import { readVisitor } from './visitor.js'

export const EMAIL_MISTAKE: FieldMistake = {
  field: 'email',
  message: 'Saisissez une adresse électronique complète, par exemple camille@exemple.fr.',
}

/** Creating an account: the form, and the link that confirms the address. */
export function signUpRoutes(dependencies: PagesDependencies): Hono<PagesEnv> {
  const { database, keyring, paths, sendsMail, clientAddress } = dependencies
  const shared = { database, lookup: keyring.lookup }
  const throttle = createThrottle(shared, 'sign-up', MAIL_LIMITS)
  const confirming = createThrottle(shared, 'confirmation', SIGN_IN_LIMITS)

  function showGone(context: Context<PagesEnv>) {
    return showPage(context, <LinkGonePage again={paths.signUp} words="S’inscrire à nouveau" />, 404)
  }

  return new Hono<PagesEnv>()
    .get('/inscription', (context) => showPage(context, <SignUpPage paths={paths} sendsMail={sendsMail} />))
    .post('/inscription', async (context) => {
      const form = await readForm(context)
      const typed = form.get('email') ?? ''
      const password = form.get('mot-de-passe') ?? ''
      const email = parseAccountEmail(typed)
      const passwordMistake = findPasswordMistake(password)
      const mistakes = [
        ...(email === undefined ? [EMAIL_MISTAKE] : []),
        ...(passwordMistake === undefined ? [] : [{ field: 'mot-de-passe', message: passwordMistake }]),
      ]
      const page = { paths, email: typed, sendsMail }
      if (email === undefined || mistakes.length > 0 || !sendsMail) {
        return showPage(context, <SignUpPage {...page} mistakes={mistakes} />, sendsMail ? 422 : 503)
      }
      const wait = await throttle.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      await signUp(dependencies, email, password)
      return showPage(context, <SignedUpPage paths={paths} email={email} />)
    })
    .post('/inscription/renvoi', async (context) => {
      const email = parseAccountEmail((await readForm(context)).get('email') ?? '')
      if (email === undefined || !sendsMail) {
        return showPage(context, <SignUpPage paths={paths} mistakes={[EMAIL_MISTAKE]} sendsMail={sendsMail} />, 422)
      }
      const wait = await throttle.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      await resendSignUp(dependencies, email)
      return showPage(context, <SignedUpPage paths={paths} email={email} />)
    })
    .get('/confirmation/:token', async (context) => {
      const { token } = context.req.param()
      if (!(await isLinkGood(dependencies, token, 'sign-up'))) return showGone(context)
      return showPage(context, <ConfirmationPage paths={paths} token={token} />)
    })
    .post('/confirmation/:token', async (context) => {
      const { token } = context.req.param()
      const password = (await readForm(context)).get('mot-de-passe') ?? ''
      const wait = await confirming.take(token, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      const outcome = await confirmSignUp(dependencies, token, password)
      if (outcome.kind === 'wrong-password') {
        const mistakes = [{ field: 'mot-de-passe', message: 'Ce n’est pas le mot de passe choisi à l’inscription.' }]
        return showPage(context, <ConfirmationPage paths={paths} token={token} mistakes={mistakes} />, 422)
      }
      if (outcome.kind !== 'confirmed') return showGone(context)
      return context.redirect(`${paths.signIn}?fait=confirme`, 303)
    })
}

export function tooOften<Env extends PagesEnv>(context: Context<Env>, seconds: number) {
  context.header('retry-after', String(seconds))
  return showPage(context, <WaitPage seconds={seconds} />, 429)
}
