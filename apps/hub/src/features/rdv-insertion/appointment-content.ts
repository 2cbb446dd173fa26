// The parts of an appointment in a webhook that are stored. Parsed tolerantly: senders add fields and values, and leave some out.
import { toIsoDateTime } from '@hub/rdv-solidarites-client'
import { z } from '@hono/zod-openapi'
import { currentStatus } from './participation-status.js'
import { isStorableInstant, isStorableValue, storableText } from './storable.js'

const text = z.string().nullish().catch(null)
const whole = z.number().nullish().catch(null)
/** An object of the sender's, kept as it is. */
const part = z
  .record(z.string(), z.unknown())
  .refine((object) => isStorableValue(object))
  .nullish()
  .catch(null)

/** The entries that can be read: one that cannot must not cost the others. Undefined when there is no list. */
function createListSchema<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(z.unknown())
    .optional()
    .catch(undefined)
    .transform((list) => list?.flatMap((each) => entry.safeParse(each).data ?? []))
}

/** A participant: what is needed to reach the person, and not their NIR, birth date or file numbers. */
const person = z.object({
  id: z.int(),
  title: text,
  first_name: text,
  last_name: text,
  email: text,
  phone_number: text,
})

/** Null in old rows, whose outcome is unknown. */
const statusText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => storableText(value ?? 'unknown'))

const participation = z.object({
  id: z.int().nullish().catch(null),
  status: statusText,
  created_by: text,
  created_at: text,
  user: person,
})

const appointment = z.object({
  id: z.int(),
  uuid: text,
  status: statusText,
  starts_at: z.string(),
  duration_in_min: whole,
  cancelled_at: text,
  address: text,
  created_by: text,
  users_count: whole,
  max_participants_count: whole,
  collectif: z.boolean().nullish().catch(null),
  lieu: part,
  motif: part,
  organisation: part,
  users: createListSchema(person),
  participations: createListSchema(participation),
})

export type Person = z.output<typeof person>

export interface ParticipationContent {
  /** Null where the sender lists the persons only. */
  id: number | null
  status: string
  created_by: string | null
  created_at: string | null
  user: Person
}

export interface AppointmentContent {
  id: number
  /** The instant of `starts_at`. */
  startsAt: Date
  /** Fields of the appointment; `starts_at` in ISO 8601 with the UTC offset at its place. */
  details: Omit<z.output<typeof appointment>, 'users' | 'participations'>
  /** One per person. */
  participations: readonly ParticipationContent[]
}

/** Parses the `data` of an event to what is stored; undefined when it has no appointment with an instant. */
export function readAppointment(data: unknown): AppointmentContent | undefined {
  const { data: read } = appointment.safeParse(data)
  const startsAt = read && toIsoDateTime(read.starts_at)
  if (read === undefined || startsAt === undefined || !isStorableInstant(Date.parse(startsAt))) return undefined
  const { users, participations, ...details } = read
  const status = currentStatus(read.status)
  const records = participations ?? (users ?? []).map((user) => withoutParticipation(user, { ...details, status }))
  return {
    id: read.id,
    startsAt: new Date(startsAt),
    details: { ...details, status, starts_at: startsAt, cancelled_at: instantOrNull(read.cancelled_at) },
    participations: [...new Map(records.map((each) => [each.user.id, toParticipationContent(each)])).values()],
  }
}

function toParticipationContent({
  id,
  status,
  created_by,
  created_at,
  user,
}: z.output<typeof participation>): ParticipationContent {
  return {
    id: id ?? null,
    status: currentStatus(status),
    created_by: created_by ?? null,
    created_at: instantOrNull(created_at),
    user,
  }
}

/** Some bodies have no participations. A single person's status is that of the appointment; in a group only a revocation concerns everyone. */
function withoutParticipation(user: Person, { status, collectif, motif }: AppointmentContent['details']) {
  const isCollective = collectif ?? motif?.['collectif'] === true
  return { id: null, status: isCollective && status !== 'revoked' ? 'unknown' : status, user }
}

function instantOrNull(value: string | null | undefined): string | null {
  return value == null ? null : (toIsoDateTime(value) ?? value)
}
