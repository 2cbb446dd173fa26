import { Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import type { FieldMistake } from '../../../platform/pages/notice.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { deleteAccount, readEmail, setPassword } from '../accounts/accounts.js'
import { renewCredentials } from '../accounts/credentials.js'
import { findPasswordMistake } from '../accounts/password-rule.js'
import { createThrottle, SIGN_IN_LIMITS } from '../accounts/throttle.js'
import type { PagesDependencies, SignedInEnv } from './dependencies.js'
import { exportAccount, toCsv } from './export.js'
import { tooOften } from './sign-up-routes.js'
import { AccountPage, KeyPage, NewKeyPage } from './views/account.js'
import { readVisitor } from './visitor.js'

const WRONG_PASSWORD = 'Ce n’est pas votre mot de passe.'

/** An account's own affairs: password, key, sessions, export, deletion. */
export function accountRoutes(dependencies: PagesDependencies): Hono<SignedInEnv> {
  const { database, keyring, passwords, sessions, paths, clientAddress, now } = dependencies
  // Who sits down at somebody's computer does not try passwords there without end.
  const throttle = createThrottle({ database, lookup: keyring.lookup }, 'own password', SIGN_IN_LIMITS)

  return new Hono<SignedInEnv>()
    .get('/', (context) => {
      const email = readEmail(keyring, context.get('session').account)
      return showPage(context, <AccountPage paths={paths} email={email} notice={context.req.query('fait')} />)
    })
    .post('/mot-de-passe', async (context) => {
      const session = context.get('session')
      const { account } = session
      const form = await readForm(context)
      const email = readEmail(keyring, account)
      const next = form.get('nouveau') ?? ''
      const wait = await throttle.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      const isRight = await passwords.isRight(form.get('ancien') ?? '', account.passwordHash)
      const mistake = findPasswordMistake(next)
      const mistakes: FieldMistake[] = [
        ...(isRight ? [] : [{ field: 'ancien', message: WRONG_PASSWORD }]),
        ...(mistake === undefined ? [] : [{ field: 'nouveau', message: mistake }]),
      ]
      if (mistakes.length > 0)
        return showPage(context, <AccountPage paths={paths} email={email} mistakes={mistakes} />, 422)
      const passwordHash = await passwords.hash(next)
      await database.transaction((transaction) => setPassword(transaction, account.id, passwordHash))
      await sessions.begin(context, account.id)
      return context.redirect(`${paths.account}?fait=mot-de-passe#message`, 303)
    })
    .post('/sessions', async (context) => {
      await database.run((connection) => sessions.endOthers(connection, context.get('session')))
      return context.redirect(`${paths.account}?fait=sessions#message`, 303)
    })
    .get('/cle', (context) => {
      return showPage(context, <KeyPage paths={paths} hasKey={context.get('session').account.keyHash !== null} />)
    })
    .post('/cle', async (context) => {
      const session = context.get('session')
      const credentials = await database.transaction(async (transaction) => {
        await sessions.endOthers(transaction, session)
        return renewCredentials(transaction, keyring.lookup, { accountId: session.account.id, now: now() })
      })
      return showPage(context, <NewKeyPage paths={paths} credentials={credentials} />)
    })
    .get('/donnees.json', async (context) => {
      const exported = await exportAccount(dependencies, context.get('session').account)
      return context.body(JSON.stringify(exported, null, 2), 200, attachment('application/json', 'json'))
    })
    .get('/donnees.csv', async (context) => {
      const exported = await exportAccount(dependencies, context.get('session').account)
      return context.body(toCsv(exported), 200, attachment('text/csv; charset=utf-8', 'csv'))
    })
    .post('/suppression', async (context) => {
      const { account } = context.get('session')
      const form = await readForm(context)
      const email = readEmail(keyring, account)
      const wait = await throttle.take(email, readVisitor(context, clientAddress))
      if (wait > 0) return tooOften(context, wait)
      if (!(await passwords.isRight(form.get('confirmation') ?? '', account.passwordHash))) {
        const mistakes = [{ field: 'confirmation', message: WRONG_PASSWORD }]
        return showPage(context, <AccountPage paths={paths} email={email} mistakes={mistakes} />, 422)
      }
      await deleteAccount(database, account.id)
      await sessions.end(context)
      return context.redirect(`${paths.signIn}?fait=supprime`, 303)
    })
}

function attachment(type: string, extension: string): Record<string, string> {
  return { 'content-type': type, 'content-disposition': `attachment; filename="passerelle-linky.${extension}"` }
}
