import type { Child } from 'hono/jsx'
import type { DayOfSlots } from '../slot-choice.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { CHOSEN_DAY, DayChoice } from './day-choice.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'
import { MistakeSummary } from '../../../../platform/pages/notice.js'
import { SignOut } from '../../../../platform/pages/sign-out.js'
import { TimeChoice, TIMES_ID } from './time-choice.js'

export interface MovePageProps {
  action: string
  back: string
  /** Path that ends the contact's access. */
  signOut: string
  facts: AppointmentFactsProps
  /** The time that the person sees as the present one: if it changed meanwhile, nothing is moved. */
  present: string
  /** The days to choose from; with `open`, they are on another page. */
  days: readonly DayOfSlots[]
  /** The day that was chosen. */
  open?: DayOfSlots | undefined
  addressOfDay: (day: string) => string
  /** Page with the days after those offered. */
  later?: string | undefined
  mistake?: string | undefined
  notice?: Child
}

/** First a day, then a time of that day: two short pages. */
export function MovePage(props: MovePageProps) {
  const { action, back, signOut, facts, days, open, addressOfDay, later, mistake, notice } = props
  return (
    <Layout title="Déplacer le rendez-vous" hasErrors={mistake !== undefined}>
      {notice}
      {mistake !== undefined && <MistakeSummary mistakes={[{ field: TIMES_ID, message: mistake }]} />}
      <AppointmentFacts {...facts} />
      {open && <TimeForm {...props} open={open} />}
      {!open && days.length > 0 && <DayChoice id={TIMES_ID} days={days} addressOfDay={addressOfDay} later={later} />}
      {!open && days.length === 0 && (
        <p>Aucun autre horaire n’est disponible dans ce lieu pour le moment. Votre rendez-vous est inchangé.</p>
      )}
      {open && (
        <p>
          <a href={action}>Choisir un autre jour</a>
        </p>
      )}
      <p>
        <a href={back}>Garder l’horaire actuel</a>
      </p>
      <SignOut action={signOut} />
    </Layout>
  )
}

function TimeForm({ action, present, open, mistake }: MovePageProps & { open: DayOfSlots }) {
  return (
    <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
      <input type="hidden" name="present" value={present} />
      <input type="hidden" name={CHOSEN_DAY} value={open.day} />
      <TimeChoice legend="Nouvel horaire" days={[open]} mistake={mistake} />
      <button type="submit">Déplacer à cet horaire</button>
    </form>
  )
}
