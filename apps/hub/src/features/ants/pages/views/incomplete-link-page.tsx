import { MessagePage } from '../../../../platform/pages/message-page.js'

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
