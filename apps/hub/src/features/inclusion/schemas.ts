// What this feature takes and answers, as openapi.json shows it.
import { z } from '@hono/zod-openapi'
import { approvalNumber, jobSeekerId, passDay, pastInstant, personFields, siret } from './fields.js'
import { NOTIFICATION_STATUSES } from './notification.js'
import { ORIGIN_PRESCRIBER_KINDS, ORIGIN_SENDER_KINDS, ORIGIN_SIAE_KINDS } from './origin-kinds.js'
import { PERSON_FIELDS } from './person.js'

/** Bodies are checked by `readBody`, which tells every mistake: the routes only describe them. */
export function createRequestBody(component: 'JobSeekerBody' | 'CertificationBody' | 'ApprovalBody') {
  const schema = { $ref: `#/components/schemas/${component}` }
  return { required: true, content: { 'application/json': { schema } } }
}

const must = (what: string) => ({ error: `must be ${what}` })

const userIdExpected = must('a whole number, at least 1')
/** Of rdv-insertion. */
const rdvInsertionUserId = z
  .int(userIdExpected)
  .min(1, userIdExpected)
  .meta({ description: 'Id of the same person at rdv-insertion, for their appointments.', example: 3127 })

export const jobSeekerBody = z
  .strictObject(
    { ...personFields, rdv_insertion_user_id: rdvInsertionUserId.optional() },
    must('an object that describes a person'),
  )
  .openapi('JobSeekerBody', { description: 'A person. What is not known is left out; null is refused.' })

const nullable = (description: string, example: string | null) =>
  z.string().nullable().openapi({ description, example })

/** Of a certification, wherever it is shown. */
const certificationOutcome = {
  outcome: z.string().openapi({
    description:
      '`certified`; `refused`; of API Particulier `beneficiary`, `not_beneficiary`, `identity_not_found`; `pending`: the service does not answer, and is asked again.',
    example: 'certified',
  }),
  code: nullable('Code of the service, when it refused.', null),
  since: nullable('First day of the benefit.', null),
  increased: z.boolean().nullable().openapi({ description: 'Whether the RSA is increased.', example: null }),
}

export const jobSeeker = z
  .object({
    id: z.string().openapi({ description: 'The id that the partner gave.', example: 'p-4711' }),
    first_name: nullable('First names.', 'Camille'),
    last_name: nullable('Last name in use.', 'Petit'),
    birth_name: nullable('Name at birth.', 'Durand'),
    title: nullable('`M` or `MME`.', 'MME'),
    birth_date: nullable('Birth date.', '1985-05-12'),
    birth_country: nullable('INSEE code of the country of birth.', '99100'),
    birth_place: nullable('INSEE code of the commune of birth.', '62041'),
    nir: nullable('NIR, 15 characters.', '185057505601797'),
    france_travail_number: nullable('Number at France Travail.', '1234567A'),
    rdv_insertion_user_id: z.int().nullable().openapi({ description: 'Id at rdv-insertion.', example: 3127 }),
    id_national_pe: nullable('Identifier that France Travail gave; null until it is known.', null),
    read_only_fields: z.array(z.enum(PERSON_FIELDS)).openapi({
      description: 'Fields that can no longer be changed, since API Particulier has certified the identity.',
    }),
    certifications: z
      .array(
        z.object({
          certifier: z.string().openapi({
            description: '`api_particulier` or `api_recherche_individu_certifie`.',
            example: 'api_recherche_individu_certifie',
          }),
          certified_at: z.string().openapi({ description: 'When last.', example: '2027-09-06T06:00:00.000Z' }),
        }),
      )
      .openapi({ description: 'Who has certified the identity.' }),
    benefits: z
      .array(
        z.object({
          benefit: z.string().openapi({ description: '`rsa`, `aah` or `asf`.', example: 'rsa' }),
          ...certificationOutcome,
          answered_at: nullable('When it was last answered: it holds for that day.', '2027-09-06T06:00:00.000Z'),
          next_attempt_at: nullable('When it is asked again; null when it is not.', null),
        }),
      )
      .optional()
      .openapi({ description: 'What API Particulier was asked; with the feature `certification` only.' }),
    next_appointment_start_at: z.string().nullish().openapi({
      description:
        'With `rdv_insertion_user_id` only: of the next appointment at rdv-insertion; null when there is none.',
      example: '2027-12-10T09:00:00.000+01:00',
    }),
    upcoming_participations_count: z
      .int()
      .optional()
      .openapi({ description: 'With `rdv_insertion_user_id` only: how many are to come.', example: 1 }),
  })
  .openapi('JobSeeker')

export const certificationBody = z
  .strictObject(
    {
      certifier: z
        .enum(['france_travail', 'api_particulier'], must('france_travail or api_particulier'))
        .meta({ description: 'Who is asked.', example: 'france_travail' }),
      benefit: z
        .enum(['rsa', 'aah', 'asf'], must('rsa, aah or asf'))
        .optional()
        .meta({ description: 'Of `api_particulier` only: the benefit.', example: 'rsa' }),
      consented_at: pastInstant.meta({
        description: 'When the person agreed; nobody is asked without it.',
        example: '2027-09-06T08:00:00+02:00',
      }),
    },
    must('an object with certifier and consented_at'),
  )
  .openapi('CertificationBody')

export const certificationResult = z
  .object({
    certifier: z.string().openapi({ description: 'Who was asked.', example: 'france_travail' }),
    benefit: nullable('The benefit, of API Particulier.', null),
    ...certificationOutcome,
  })
  .openapi('Certification')

const suspension = z.strictObject(
  {
    start_at: passDay.meta({ description: 'First day.', example: '2026-03-01' }),
    end_at: passDay.meta({ description: 'Last day.', example: '2026-03-31' }),
  },
  must('an object with start_at and end_at'),
)

const MAX_SUSPENSIONS = 50
const suspensionsExpected = must(`a list of at most ${MAX_SUSPENSIONS} suspensions`)

export const approvalBody = z
  .strictObject(
    {
      job_seeker_id: jobSeekerId.meta({ description: 'The person.', example: 'p-4711' }),
      start_at: passDay.meta({ description: 'First day.', example: '2026-01-05' }),
      end_at: passDay.meta({ description: 'Last day, without suspensions.', example: '2028-01-04' }),
      origin_siae_siret: siret.meta({ description: 'SIRET of the employer at the origin.', example: '13002526500013' }),
      origin_siae_kind: z
        .enum(ORIGIN_SIAE_KINDS, must(`one of ${ORIGIN_SIAE_KINDS.join(', ')}`))
        .meta({ description: 'Kind of that employer.', example: 'ACI' }),
      origin_sender_kind: z
        .enum(ORIGIN_SENDER_KINDS, must(`one of ${ORIGIN_SENDER_KINDS.join(', ')}`))
        .meta({ description: 'Who applied.', example: 'prescriber' }),
      origin_prescriber_organization_kind: z
        .enum(ORIGIN_PRESCRIBER_KINDS, must(`one of ${ORIGIN_PRESCRIBER_KINDS.join(', ')}`))
        .optional()
        .meta({ description: "Kind of the prescriber's organisation, when there is one.", example: 'ML' }),
      accepted_application: z
        .boolean(must('true or false'))
        .default(false)
        .meta({ description: 'Whether an application was accepted: before, nothing is sent.', example: true }),
      suspensions: z
        .array(suspension, suspensionsExpected)
        .max(MAX_SUSPENSIONS, suspensionsExpected)
        .default([])
        .meta({ description: 'Each moves the last day by its length, first and last day counted.', example: [] }),
    },
    must('an object that describes a PASS IAE'),
  )
  .openapi('ApprovalBody', {
    description: 'A PASS IAE. Its status is that of the notification, and cannot be written.',
  })

const notification = z.object({
  status: z.enum(NOTIFICATION_STATUSES).openapi({ description: 'How far France Travail knows of it.' }),
  time: nullable('When the last attempt began.', null),
  endpoint: nullable('Which call refused: `rech_individu` or `maj_pass`.', null),
  exit_code: nullable('Code of the refusal, or of the check that stopped it.', null),
  attempts: z.int().openapi({ description: 'Failed attempts in a row.', example: 0 }),
  next_attempt_at: nullable('When it is tried next; null when it is not.', null),
  not_sent_because: nullable('Why it is not sent: `starts_in_future`, `missing_user_data`, `refused:<code>`…', null),
  failed_endpoint: nullable('Which call failed last, when it is tried again.', null),
  failed_status: z.int().nullable().openapi({ description: 'With which status.', example: null }),
  needs_review: z.boolean().openapi({
    description: 'A follow-up is said to run already after an update without an answer: look at France Travail.',
  }),
})

export const approval = z
  .object({
    number: approvalNumber.openapi({ description: 'Number of the PASS.', example: '999991234567' }),
    job_seeker_id: nullable('The person; null once erased.', 'p-4711'),
    start_at: z.string().openapi({ description: 'First day.', example: '2026-01-05' }),
    end_at: z.string().openapi({ description: 'Last day, without suspensions.', example: '2028-01-04' }),
    current_end_at: z.string().openapi({ description: 'Last day as it is told.', example: '2028-01-04' }),
    suspensions: z.array(suspension).openapi({ description: 'As given.' }),
    accepted_application: z.boolean().openapi({ description: 'Whether an application was accepted.' }),
    origin_siae_siret: z.string().openapi({ description: 'Frozen at creation.', example: '13002526500013' }),
    origin_siae_kind: z.string().openapi({ description: 'Frozen at creation.', example: 'ACI' }),
    origin_sender_kind: z.string().openapi({ description: 'Frozen at creation.', example: 'prescriber' }),
    origin_prescriber_organization_kind: nullable('Frozen at creation.', 'ML'),
    cancelled: z.boolean().openapi({ description: 'Whether it was cancelled.' }),
    notification: notification.openapi({ description: 'What France Travail knows of it.' }),
  })
  .openapi('Approval')
