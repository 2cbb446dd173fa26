import { Layout } from '../../../../platform/pages/layout.js'
import { type FieldMistake, MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { TextField } from '../../../../platform/pages/text-field.js'
import { PASSWORD_HINT } from '../../accounts/password-rule.js'
import type { Paths } from '../paths.js'
import { PasswordField } from './password-field.js'

export interface FormProps {
  paths: Paths
  /** What was typed; passwords are never sent back. */
  email?: string | undefined
  mistakes?: readonly FieldMistake[] | undefined
}

export const findMistake = (mistakes: readonly FieldMistake[], field: string): string | undefined =>
  mistakes.find((mistake) => mistake.field === field)?.message

export function EmailField({ email = '', mistakes }: Pick<FormProps, 'email'> & { mistakes: readonly FieldMistake[] }) {
  return (
    <TextField
      id="email"
      label="Adresse électronique"
      hint="Par exemple : camille@exemple.fr"
      type="email"
      value={email}
      mistake={findMistake(mistakes, 'email')}
      autocomplete="email"
      maxlength={254}
    />
  )
}

export function SignUpPage({ paths, email, mistakes = [], sendsMail }: FormProps & { sendsMail: boolean }) {
  return (
    <Layout title="Créer un compte" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      {sendsMail ? (
        <form method="post" action={paths.signUp} novalidate>
          <EmailField email={email} mistakes={mistakes} />
          <PasswordField
            id="mot-de-passe"
            label="Mot de passe"
            hint={PASSWORD_HINT}
            mistake={findMistake(mistakes, 'mot-de-passe')}
            autocomplete="new-password"
          />
          <button type="submit">Créer le compte</button>
        </form>
      ) : (
        <Notice kind="alert" title="Les inscriptions sont fermées">
          <p>Cette passerelle n’envoie pas de messages, et ne peut donc pas confirmer d’adresse.</p>
        </Notice>
      )}
      <p>
        Vous avez déjà un compte&nbsp;? <a href={paths.signIn}>Connectez-vous</a>.
      </p>
    </Layout>
  )
}

/** The same whether or not there is an account of the address. */
export function SignedUpPage({ paths, email }: { paths: Paths; email: string }) {
  return (
    <Layout title="Consultez votre messagerie">
      <Notice kind="done" title="Un message a été envoyé à l’adresse donnée">
        <p>Ouvrez le lien qu’il contient dans les 24 heures, et saisissez le mot de passe que vous venez de choisir.</p>
      </Notice>
      <p>Rien reçu&nbsp;? Regardez parmi les messages indésirables, ou demandez un autre message.</p>
      <form method="post" action={paths.resend}>
        <input type="hidden" name="email" value={email} />
        <button type="submit" class="second">
          Renvoyer le message
        </button>
      </form>
    </Layout>
  )
}

export interface ConfirmationProps {
  paths: Paths
  token: string
  mistakes?: readonly FieldMistake[] | undefined
}

export function ConfirmationPage({ paths, token, mistakes = [] }: ConfirmationProps) {
  return (
    <Layout title="Confirmer votre adresse" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      <p>Pour prouver que c’est vous qui vous êtes inscrit, saisissez le mot de passe que vous avez choisi.</p>
      <form method="post" action={paths.confirmation(token)} novalidate>
        <PasswordField
          id="mot-de-passe"
          label="Mot de passe"
          mistake={findMistake(mistakes, 'mot-de-passe')}
          autocomplete="current-password"
        />
        <button type="submit">Confirmer mon adresse</button>
      </form>
    </Layout>
  )
}

/** A link that is forged, used, replaced or expired. */
export function LinkGonePage({ again, words }: { again: string; words: string }) {
  return (
    <Layout title="Ce lien ne fonctionne plus">
      <p>Il a déjà servi, il est incomplet, ou il est trop ancien.</p>
      <p>
        <a href={again}>{words}</a>
      </p>
    </Layout>
  )
}
