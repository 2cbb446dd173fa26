import { type Child, useContext } from 'hono/jsx'
import { Layout } from './layout.js'
import { SiteContext } from './page-site.js'

/** A page that only says something. */
export function MessagePage({ title, children }: { title: string; children?: Child }) {
  return <Layout title={title}>{children}</Layout>
}

/** The same for an unknown token, a forged one and an erased one: nothing tells them apart. */
export function UnknownPage() {
  return (
    <MessagePage title="Page introuvable">
      <p>{useContext(SiteContext).unknown}</p>
    </MessagePage>
  )
}

const FAILURES = new Map([
  [403, ['Envoi refusé', 'Ce formulaire a été envoyé depuis un autre site. Ouvrez la page ici, puis recommencez.']],
  [
    413,
    ['Formulaire trop long', 'Ce qui a été envoyé dépasse la taille permise. Revenez en arrière et raccourcissez-le.'],
  ],
  [
    503,
    [
      'Service momentanément indisponible',
      'Réessayez dans quelques instants\u00a0: ce qui serait déjà enregistré ne le sera pas deux fois.',
    ],
  ],
])
const DEFAULT_FAILURE = ['Formulaire illisible', 'Rien n’a été modifié. Revenez en arrière, puis recommencez.']
const INTERNAL_FAILURE = ['Une erreur est survenue']

/** What is said when a page could not be made, by its HTTP status. */
export function FailurePage({ status }: { status: number }) {
  const { help } = useContext(SiteContext)
  const [title = '', text = `Elle vient de notre côté. Réessayez, ou ${help}.`] =
    FAILURES.get(status) ?? (status >= 500 ? INTERNAL_FAILURE : DEFAULT_FAILURE)
  return (
    <MessagePage title={title}>
      <p>{text}</p>
    </MessagePage>
  )
}
