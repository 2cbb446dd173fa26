import type { Child } from 'hono/jsx'
import type { OfferedDays } from '../slot-choice.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { Layout, MESSAGE_ID } from './layout.js'
import { MistakeSummary } from './notice.js'
import { TimeChoice, TIMES_ID } from './time-choice.js'

export interface MovePageProps {
  action: string
  back: string
  facts: AppointmentFactsProps
  /** The time that the person sees as the present one: if it changed meanwhile, nothing is moved. */
  present: string
  offered: OfferedDays
  /** Page with the times after those offered. */
  later?: string | undefined
  mistake?: string | undefined
  notice?: Child
}

export function MovePage(props: MovePageProps) {
  const { action, back, facts, present, offered, later, mistake, notice } = props
  return (
    <Layout title="Déplacer le rendez-vous" hasErrors={mistake !== undefined}>
      {notice}
      {mistake !== undefined && <MistakeSummary mistakes={[{ field: TIMES_ID, message: mistake }]} />}
      <AppointmentFacts {...facts} />
      {offered.days.length === 0 ? (
        <p>Aucun autre horaire n’est disponible dans ce lieu pour le moment. Votre rendez-vous est inchangé.</p>
      ) : (
        <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
          <input type="hidden" name="present" value={present} />
          <TimeChoice legend="Nouvel horaire" days={offered.days} mistake={mistake} />
          {later !== undefined && (
            <p>
              <a href={later}>Voir les jours suivants</a>
            </p>
          )}
          <button type="submit">Déplacer à cet horaire</button>
        </form>
      )}
      <p>
        <a href={back}>Garder l’horaire actuel</a>
      </p>
    </Layout>
  )
}
