import { Layout } from '../../../../platform/pages/layout.js'
import { MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { PASSWORD_HINT } from '../../accounts/password-rule.js'
import { PasswordField } from './password-field.js'
import { EmailField, findMistake, type FormProps } from './sign-up.js'

/** What was just done, told on the page that follows. */
export type SignInNotice = 'confirme' | 'deconnecte' | 'mot-de-passe' | 'supprime' | 'consentement'

const NOTICES: Readonly<Record<SignInNotice, readonly [kind: 'done' | 'information', title: string]>> = {
  confirme: ['done', 'Votre compte est prêt : connectez-vous.'],
  deconnecte: ['done', 'Vous êtes déconnecté.'],
  'mot-de-passe': ['done', 'Votre mot de passe est changé : connectez-vous.'],
  supprime: ['done', 'Votre compte est supprimé, avec tout ce qui était gardé.'],
  consentement: ['information', 'Connectez-vous pour continuer.'],
}

export interface SignInProps extends FormProps {
  returnPath?: string | undefined
  notice?: string | undefined
  /** The address and the password do not go together: nothing says which of them is wrong. */
  isRefused?: boolean | undefined
}

export function SignInPage({ paths, email, returnPath, notice, isRefused = false, mistakes = [] }: SignInProps) {
  const told = notice !== undefined && Object.hasOwn(NOTICES, notice) ? NOTICES[notice as SignInNotice] : undefined
  return (
    <Layout title="Se connecter" hasErrors={isRefused || mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      {told && <Notice kind={told[0]} title={told[1]} />}
      {isRefused && (
        <Notice kind="alert" title="Connexion refusée">
          <p>L’adresse ou le mot de passe ne convient pas, ou l’adresse n’est pas encore confirmée.</p>
        </Notice>
      )}
      <form method="post" action={paths.signIn} novalidate>
        {returnPath !== undefined && <input type="hidden" name="retour" value={returnPath} />}
        <EmailField email={email} mistakes={mistakes} />
        <PasswordField
          id="mot-de-passe"
          label="Mot de passe"
          mistake={findMistake(mistakes, 'mot-de-passe')}
          autocomplete="current-password"
        />
        <button type="submit">Se connecter</button>
      </form>
      <p>
        <a href={paths.forgotten}>Mot de passe oublié</a>
      </p>
      <p>
        <a href={paths.signUp}>Créer un compte</a>
      </p>
    </Layout>
  )
}

export function ForgottenPage({ paths, email, mistakes = [] }: FormProps) {
  return (
    <Layout title="Mot de passe oublié" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      <p>Donnez l’adresse de votre compte&nbsp;: un lien pour choisir un nouveau mot de passe y sera envoyé.</p>
      <form method="post" action={paths.forgotten} novalidate>
        <EmailField email={email} mistakes={mistakes} />
        <button type="submit">Recevoir un lien</button>
      </form>
    </Layout>
  )
}

/** The same whether or not there is an account of the address. */
export function AskedPage() {
  return (
    <Layout title="Consultez votre messagerie">
      <Notice kind="done" title="Si un compte a cette adresse, un message lui a été envoyé">
        <p>Le lien qu’il contient sert une fois, dans l’heure.</p>
      </Notice>
    </Layout>
  )
}

export function ResetPage({ paths, token, mistakes = [] }: Omit<FormProps, 'email'> & { token: string }) {
  return (
    <Layout title="Choisir un nouveau mot de passe" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      <form method="post" action={paths.reset(token)} novalidate>
        <PasswordField
          id="mot-de-passe"
          label="Nouveau mot de passe"
          hint={PASSWORD_HINT}
          mistake={findMistake(mistakes, 'mot-de-passe')}
          autocomplete="new-password"
        />
        <button type="submit">Changer le mot de passe</button>
      </form>
    </Layout>
  )
}
