import type { Child } from 'hono/jsx'
import type { MeetingPoint } from '../../agenda/schema.js'
import { ACCESS_LINK_MINUTES } from '../../appointments/contact-links.js'
import type { Managed } from '../dependencies.js'
import type { Done, Paths } from '../paths.js'
import { AppointmentFacts, type AppointmentFactsProps } from './appointment-facts.js'
import { formatAddress } from './booking-page.js'
import { Layout } from '../../../../platform/pages/layout.js'
import { Notice } from '../../../../platform/pages/notice.js'
import { SignOut } from '../../../../platform/pages/sign-out.js'

export interface ManagementPageProps {
  managed: Managed
  /** The meeting point as it is today; absent when it is no longer there. */
  meetingPoint: MeetingPoint | undefined
  paths: Paths
  done?: Done | undefined
  /** Whether mail is sent: a message confirms the last action, and a link can be requested. */
  isMailed?: boolean | undefined
  /** Why nothing was done, when something was asked for. */
  notice?: Child
}

/** The page that anyone who knows its address may see: which appointment this is, and whether it is still booked. */
export function ManagementPage({ managed, meetingPoint, paths, done, isMailed = false, notice }: ManagementPageProps) {
  const { token, isHeld, isContact } = managed
  return (
    <Layout title="Votre rendez-vous">
      {notice ?? <DoneNotice managed={managed} done={done} isMailed={isMailed} />}
      <AppointmentFacts {...toAppointmentFacts(managed, meetingPoint)} />
      {!isHeld && (
        <p>
          Le numéro de pré-demande de cette page a été retiré de ce rendez-vous. Pour gérer le rendez-vous, utilisez le
          lien d’un autre numéro.
        </p>
      )}
      {canChange(managed) && (
        <>
          <h2>Modifier</h2>
          {!isContact && isMailed && (
            <p>
              Un lien vous sera d’abord envoyé par messagerie, car l’adresse de cette page est aussi connue de l’ANTS et
              des autres mairies.
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
      {isContact && <SignOut action={paths.managed(token, { page: 'sortir' })} />}
    </Layout>
  )
}

/** @param meetingPoint the meeting point as it is today, for its address */
export function toAppointmentFacts(managed: Managed, meetingPoint?: MeetingPoint): AppointmentFactsProps {
  const { appointment } = managed
  return {
    place: appointment.meeting_point_name,
    address: meetingPoint && formatAddress(meetingPoint),
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

/** Confirms the last action, if the appointment shows it: the name of the action comes from the address, which anyone can change. */
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
  if (done === 'sorti' && !isContact) {
    return (
      <Notice kind="done" title="Vous êtes déconnecté">
        <p>Ce navigateur n’a plus accès à vos coordonnées.</p>
      </Notice>
    )
  }
  if (done === 'lien' && isBooked && !isContact) return <LinkAsked />
  if (!isBooked || !isContact) return null
  if (done === 'adresse') {
    return (
      <Notice kind="done" title="Votre adresse électronique est confirmée">
        <p>Les messages de ce rendez-vous arrivent désormais à {appointment.contact?.email}.</p>
      </Notice>
    )
  }
  if (done === 'reserve' || done === 'reserve-sans-message') {
    const isTold = isMailed && done === 'reserve'
    return (
      <Notice kind="done" title="Votre rendez-vous est confirmé">
        {isTold && <p>Un message de confirmation est envoyé à {appointment.contact?.email}.</p>}
        {isMailed && !isTold && (
          <p>
            Aucun message de confirmation n’est envoyé&nbsp;: trop de messages sont déjà partis à{' '}
            {appointment.contact?.email} ces dernières vingt-quatre heures.
          </p>
        )}
        {!isTold && <p>Gardez l’adresse de cette page : elle permet de le déplacer ou de l’annuler.</p>}
      </Notice>
    )
  }
  if (done === 'deplace') return <Notice kind="done" title="Votre rendez-vous est déplacé" />
  if (done !== 'coordonnees') return null
  return (
    <Notice kind="done" title="Vos coordonnées sont enregistrées">
      <AddressToConfirm appointment={appointment} />
    </Notice>
  )
}

/** The same whether the address was the right one or not. */
function LinkAsked() {
  return (
    <Notice kind="information" title="Consultez votre messagerie">
      <p>
        Si l’adresse saisie est celle de ce rendez-vous, un lien y arrive dans quelques minutes. Il sert une fois,
        pendant {ACCESS_LINK_MINUTES} minutes.
      </p>
      <p>
        Rien n’arrive&nbsp;? Regardez dans les messages indésirables, puis vérifiez l’adresse et recommencez, ou
        contactez la mairie.
      </p>
    </Notice>
  )
}

/** Nothing, when no address waits to be confirmed. */
export function AddressToConfirm({ appointment: { contact, confirmed_email } }: Pick<Managed, 'appointment'>) {
  if (confirmed_email === null) return null
  return (
    <p>
      L’adresse {contact?.email} reste à confirmer, avec le lien qui y est envoyé. Jusque-là, les messages continuent
      d’arriver à {confirmed_email}.
    </p>
  )
}
