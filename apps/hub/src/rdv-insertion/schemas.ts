// What this feature answers, as openapi.json shows it. Objects of the two services keep the names that their owners give.
import { z } from '@hono/zod-openapi'
import { PARTICIPATION_STATUSES } from './participation-status.js'

const instant = (description: string) => z.string().openapi({ description, example: '2027-12-10T09:00:00.000+01:00' })
const instantOrNull = (description: string) =>
  z.string().nullable().openapi({ description, example: '2027-12-10T09:00:00.000+01:00' })
const told = (description: string) =>
  z
    .record(z.string(), z.unknown())
    .nullish()
    .openapi({ description: `${description}, as its source wrote it.` })

const status = z.string().openapi({
  description: `${PARTICIPATION_STATUSES.map((name) => `\`${name}\``).join(', ')}; more may come. \`unknown\` is not yet said; \`seen\` came; \`noshow\` (formerly \`notexcused\`) did not; \`excused\` was cancelled by the person, \`revoked\` by the service. \`waiting\`, a former name, reads as \`unknown\`.`,
  example: 'unknown',
})

const person = z
  .object({
    id: z.int(),
    title: z.string().nullish(),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
    email: z.string().nullish(),
    phone_number: z.string().nullish(),
  })
  .openapi({ description: 'No NIR, birth date or file number: those are not kept.' })

const rdv = z.object({
  id: z.int().openapi({ description: 'Of the source.' }),
  uuid: z.string().nullish(),
  status,
  starts_at: instant('With the offset of its place.'),
  duration_in_min: z.number().nullish(),
  cancelled_at: z.string().nullish(),
  address: z.string().nullish(),
  created_by: z.string().nullish(),
  users_count: z.number().nullish(),
  max_participants_count: z.number().nullish(),
  collectif: z.boolean().nullish(),
  lieu: told('The place; null at home, by phone and by video'),
  motif: told('The reason'),
  organisation: told('Who receives'),
})

const participation = z
  .object({
    id: z.int().nullable().openapi({ description: 'Of the source; null when it told the persons only.' }),
    status,
    starts_at: instant('Of the appointment.'),
    created_by: z.string().nullable().openapi({ example: 'agent' }),
    created_at: instantOrNull('When it was made.'),
    user: person,
    rdv,
  })
  .openapi('Participation')

const invitationSchema = z
  .object({
    id: z.int().openapi({ description: 'Of rdv-insertion.' }),
    format: z.string().openapi({ description: '`sms`, `email`, `postal`; more may come.', example: 'sms' }),
    clicked: z.boolean(),
    rdv_with_referents: z.boolean(),
    created_at: instantOrNull('When it was sent.'),
    delivery_status: z.string().nullable().openapi({
      description:
        '`delivered`, `soft_bounce`, `hard_bounce`, `blocked`, `invalid_email`, `error`; more may come. Null as long as nothing is known.',
    }),
    delivered_at: instantOrNull('When it arrived.'),
    expires_at: instantOrNull('Until when its link works.'),
    motif_category: told('For what'),
  })
  .openapi('Invitation')

export const userParticipationsSchema = z
  .object({
    user_id: z.int(),
    next_appointment_start_at: instantOrNull('Of the next appointment that is not cancelled; null when there is none.'),
    upcoming_participations_count: z.int().openapi({ description: 'How many are to come and not cancelled.' }),
    participations: z.array(participation).openapi({ description: 'Past ones too, the latest appointment first.' }),
    invitations: z.array(invitationSchema).openapi({ description: 'The latest first.' }),
  })
  .openapi('UserParticipations')

export const invitedSchema = z
  .object({
    user: person.extend({ rdv_solidarites_user_id: z.int().nullish() }),
    invitations: z.array(invitationSchema).openapi({
      description: '**Empty when the person has neither a mobile number nor an e-mail address: nobody was invited.**',
    }),
  })
  .openapi('Invited')
