import type { ContactFields } from '../booking-form.js'
import { hiddenContact } from '../kept-contact.js'
import type { ManagementPage } from '../paths.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from './layout.js'
import { MistakeSummary, Notice } from './notice.js'
import { TextField } from './text-field.js'

const EMAIL_FIELD = 'email'

export interface IdentificationPageProps {
  /** Path of the form. */
  action: string
  /** Where to go on afterwards. */
  next: ManagementPage
  facts: AppointmentFactsProps
  /** What was typed, when it was not the address. */
  typed?: string | undefined
  mistake?: string | undefined
  /** What another form held that came too late: it is filled in again afterwards. */
  kept?: ContactFields | undefined
  /** Seconds until another address may be tried; 0 now. */
  wait: number
}

/** Asks for the contact's e-mail address. */
export function IdentificationPage({ action, next, facts, typed, mistake, kept, wait }: IdentificationPageProps) {
  return (
    <Layout title="Confirmez votre adresse électronique" hasErrors={mistake !== undefined || wait > 0}>
      {mistake !== undefined && <MistakeSummary mistakes={[{ field: EMAIL_FIELD, message: mistake }]} />}
      {wait > 0 && (
        <Notice kind="alert" title="Trop d’essais">
          <p>
            Pour protéger ce rendez-vous, attendez {minutesWords(wait)} avant d’essayer une autre adresse. La mairie
            peut aussi vous aider.
          </p>
        </Notice>
      )}
      <AppointmentFacts {...facts} />
      {wait === 0 && (
        <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
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
          <button type="submit">Continuer</button>
        </form>
      )}
    </Layout>
  )
}

function minutesWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
