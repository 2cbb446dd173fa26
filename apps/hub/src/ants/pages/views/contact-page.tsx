import type { AppointmentApplication, ApplicationState } from '../../appointments/types.js'
import type { ContactFields } from '../booking-form.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { ContactFieldset } from './contact-fieldset.js'
import { Layout, MESSAGE_ID } from './layout.js'
import { type FieldMistake, MistakeSummary } from './notice.js'

const STATE_WORDS: Readonly<Record<ApplicationState, string>> = {
  pending: 'transmission à l’ANTS en cours',
  declared: 'rendez-vous transmis à l’ANTS',
  refused: 'l’ANTS ne valide plus ce numéro : contactez la mairie avant de venir',
  failed: 'la transmission à l’ANTS a échoué : la mairie en est avertie, votre rendez-vous reste valable',
  withdrawing: 'retrait à l’ANTS en cours',
  withdrawn: 'retiré à l’ANTS',
}

export interface ContactPageProps {
  action: string
  back: string
  facts: AppointmentFactsProps
  applications: readonly AppointmentApplication[]
  fields: ContactFields
  mistakes: readonly FieldMistake[]
}

/** What only the contact sees: the numbers, what ANTS was told of them, and the contact itself. */
export function ContactPage({ action, back, facts, applications, fields, mistakes }: ContactPageProps) {
  return (
    <Layout title="Vos coordonnées" hasErrors={mistakes.length > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      <AppointmentFacts {...facts} />
      <h2>Numéros de pré-demande</h2>
      <ul>
        {applications.map(({ application_id, ants }) => (
          <li>{`${application_id}\u00a0: ${STATE_WORDS[ants]}`}</li>
        ))}
      </ul>
      <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
        <ContactFieldset fields={fields} mistakes={mistakes} />
        <button type="submit">Enregistrer</button>
      </form>
      <p>
        <a href={back}>Revenir au rendez-vous</a>
      </p>
    </Layout>
  )
}
