import type { LinkPurpose } from '../../appointments/contact-links.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'

const WORDS = {
  access: {
    title: 'Gérer votre rendez-vous',
    text: 'Ce lien sert une fois. Vous pourrez ensuite déplacer ou annuler ce rendez-vous, ou corriger vos coordonnées, pendant une heure.',
    button: 'Continuer',
    ended: 'Il a déjà servi, ou il date de plus de 15 minutes.',
    again: 'Demander un autre lien',
  },
  confirm: {
    title: 'Confirmer cette adresse électronique',
    text: 'Si ce rendez-vous est le vôtre, confirmez : les messages à son sujet arriveront désormais à cette adresse. Sinon, fermez cette page.',
    button: 'Confirmer cette adresse',
    ended: 'Il a déjà servi, il date de plus de 24 heures, ou une autre adresse a été donnée depuis.',
    again: 'Voir ou corriger mes coordonnées',
  },
} as const satisfies Record<LinkPurpose, unknown>

export interface LinkPageProps {
  /** Path of the form. */
  action: string
  purpose: LinkPurpose
  facts: AppointmentFactsProps
}

/** The page that a link of a mail opens. */
export function LinkPage({ action, purpose, facts }: LinkPageProps) {
  const { title, text, button } = WORDS[purpose]
  return (
    <Layout title={title}>
      <AppointmentFacts {...facts} />
      <p>{text}</p>
      <form method="post" action={`${action}#${MESSAGE_ID}`}>
        <button type="submit">{button}</button>
      </form>
    </Layout>
  )
}

export interface LinkEndedPageProps {
  purpose: LinkPurpose
  /** Page where another link can be requested. */
  ask: string
  facts: AppointmentFactsProps
}

export function LinkEndedPage({ purpose, ask, facts }: LinkEndedPageProps) {
  const { ended, again } = WORDS[purpose]
  return (
    <Layout title="Ce lien ne sert plus">
      <p>{ended} Rien n’a été changé.</p>
      <AppointmentFacts {...facts} />
      <p>
        <a class="button" href={ask}>
          {again}
        </a>
      </p>
    </Layout>
  )
}
