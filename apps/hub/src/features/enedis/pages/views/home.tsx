import { Layout } from '../../../../platform/pages/layout.js'
import type { Paths } from '../paths.js'

/** Says why the service exists, how consent works, and what the cache is. The button of consent is on the dashboard only. */
export function Home({ paths, isSignedIn }: { paths: Paths; isSignedIn: boolean }) {
  return (
    <Layout title="Lire les données de son compteur Linky">
      <h2>Pourquoi ce service</h2>
      <p>
        Enedis donne accès aux données des compteurs Linky par une interface (API) réservée aux professionnels&nbsp;: il
        faut un numéro SIRET. Cette passerelle l’ouvre aux particuliers, pour leur propre compteur et avec leurs propres
        outils.
      </p>
      <h2>Comment fonctionne le consentement</h2>
      <p>
        Depuis votre tableau de bord, vous allez sur le site d’Enedis, où vous autorisez le partage de vos données. La
        passerelle appelle ensuite Enedis à votre place, et seulement quand vous le demandez. Vous n’avez aucun numéro
        de point de livraison à saisir, et vous pouvez retirer votre consentement à tout moment sur le site d’Enedis.
      </p>
      <h2>Une copie que vous seul pouvez lire</h2>
      <p>
        Pour vous répondre plus vite, la passerelle garde un moment les données déjà lues, dans un cache. Il est chiffré
        avec votre propre clé d’API, que la passerelle ne conserve pas&nbsp;: sans cette clé, ce qui est gardé est
        inexploitable, même par nous.
      </p>
      <p>
        {isSignedIn ? (
          <a class="button" href={paths.dashboard}>
            Mon tableau de bord
          </a>
        ) : (
          <>
            <a class="button" href={paths.signUp}>
              Créer un compte
            </a>
            <a class="button second" href={paths.signIn}>
              Se connecter
            </a>
          </>
        )}
      </p>
    </Layout>
  )
}
