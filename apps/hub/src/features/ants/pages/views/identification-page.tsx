import { ACCESS_LINK_MINUTES } from '../../appointments/contact-links.js'
import type { ContactFields } from '../booking-form.js'
import { minutesWords } from '../../../../platform/pages/french-words.js'
import { hiddenContact } from '../kept-contact.js'
import type { ManagementPage } from '../paths.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'
import { MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { TextField } from '../../../../platform/pages/text-field.js'

const EMAIL_FIELD = 'email'

export interface IdentificationPageProps {
  /** Path of the form. */
  action: string
  /** The page that follows. */
  next: ManagementPage
  facts: AppointmentFactsProps
  /** The refused text. */
  typed?: string | undefined
  mistake?: string | undefined
  /** The content of a form that came too late: it is filled in again afterwards. */
  kept?: ContactFields | undefined
  /** Seconds until another link may be asked for; 0 now. */
  wait: number
  /** Without mail there are no links. */
  sendsMail: boolean
}

/** Asks where to send a link: it is sent when that is the contact's address. */
export function IdentificationPage(props: IdentificationPageProps) {
  const { action, next, facts, typed, mistake, kept, wait, sendsMail } = props
  return (
    <Layout title="Confirmez votre adresse électronique" hasErrors={mistake !== undefined || wait > 0}>
      {mistake !== undefined && <MistakeSummary mistakes={[{ field: EMAIL_FIELD, message: mistake }]} />}
      {wait > 0 && (
        <Notice kind="alert" title="Trop de demandes">
          <p>
            Utilisez le lien déjà reçu par messagerie, ou attendez {minutesWords(wait)} avant d’en demander un autre. La
            mairie peut aussi vous aider.
          </p>
        </Notice>
      )}
      <AppointmentFacts {...facts} />
      {!sendsMail && (
        <p>
          Ce service n’envoie pas de message&nbsp;: pour déplacer ou annuler ce rendez-vous, ou corriger vos
          coordonnées, contactez la mairie.
        </p>
      )}
      {sendsMail && wait === 0 && (
        <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
          <p>
            Un lien sera envoyé à cette adresse si c’est bien celle du rendez-vous. Il servira une fois, pendant{' '}
            {ACCESS_LINK_MINUTES} minutes.
          </p>
          <input type="hidden" name="suite" value={next} />
          {kept && hiddenContact(kept).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
          <TextField
            id={EMAIL_FIELD}
            type="email"
            label="Adresse électronique donnée à la réservation"
            hint="Exemple : nom@exemple.fr"
            value={typed}
            mistake={mistake}
            autocomplete="email"
            maxlength={254}
          />
          <button type="submit">Recevoir un lien</button>
        </form>
      )}
    </Layout>
  )
}
