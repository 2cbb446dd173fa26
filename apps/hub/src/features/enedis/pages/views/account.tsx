import { Layout } from '../../../../platform/pages/layout.js'
import { type FieldMistake, MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import type { Credentials } from '../../accounts/credentials.js'
import { PASSWORD_HINT } from '../../accounts/password-rule.js'
import type { Paths } from '../paths.js'
import { PasswordField } from './password-field.js'
import { findMistake } from './sign-up.js'

export interface AccountProps {
  paths: Paths
  email: string
  notice?: string | undefined
  mistakes?: readonly FieldMistake[] | undefined
}

const NOTICES: ReadonlyMap<string, string> = new Map([
  ['mot-de-passe', 'Votre mot de passe est changé. Les autres navigateurs sont déconnectés.'],
  ['sessions', 'Les autres navigateurs sont déconnectés.'],
])

export function AccountPage({ paths, email, notice = '', mistakes = [] }: AccountProps) {
  const told = NOTICES.get(notice)
  return (
    <Layout title="Mon compte" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      {told !== undefined && <Notice kind="done" title={told} />}
      <p>
        Adresse&nbsp;: {email}. <a href={paths.dashboard}>Retour au tableau de bord</a>
      </p>
      <h2>Mes données</h2>
      <p>
        Tout ce que la passerelle garde de vous&nbsp;: <a href={paths.exported('json')}>en JSON</a> ou{' '}
        <a href={paths.exported('csv')}>en CSV</a>.
      </p>
      <h2>Changer de mot de passe</h2>
      <form method="post" action={paths.password} novalidate>
        <PasswordField
          id="ancien"
          label="Mot de passe actuel"
          mistake={findMistake(mistakes, 'ancien')}
          autocomplete="current-password"
        />
        <PasswordField
          id="nouveau"
          label="Nouveau mot de passe"
          hint={PASSWORD_HINT}
          mistake={findMistake(mistakes, 'nouveau')}
          autocomplete="new-password"
        />
        <button type="submit">Changer le mot de passe</button>
      </form>
      <h2>Autres navigateurs</h2>
      <form method="post" action={paths.sessions}>
        <button type="submit" class="second">
          Déconnecter les autres navigateurs
        </button>
      </form>
      <h2>Supprimer mon compte</h2>
      <p>
        Le compte, les points de livraison, la clé et les données gardées sont effacés, sans retour possible. Le
        consentement se retire sur le site d’Enedis.
      </p>
      <form method="post" action={paths.deletion} novalidate>
        <PasswordField
          id="confirmation"
          label="Mot de passe, pour confirmer"
          mistake={findMistake(mistakes, 'confirmation')}
          autocomplete="current-password"
        />
        <button type="submit" class="second">
          Supprimer mon compte
        </button>
      </form>
    </Layout>
  )
}

export function KeyPage({ paths, hasKey }: { paths: Paths; hasKey: boolean }) {
  return (
    <Layout title={hasKey ? 'Remplacer ma clé d’API' : 'Créer ma clé d’API'}>
      {hasKey && (
        <Notice kind="information" title="La clé actuelle cessera aussitôt de fonctionner">
          <p>Les jetons faits avec elle aussi, et les données gardées, qu’elle seule ouvre, seront effacées.</p>
        </Notice>
      )}
      <form method="post" action={paths.key}>
        <button type="submit">{hasKey ? 'Remplacer ma clé' : 'Créer ma clé'}</button>
      </form>
      <p>
        <a href={paths.dashboard}>Retour au tableau de bord</a>
      </p>
    </Layout>
  )
}

/** The only time that a key is shown. */
export function NewKeyPage({ paths, credentials }: { paths: Paths; credentials: Credentials }) {
  return (
    <Layout title="Votre clé d’API">
      <Notice kind="done" title="Copiez-la maintenant : elle ne sera plus jamais affichée">
        <p>La passerelle ne la conserve pas. Si vous la perdez, vous en créerez une autre.</p>
      </Notice>
      <dl>
        <dt>Identifiant (client_id)</dt>
        <dd>
          <code id="client-id" translate="no">
            {credentials.clientId}
          </code>
        </dd>
        <dt>Clé (client_secret)</dt>
        <dd>
          <code id="client-secret" translate="no">
            {credentials.clientSecret}
          </code>
        </dd>
      </dl>
      <p>
        <a href={paths.dashboard}>Retour au tableau de bord</a>
      </p>
    </Layout>
  )
}
