import type { Child } from 'hono/jsx'
import type { MeetingPoint } from '../../agenda/schema.js'
import type { Managed } from '../dependencies.js'
import type { Done, Paths } from '../paths.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { addressOf } from './booking-page.js'
import { Layout } from './layout.js'
import { Notice } from './notice.js'

export interface ManagementPageProps {
  managed: Managed
  /** The place as it is today; absent when it is no longer there. */
  meetingPoint: MeetingPoint | undefined
  paths: Paths
  done?: Done | undefined
  /** A message about what was done is on its way. */
  isMailed?: boolean | undefined
  /** Why nothing was done, when something was asked for. */
  notice?: Child
}

/** What everybody may see who knows the address: which appointment this is, and whether it still stands. */
export function ManagementPage({ managed, meetingPoint, paths, done, isMailed = false, notice }: ManagementPageProps) {
  const { token, isHeld, isContact } = managed
  return (
    <Layout title="Votre rendez-vous">
      {notice ?? <DoneNotice managed={managed} done={done} isMailed={isMailed} />}
      <AppointmentFacts {...factsOf(managed, meetingPoint)} />
      {!isHeld && (
        <p>
          Le numéro de pré-demande de cette page a été retiré de ce rendez-vous. Pour gérer le rendez-vous, utilisez le
          lien d’un autre numéro.
        </p>
      )}
      {canChange(managed) && (
        <>
          <h2>Modifier</h2>
          {!isContact && (
            <p>
              Votre adresse électronique vous sera demandée, car le lien de cette page est aussi connu de l’ANTS et des
              autres mairies.
            </p>
          )}
          <p>
            <a class="button" href={paths.managed(token, { page: 'deplacer' })}>
              Déplacer
            </a>
            <a class="button second" href={paths.managed(token, { page: 'annuler' })}>
              Annuler
            </a>
            <a class="button second" href={paths.managed(token, { page: 'coordonnees' })}>
              Voir ou corriger mes coordonnées
            </a>
          </p>
          <p>
            <a href={paths.managed(token, { page: 'rendez-vous.ics' })}>Ajouter à mon agenda (fichier ICS)</a>
          </p>
        </>
      )}
    </Layout>
  )
}

/** @param meetingPoint the place as it is today, for its address */
export function factsOf(managed: Managed, meetingPoint?: MeetingPoint): AppointmentFactsProps {
  const { appointment } = managed
  return {
    place: appointment.meeting_point_name,
    address: meetingPoint && addressOf(meetingPoint),
    startsAt: appointment.starts_at,
    reason: appointment.reason,
    persons: appointment.documents_number,
    state: stateWords(managed),
  }
}

/** Whether the people of this appointment can still change something about it here. */
export function canChange({ appointment, isHeld, isPast }: Managed): boolean {
  return isHeld && !isPast && appointment.status === 'booked' && appointment.contact !== null
}

function stateWords({ appointment, isHeld, isPast }: Managed): string {
  if (appointment.status === 'cancelled') return 'Annulé'
  if (!isHeld) return 'Numéro retiré de ce rendez-vous'
  return isPast ? 'Passé' : 'Confirmé'
}

interface DoneNoticeProps {
  managed: Managed
  done: Done | undefined
  isMailed: boolean
}

/** Tells what was just done, as long as it is still so: the word for it stands in the address, where anybody can write it. */
function DoneNotice({ managed: { appointment, isContact }, done, isMailed }: DoneNoticeProps) {
  const isBooked = appointment.status === 'booked'
  if (done === 'annule' && !isBooked) return <Notice kind="done" title="Votre rendez-vous est annulé" />
  if (done === 'deja') {
    return (
      <Notice kind="information" title="Ce formulaire a déjà servi à prendre ce rendez-vous">
        <p>Rien de plus n’a été réservé. Pour un autre rendez-vous, reprenez votre recherche.</p>
      </Notice>
    )
  }
  if (!isBooked || !isContact) return null
  if (done === 'reserve') {
    return (
      <Notice kind="done" title="Votre rendez-vous est confirmé">
        {isMailed && <p>Un message de confirmation est envoyé à {appointment.contact?.email}.</p>}
        {!isMailed && <p>Gardez l’adresse de cette page : elle permet de le déplacer ou de l’annuler.</p>}
      </Notice>
    )
  }
  if (done === 'deplace') return <Notice kind="done" title="Votre rendez-vous est déplacé" />
  return done === 'coordonnees' ? <Notice kind="done" title="Vos coordonnées sont enregistrées" /> : null
}
