// Appointments as openapi.json shows them.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import { problemSchema } from '../../../platform/http/openapi.js'
import { REASONS } from '../agenda/schema.js'
import { bookRequest, changeRequest } from './request.js'

const wallClock = (description: string) => z.string().openapi({ description, example: '2027-12-10T09:00' })
const instant = (description: string) =>
  z.string().openapi({ description, format: 'date-time', example: '2027-11-02T08:15:30.123456Z' })

const applicationId = (description: string) => z.string().openapi({ description, example: 'A123456789' })

const ANTS_STATES = ['pending', 'declared', 'unconfirmed', 'failed', 'withdrawing', 'withdrawn'] as const

const application = z.object({
  application_id: applicationId('Application number, as ANTS writes it.'),
  management_url: z.string().openapi({
    description: 'Page where the citizen moves or cancels: one per number, the same for ever.',
    example: 'https://rdv.valbrume.example/rdv/Zm9yLWV4YW1wbGUtb25seQ',
  }),
  ants: z.enum(ANTS_STATES).openapi({
    description:
      'What ANTS has been told, as far as it could be seen. `unconfirmed`: ANTS does not validate the number (any more, or for a while) and hides what it holds of it; it is looked at again until the appointment is over. `failed`: every attempt failed, an operator looks into it.',
    example: 'declared',
  }),
})

const contact = z
  .object({
    first_name: z.string().openapi({ description: 'First name.', example: 'Zoé' }),
    last_name: z.string().openapi({ description: 'Last name.', example: 'Durand' }),
    email: z.string().openapi({ description: 'Where confirmations and links go.', example: 'zoe@exemple.fr' }),
    phone: z
      .string()
      .nullable()
      .openapi({ description: 'Telephone number; null when there is none.', example: '06 39 98 12 34' }),
  })
  .nullable()
  .openapi({ description: 'Null once erased, some months after the appointment.' })

export const appointmentSchema = z
  .object({
    id: z.string().openapi({ description: 'Of the appointment.', example: '0197c9a5-6c3e-7cc4-8d3b-6a4c5d2e1f00' }),
    status: z.enum(['booked', 'cancelled']).openapi({ description: 'Cancelled for good, or not.', example: 'booked' }),
    meeting_point_id: z.string().openapi({ description: 'Id of the place.', example: '412' }),
    meeting_point_name: z.string().openapi({
      description: 'As it was when the appointment was taken or moved there.',
      example: 'Mairie de Valbrume - annexe',
    }),
    time_zone: z.string().openapi({ description: 'IANA name, of the place.', example: 'Europe/Paris' }),
    starts_at: wallClock("By the meeting point's wall clock, without offset."),
    ends_at: wallClock('The first minute after it.'),
    reason: z.enum(REASONS).openapi({ description: 'What it is for.', example: 'CNI' }),
    documents_number: z.int().openapi({ description: 'Persons.', example: 2 }),
    contact,
    email_awaits_confirmation: z.boolean().openapi({
      description:
        'The e-mail address of the contact is new: it was sent a link, good for 24 hours, and nothing else is sent there until that is followed. Meanwhile mail goes to the address before it. Send the same contact again once the link has ended, for another one.',
    }),
    applications: z.array(application).openapi({ description: 'The numbers held; empty once erased.' }),
    created_at: instant('When it was taken.'),
    updated_at: instant('When it last changed, what ANTS was told included.'),
  })
  .openapi('Appointment')

const historyEntry = z.object({
  at: instant('When.'),
  kind: z.string().openapi({ example: 'moved', description: 'What happened; more kinds may come.' }),
  actor: z.string().openapi({ example: 'key:mairie', description: '`citizen`, `key:<name>` or `job:<name>`.' }),
  detail: z.record(z.string(), z.unknown()).openapi({
    description: 'Places, times and counts; nothing personal.',
    example: {
      from_meeting_point_id: '412',
      from_starts_at: '2027-12-10T09:00',
      meeting_point_id: '412',
      starts_at: '2027-12-10T09:30',
    },
  }),
})

export const appointmentWithHistorySchema = z
  .object({ ...appointmentSchema.shape, history: z.array(historyEntry).openapi({ description: 'The oldest first.' }) })
  .openapi('AppointmentWithHistory')

/** The refusals that tell more than a code. */
const refusal = z
  .object({
    ...problemSchema.shape,
    statuses: z
      .array(
        z.object({
          application_id: applicationId('Application number.'),
          status: z
            .string()
            .openapi({ description: 'Its state, in the words of ANTS; more may come.', example: 'consumed' }),
        }),
      )
      .optional()
      .openapi({ description: 'With `application_not_validated`: what ANTS says of each number that was checked.' }),
    existing: z
      .array(
        z.object({
          application_id: applicationId('The number that has it.'),
          meeting_point: z.string().openapi({ description: 'Name of its place.', example: 'Mairie d’Ailleurs' }),
          starts_at: wallClock('By the wall clock of that place, without offset.'),
          management_url: z.string().openapi({
            description: 'Page where it is moved or cancelled, of whichever editor.',
            example: 'https://rdv.ailleurs.example/rdv/1',
          }),
        }),
      )
      .optional()
      .openapi({ description: 'With `application_has_appointment`: the other appointments, here or elsewhere.' }),
  })
  .openapi('AppointmentProblem')

const REFUSALS = {
  409: 'Nothing was changed. `slot_unavailable`, `application_has_appointment`, `appointment_cancelled`, `appointment_past`, `idempotency_in_progress`.',
  422: 'Nothing was changed. `invalid_request`, `application_not_validated`, `idempotency_key_reused`.',
  503: '`ants_unavailable` (nothing was changed) or `database_unavailable`; see Retry-After (seconds).',
} as const

/** The answers of an operation that changes appointments, other than success. */
export function refusals(...statuses: (keyof typeof REFUSALS)[]) {
  const content = { 'application/problem+json': { schema: refusal } }
  return Object.fromEntries(statuses.map((status) => [status, { description: REFUSALS[status], content }]))
}

/** A body that is described by a component but checked by the booking service, which citizens' forms go through as well. */
export function createRequestBody(component: 'BookAppointment' | 'ChangeAppointment') {
  return { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${component}` } } } }
}

/** Booked as it stands by a test. */
const EXAMPLE = {
  meeting_point_id: '412',
  starts_at: '2027-12-10T09:00',
  reason: 'CNI',
  application_ids: ['A123456789', 'B123456789'],
  contact: { first_name: 'Zoé', last_name: 'Durand', email: 'zoe@exemple.fr', phone: '06 39 98 12 34' },
} as const

export function registerBodies(routes: OpenAPIHono<HubEnv>): void {
  routes.openAPIRegistry.register(
    'BookAppointment',
    bookRequest.openapi('BookAppointment', {
      description: 'An appointment to take: where, when, for what, for which numbers, and whom to write to.',
      example: EXAMPLE,
    }),
  )
  routes.openAPIRegistry.register(
    'ChangeAppointment',
    changeRequest.openapi('ChangeAppointment', {
      description: 'What changes; the rest stays. Numbers given replace all of those held.',
      example: { starts_at: '2027-12-10T09:30' },
    }),
  )
}
