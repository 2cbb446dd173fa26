import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'
import { SignOut } from '../../../../platform/pages/sign-out.js'

export interface CancelPageProps {
  action: string
  back: string
  /** Path that ends the contact's access. */
  signOut: string
  facts: AppointmentFactsProps
}

export function CancelPage({ action, back, signOut, facts }: CancelPageProps) {
  return (
    <Layout title="Annuler le rendez-vous">
      <AppointmentFacts {...facts} />
      <p>L’horaire sera aussitôt proposé à d’autres personnes. Cette annulation est définitive.</p>
      <form method="post" action={`${action}#${MESSAGE_ID}`}>
        <button type="submit">Annuler ce rendez-vous</button>
        <a class="button second" href={back}>
          Garder ce rendez-vous
        </a>
      </form>
      <SignOut action={signOut} />
    </Layout>
  )
}
