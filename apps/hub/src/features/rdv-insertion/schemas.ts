// What this feature answers, as openapi.json shows it. Objects of the two services keep the names that their owners give.
import { z } from '@hono/zod-openapi'
import { PARTICIPATION_STATUSES } from './participation-status.js'

const instant = (description: string) => z.string().openapi({ description, example: '2027-12-10T09:00:00.000+01:00' })
const instantOrNull = (description: string) =>
  z.string().nullable().openapi({ description, example: '2027-12-10T09:00:00.000+01:00' })
const described = (description: string, example: Record<string, unknown>) =>
  z
    .record(z.string(), z.unknown())
    .nullish()
    .openapi({ description: `${description}, as its source wrote it.`, example })
const text = (description: string, example: string | null) => z.string().nullish().openapi({ description, example })
const count = (description: string, example: number | null) => z.number().nullish().openapi({ description, example })

const status = z.string().openapi({
  description: `${PARTICIPATION_STATUSES.map((name) => `\`${name}\``).join(', ')}; more may come. \`unknown\` is not yet said; \`seen\` came; \`noshow\` (formerly \`notexcused\`) did not; \`excused\` was cancelled by the person, \`revoked\` by the service. \`waiting\`, a former name, reads as \`unknown\`.`,
  example: 'unknown',
})

const person = z
  .object({
    id: z.int().openapi({ description: 'Of the source.', example: 3127 }),
    title: text('`monsieur` or `madame`.', 'madame'),
    first_name: text('First name.', 'Zoé'),
    last_name: text('Last name.', 'Durand'),
    email: text('E-mail address.', 'zoe@exemple.fr'),
    phone_number: text('Telephone number, with the code of the country.', '+33639981234'),
  })
  .openapi({ description: 'No NIR, birth date or file number: those are not kept.' })

const rdv = z.object({
  id: z.int().openapi({ description: 'Of the source.', example: 51204 }),
  uuid: text('Of the source too.', '7b0c6a52-6c1c-4f0e-9a3e-3f1f6d7f2a10'),
  status,
  starts_at: instant('With the offset of its place.'),
  duration_in_min: count('Minutes.', 45),
  cancelled_at: text('When it was cancelled; null when it was not.', null),
  address: text('Where, in one line.', '12 rue des Lilas, Valbrume, 59999'),
  created_by: text('`agent`, `user`, `prescripteur`, `file_attente`; more may come.', 'agent'),
  users_count: count('Persons who take part.', 1),
  max_participants_count: count('Persons who may take part; null without a limit.', null),
  collectif: z.boolean().nullish().openapi({ description: 'For several persons at once.' }),
  lieu: described('The place; null at home, by phone and by video', {
    id: 71,
    name: 'Maison des solidarités de Valbrume',
  }),
  motif: described('The reason', { id: 16, name: 'RSA - Orientation', location_type: 'public_office' }),
  organisation: described('Who receives', { id: 12, name: 'Plateforme de Valbrume' }),
})

const participation = z
  .object({
    id: z
      .int()
      .nullable()
      .openapi({ description: 'Of the source; null when it told the persons only.', example: 88031 }),
    status,
    starts_at: instant('Of the appointment.'),
    created_by: z
      .string()
      .nullable()
      .openapi({ description: '`agent`, `user`, `prescripteur`; more may come.', example: 'agent' }),
    created_at: instantOrNull('When it was made.'),
    user: person,
    rdv: rdv.openapi({ description: 'The appointment.' }),
  })
  .openapi('Participation')

const invitationSchema = z
  .object({
    id: z.int().openapi({ description: 'Of rdv-insertion.', example: 9041 }),
    format: z.string().nullable().openapi({
      description: '`sms`, `email`, `postal`; more may come. Null where rdv-insertion does not say.',
      example: 'sms',
    }),
    clicked: z.boolean().openapi({ description: 'Whether its link was opened.' }),
    rdv_with_referents: z.boolean().openapi({ description: 'Whether it is for an appointment with a referent.' }),
    created_at: instantOrNull('When it was sent.'),
    delivery_status: z.string().nullable().openapi({
      description:
        '`delivered`, `soft_bounce`, `hard_bounce`, `blocked`, `invalid_email`, `error`; more may come. Null as long as nothing is known.',
      example: 'delivered',
    }),
    delivered_at: instantOrNull('When it arrived.'),
    expires_at: instantOrNull('Until when its link works.'),
    motif_category: described('For what', { short_name: 'rsa_orientation', name: 'RSA orientation' }),
  })
  .openapi('Invitation')

export const userParticipationsSchema = z
  .object({
    user_id: z.int().openapi({ description: 'Of the source: the one asked for.', example: 3127 }),
    next_appointment_start_at: instantOrNull('Of the next appointment that is not cancelled; null when there is none.'),
    upcoming_participations_count: z
      .int()
      .openapi({ description: 'How many are to come and not cancelled.', example: 1 }),
    participations: z.array(participation).openapi({ description: 'Past ones too, the latest appointment first.' }),
    invitations: z.array(invitationSchema).openapi({ description: 'The latest first.' }),
  })
  .openapi('UserParticipations')

export const invitedSchema = z
  .object({
    user: person.extend({
      rdv_solidarites_user_id: z
        .int()
        .nullish()
        .openapi({ description: 'Of the same person on RDV-Solidarités.', example: 60412 }),
    }),
    invitations: z.array(invitationSchema).openapi({
      description: '**Empty when the person has neither a mobile number nor an e-mail address: nobody was invited.**',
    }),
  })
  .openapi('Invited')
