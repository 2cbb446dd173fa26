// Appointments as openapi.json shows them.
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/hub-env.js'
import { problemSchema } from '../../platform/openapi.js'
import { REASONS } from '../agenda/schema.js'
import { bookRequest, changeRequest } from './request.js'

const wallClock = (description: string) => z.string().openapi({ description, example: '2027-12-10T09:00' })
const instant = (description: string) =>
  z.string().openapi({ description, format: 'date-time', example: '2027-11-02T08:15:30.123456Z' })

const ANTS_STATES = ['pending', 'declared', 'refused', 'failed', 'withdrawing', 'withdrawn'] as const

const application = z.object({
  application_id: z.string().openapi({ example: 'A123456789' }),
  management_url: z
    .string()
    .openapi({ description: 'Page where the citizen moves or cancels: one per number, the same for ever.' }),
  ants: z.enum(ANTS_STATES).openapi({
    description:
      'What ANTS has been told. `refused`: the number is no longer validated there. `failed`: every attempt failed, an operator looks into it.',
  }),
})

const contact = z
  .object({
    first_name: z.string(),
    last_name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
  })
  .nullable()
  .openapi({ description: 'Null once erased, some months after the appointment.' })

export const appointmentSchema = z
  .object({
    id: z.string(),
    status: z.enum(['booked', 'cancelled']),
    meeting_point_id: z.string(),
    meeting_point_name: z.string().openapi({ description: 'As it was when the appointment was taken or moved there.' }),
    time_zone: z.string().openapi({ example: 'Europe/Paris' }),
    starts_at: wallClock("By the meeting point's wall clock, without offset."),
    ends_at: wallClock('The first minute after it.'),
    reason: z.enum(REASONS),
    documents_number: z.int().openapi({ description: 'Persons.' }),
    contact,
    applications: z.array(application).openapi({ description: 'The numbers held; empty once erased.' }),
    created_at: instant('When it was taken.'),
    updated_at: instant('When it last changed, what ANTS was told included.'),
  })
  .openapi('Appointment')

const historyEntry = z.object({
  at: instant('When.'),
  kind: z.string().openapi({ example: 'moved', description: 'What happened; more kinds may come.' }),
  actor: z.string().openapi({ example: 'key:mairie', description: '`citizen`, `key:<name>` or `job:<name>`.' }),
  detail: z.record(z.string(), z.unknown()).openapi({ description: 'Places, times and counts; nothing personal.' }),
})

export const appointmentWithHistorySchema = z
  .object({ ...appointmentSchema.shape, history: z.array(historyEntry) })
  .openapi('AppointmentWithHistory')

/** The refusals that tell more than a code. */
const refusal = z
  .object({
    ...problemSchema.shape,
    statuses: z
      .array(z.object({ application_id: z.string(), status: z.string() }))
      .optional()
      .openapi({ description: 'With `application_not_validated`: what ANTS says of each number that was checked.' }),
    existing: z
      .array(
        z.object({
          application_id: z.string(),
          meeting_point: z.string(),
          starts_at: z.string(),
          management_url: z.string(),
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
export function bodyOf(component: 'BookAppointment' | 'ChangeAppointment') {
  return { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${component}` } } } }
}

export function registerBodies(routes: OpenAPIHono<HubEnv>): void {
  routes.openAPIRegistry.register('BookAppointment', bookRequest.openapi('BookAppointment'))
  routes.openAPIRegistry.register('ChangeAppointment', changeRequest.openapi('ChangeAppointment'))
}
