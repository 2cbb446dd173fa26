import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from './layout.js'

export interface CancelPageProps {
  action: string
  back: string
  facts: AppointmentFactsProps
}

export function CancelPage({ action, back, facts }: CancelPageProps) {
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
    </Layout>
  )
}
