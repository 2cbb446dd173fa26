import type { Child } from 'hono/jsx'
import type { MeetingPoint } from '../../agenda/schema.js'
import type { ExistingAppointment } from '../../appointments/types.js'
import { type BookingFields, numberField, type MeetingPointAndReason } from '../booking-form.js'
import type { DayOfSlots } from '../slot-choice.js'
import { AppointmentFacts } from './appointment-facts.js'
import { ContactFieldset } from './contact-fieldset.js'
import { CHOSEN_DAY, DayChoice } from './day-choice.js'
import { ExistingAppointments } from './existing-appointments.js'
import { Layout, MESSAGE_ID } from '../../../../platform/pages/layout.js'
import { type FieldMistake, MistakeSummary, Notice } from '../../../../platform/pages/notice.js'
import { TextField } from '../../../../platform/pages/text-field.js'
import { TimeChoice, TIMES_ID } from './time-choice.js'

/** Id of the box to tick when a number already has an appointment. */
const ACCEPT_ID = 'accept_existing'

export interface BookingPageProps {
  /** Path of the form. */
  action: string
  meetingPoint: MeetingPoint
  booking: MeetingPointAndReason
  /** The time to book; when absent, the times of `open` are offered, and the other `days`. */
  startsAt?: string | undefined
  days: readonly DayOfSlots[]
  open: readonly DayOfSlots[]
  addressOfDay: (day: string) => string
  /** Page with the days after those. */
  later?: string | undefined
  fields: BookingFields
  mistakes: readonly FieldMistake[]
  /** Appointments that the numbers already have: the person decides. */
  existing: readonly ExistingAppointment[]
  /** Mail is sent. */
  isMailed: boolean
  /** Message that concerns no single field. */
  notice?: Child
}

export function BookingPage(props: BookingPageProps) {
  const { action, meetingPoint, booking, startsAt, days, open, fields, mistakes, existing, notice } = props
  const hasErrors = mistakes.length > 0 || existing.length > 0
  const canBook = startsAt !== undefined || open.length > 0
  return (
    <Layout title="Prendre rendez-vous" hasErrors={hasErrors}>
      {notice}
      {mistakes.length > 0 && <MistakeSummary mistakes={mistakes} />}
      <AppointmentFacts
        place={meetingPoint.name}
        address={formatAddress(meetingPoint)}
        startsAt={startsAt}
        reason={booking.reason}
        persons={booking.documents_number}
      />
      {startsAt === undefined && (days.length > open.length || props.later !== undefined) && (
        <DayChoice
          days={days}
          open={open.map(({ day }) => day)}
          addressOfDay={props.addressOfDay}
          later={props.later}
        />
      )}
      {canBook && (
        <form method="post" action={`${action}#${MESSAGE_ID}`} novalidate>
          <input type="hidden" name="nonce" value={fields.nonce} />
          <input type="hidden" name="meeting_point" value={booking.meeting_point_id} />
          <input type="hidden" name="reason" value={booking.reason} />
          <input type="hidden" name="documents" value={String(booking.documents_number)} />
          {startsAt !== undefined && <input type="hidden" name="start" value={startsAt} />}
          {startsAt === undefined && (
            <>
              {open.length === 1 && <input type="hidden" name={CHOSEN_DAY} value={open[0]?.day} />}
              <TimeChoice legend="Horaire" days={open} mistake={findMistake(mistakes, TIMES_ID)} />
            </>
          )}
          <p>Toutes les informations sont obligatoires, sauf celles marquées «&nbsp;facultatif&nbsp;».</p>
          <NumberFields fields={fields} persons={booking.documents_number} mistakes={mistakes} />
          <ContactFieldset fields={fields} mistakes={mistakes} isMailed={props.isMailed} />
          {existing.length > 0 && <ExistingChoice existing={existing} />}
          <button type="submit">Confirmer le rendez-vous</button>
        </form>
      )}
    </Layout>
  )
}

interface NumberFieldsProps {
  fields: BookingFields
  persons: number
  mistakes: readonly FieldMistake[]
}

function NumberFields({ fields, persons, mistakes }: NumberFieldsProps) {
  return (
    <fieldset aria-describedby="numeros-aide">
      <legend>{persons === 1 ? 'Numéro de pré-demande' : 'Numéros de pré-demande, un par personne'}</legend>
      <p class="hint" id="numeros-aide">
        Il figure sur le récapitulatif de la pré-demande faite sur le site de l’ANTS (France Titres)&nbsp;: 10
        caractères, lettres ou chiffres. Exemple&nbsp;: A123456789.
      </p>
      {Array.from({ length: persons }, (_, index) => (
        <TextField
          id={numberField(index + 1)}
          name="application_ids"
          label={persons === 1 ? 'Votre numéro de pré-demande' : `Numéro de la personne ${index + 1}`}
          value={fields.application_ids[index]}
          mistake={findMistake(mistakes, numberField(index + 1))}
          autocomplete="off"
          maxlength={40}
          code
        />
      ))}
    </fieldset>
  )
}

function ExistingChoice({ existing }: { existing: readonly ExistingAppointment[] }) {
  return (
    <Notice kind="alert" title="Un numéro a déjà un rendez-vous">
      <ExistingAppointments existing={existing} />
      <p>
        Si vous n’en avez plus besoin, annulez-le d’abord. Sinon, cochez la case ci-dessous puis confirmez&nbsp;: vous
        aurez les deux rendez-vous.
      </p>
      <label class="choice">
        <input id={ACCEPT_ID} type="checkbox" name="accept_existing" value="true" />
        Prendre ce rendez-vous en plus de celui qui existe
      </label>
    </Notice>
  )
}

export function formatAddress({ street, zip_code, city_name }: MeetingPoint): string {
  return [street, [zip_code, city_name].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

function findMistake(mistakes: readonly FieldMistake[], field: string): string | undefined {
  return mistakes.find((mistake) => mistake.field === field)?.message
}
