import type { Child } from 'hono/jsx'
import { Layout } from './layout.js'

/** A page that only says something. */
function MessagePage({ title, children }: { title: string; children?: Child }) {
  return <Layout title={title}>{children}</Layout>
}

/** The same for an unknown token, a forged one and an erased one: nothing tells them apart. */
export function UnknownPage() {
  return (
    <MessagePage title="Page introuvable">
      <p>
        Il n’y a pas de rendez-vous à cette adresse. Vérifiez qu’elle est complète&nbsp;: le lien du message de
        confirmation est le plus sûr.
      </p>
    </MessagePage>
  )
}

export function IncompleteLinkPage() {
  return (
    <MessagePage title="Lien de réservation incomplet">
      <p>
        Ce lien ne dit pas quel rendez-vous prendre, ou le lieu ne propose plus ce motif en ligne. Rien n’a été réservé.
      </p>
      <p>Reprenez votre recherche sur le site de l’ANTS, ou contactez la mairie.</p>
    </MessagePage>
  )
}

const FAILURES = new Map([
  [403, ['Envoi refusé', 'Ce formulaire a été envoyé depuis un autre site. Ouvrez la page ici, puis recommencez.']],
  [
    413,
    ['Formulaire trop long', 'Ce qui a été envoyé dépasse la taille permise. Revenez en arrière et raccourcissez-le.'],
  ],
  [503, ['Service momentanément indisponible', 'Rien n’a été modifié. Réessayez dans quelques instants.']],
])
const DEFAULT_FAILURE = ['Formulaire illisible', 'Rien n’a été modifié. Revenez en arrière, puis recommencez.']
const INTERNAL_FAILURE = ['Une erreur est survenue', 'Elle vient de notre côté. Réessayez, ou contactez la mairie.']

/** What is said when a page could not be made, by its HTTP status. */
export function FailurePage({ status }: { status: number }) {
  const [title = '', text] = FAILURES.get(status) ?? (status >= 500 ? INTERNAL_FAILURE : DEFAULT_FAILURE)
  return (
    <MessagePage title={title}>
      <p>{text}</p>
    </MessagePage>
  )
}
