import type { Child } from 'hono/jsx'
import type { AppointmentApplication, ApplicationState } from '../../appointments/types.js'
import type { ContactFields } from '../booking-form.js'
import { minutesWords } from '../../../../platform/pages/french-words.js'
import { KEPT_FORM } from '../paths.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { ContactFieldset } from './contact-fieldset.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'
import { type FieldMistake, MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { SignOut } from '../../../../platform/pages/sign-out.js'

const STATE_WORDS: Readonly<Record<ApplicationState, string>> = {
  pending: 'transmission à l’ANTS en cours',
  declared: 'rendez-vous transmis à l’ANTS',
  unconfirmed: 'l’ANTS ne confirme pas ce numéro pour le moment : s’il reste ainsi, contactez la mairie avant de venir',
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
  /** Mail is sent. */
  isMailed: boolean
  /** The notice that an address must be confirmed, if one must. */
  toConfirm?: Child
  /** Seconds until something may be changed; 0 now. */
  wait?: number | undefined
  /** Path that ends the contact's access. */
  signOut: string
  /** Id under which this form is kept, if it is: the next one replaces it. */
  kept?: string | undefined
}

/** The page that only the contact sees: the numbers, their declaration to ANTS, and the contact itself. */
export function ContactPage(props: ContactPageProps) {
  const { action, back, facts, applications, fields, mistakes, isMailed, toConfirm, wait = 0, signOut, kept } = props
  return (
    <Layout title="Vos coordonnées" hasErrors={mistakes.length > 0 || wait > 0}>
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      {wait > 0 && (
        <Notice kind="alert" title="Trop de changements en peu de temps">
          <p>
            Rien n’a été changé. Attendez {minutesWords(wait)}, puis enregistrez de nouveau, ou contactez la
            mairie&nbsp;; ce que vous avez saisi est conservé.
          </p>
        </Notice>
      )}
      <AppointmentFacts {...facts} />
      <h2>Numéros de pré-demande</h2>
      <ul>
        {applications.map(({ application_id, ants }) => (
          <li>{`${application_id}\u00a0: ${STATE_WORDS[ants]}`}</li>
        ))}
      </ul>
      <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
        {kept !== undefined && <input type="hidden" name={KEPT_FORM} value={kept} />}
        {toConfirm}
        <ContactFieldset fields={fields} mistakes={mistakes} isMailed={isMailed} />
        <button type="submit">Enregistrer</button>
      </form>
      <p>
        <a href={back}>Revenir au rendez-vous</a>
      </p>
      <SignOut action={signOut} />
    </Layout>
  )
}
