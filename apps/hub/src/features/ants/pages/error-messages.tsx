// French messages for the refusals of the booking service, which has the rules.
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ExistingAppointment, RequestError } from '../appointments/types.js'
import { type BookingFields, bookingMistakes, numberField } from './booking-form.js'
import type { FormRefusal } from './form-booking.js'
import { minutesWords } from '../../../platform/pages/french-words.js'
import { notValidatedWords } from './i18n-fr.js'
import { type FieldMistake, Notice } from '../../../platform/pages/notice.js'
import { TIMES_ID } from './views/time-choice.js'

/** Seconds after which ANTS is worth asking again (RDV-SP shows this to its users since April 2024). */
const ANTS_RETRY = 30

/** The messages on a booking page, if there are any. */
export interface RefusalMessage {
  status: ContentfulStatusCode
  mistakes: readonly FieldMistake[]
  /** Appointments that the numbers already have: the person decides. */
  existing?: readonly ExistingAppointment[] | undefined
  notice?: Child
  retryAfter?: number | undefined
  /** Whether the requested time is not available, so that others are offered. */
  isGone?: boolean | undefined
}

export function formatRefusal(refusal: FormRefusal, fields: BookingFields): RefusalMessage {
  switch (refusal.outcome) {
    case 'invalid_request':
      return { status: 422, mistakes: [...timeMistakes(refusal.errors), ...bookingMistakes(refusal.errors, fields)] }
    case 'application_not_validated':
      return { status: 422, mistakes: statusMistakes(refusal.statuses, fields) }
    case 'slot_unavailable':
      return { status: 409, mistakes: [], isGone: true, notice: <SlotGone /> }
    case 'application_has_appointment':
      return { status: 409, mistakes: [], existing: refusal.existing }
    case 'ants_unavailable':
      return { status: 503, mistakes: [], notice: <AntsUnavailable />, retryAfter: ANTS_RETRY }
    case 'too_many_bookings':
      return {
        status: 429,
        mistakes: [],
        notice: <TooManyBookings seconds={refusal.seconds} />,
        retryAfter: refusal.seconds,
      }
    default:
      return {
        status: 429,
        mistakes: [],
        notice: <TooManyChecks seconds={refusal.seconds} />,
        retryAfter: refusal.seconds,
      }
  }
}

function timeMistakes(errors: readonly RequestError[]): FieldMistake[] {
  const isTime = errors.some(({ pointer }) => pointer === '/starts_at')
  return isTime ? [{ field: TIMES_ID, message: 'Choisissez un horaire' }] : []
}

function statusMistakes(
  statuses: readonly { application_id: string; status: string }[],
  { application_ids }: BookingFields,
): FieldMistake[] {
  const statusByNumber = new Map(statuses.map(({ application_id, status }) => [application_id, status]))
  return application_ids.flatMap((typed, index) => {
    const number = typed.replace(/\s+/g, '').toUpperCase()
    const message = notValidatedWords(statusByNumber.get(number) ?? 'validated')
    return message === undefined ? [] : [{ field: numberField(index + 1), message: `${number}\u00a0: ${message}` }]
  })
}

/** It was kept for an hour, for the browser that sent it. */
export function FormForgotten() {
  return (
    <Notice kind="alert" title="Ce que vous aviez saisi n’est plus gardé">
      <p>Rien n’a été réservé. Remplissez de nouveau le formulaire, puis confirmez.</p>
    </Notice>
  )
}

export function NoSlots() {
  return (
    <Notice kind="alert" title="Aucun horaire n’est disponible ici">
      <p>Rien n’a été réservé. Cherchez dans un autre lieu sur le site de l’ANTS, ou revenez plus tard.</p>
    </Notice>
  )
}

export function SlotGone() {
  return (
    <Notice kind="alert" title="Cet horaire n’est plus disponible">
      <p>Rien n’a été réservé. Choisissez un autre horaire&nbsp;; ce que vous avez saisi est conservé.</p>
    </Notice>
  )
}

function AntsUnavailable() {
  return (
    <Notice kind="alert" title="L’ANTS ne répond pas pour le moment">
      <p>
        Les numéros de pré-demande n’ont pas pu être vérifiés&nbsp;: rien n’a été réservé. Attendez 30 secondes, puis
        confirmez de nouveau&nbsp;; ce que vous avez saisi est conservé.
      </p>
    </Notice>
  )
}

function TooManyChecks({ seconds }: { seconds: number }) {
  return (
    <Notice kind="alert" title="Trop de numéros vérifiés en peu de temps">
      <p>
        Rien n’a été réservé. Attendez {seconds} secondes, puis confirmez de nouveau&nbsp;; ce que vous avez saisi est
        conservé.
      </p>
    </Notice>
  )
}

function TooManyBookings({ seconds }: { seconds: number }) {
  return (
    <Notice kind="alert" title="Trop de rendez-vous pris en peu de temps">
      <p>
        Rien n’a été réservé. Attendez {minutesWords(seconds)}, puis confirmez de nouveau, ou contactez la mairie&nbsp;;
        ce que vous avez saisi est conservé.
      </p>
    </Notice>
  )
}
