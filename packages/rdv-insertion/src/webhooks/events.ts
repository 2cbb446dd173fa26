import { WebhookError } from '@hub/http/webhooks'
import * as z from 'zod/mini'
import type { components } from '../generated/rdv-insertion.types.gen.js'
import { readEventTime } from './event-time.js'

type Schemas = components['schemas']

/** What each model's events carry, `destroyed` included: the whole object, as it was before. */
export interface EventData {
  /** Some bodies have no `participations`: `users` then tell who takes part. */
  Rdv: Omit<Schemas['Rdv'], 'users' | 'participations'> & {
    users?: Schemas['Rdv']['users'] | null
    participations?: Schemas['Rdv']['participations'] | null
  }
  /** An invitation with its person. It names no organisation: know it by the invitation's id or by the address called. */
  Invitation: Schemas['InvitationWithUser']
}

export type EventModel = keyof EventData
export type EventName = 'created' | 'updated' | 'destroyed'

/** What is the same for all events. */
interface Envelope<Model, Event, Data> {
  model: Model
  /** Treat `created` as an upsert: events can be late, doubled, or lost before. */
  event: Event
  /** As it was sent; two texts do not compare as their instants do. */
  timestamp: string
  data: Data
  /** What the event is about, such as `Rdv:1042`; null when it cannot be told. Put events of one subject in the order of `sentAt`. */
  subject: string | null
  /** Which proof was given. With `jwt`, only `data.id`, `data.address` and `data.starts_at` are protected. */
  signature: 'hmac' | 'jwt'
  /** SHA-256 of the body's bytes, in hexadecimal: the same for a delivery that is repeated. */
  digest: string
}

type KnownEvents = {
  [Model in EventModel]: {
    [Event in EventName]: Envelope<Model, Event, EventData[Model]> & {
      known: true
      /** `timestamp` in epoch milliseconds. Never let an older event overwrite a newer one. */
      sentAt: number
      subject: string
    }
  }[EventName]
}[EventModel]

/** An event of a model or a name that this version does not know. Answer 2xx and ignore it: an error is repeated for weeks. */
type UnknownEvent = Envelope<string, string, unknown> & { known: false; sentAt: number | null }

/** One event. `if (!event.known) return`, then `model` and `event` tell what `data` is. */
export type WebhookEvent = KnownEvents | UnknownEvent
/** An event of a model and a name that this version knows. */
export type KnownWebhookEvent = KnownEvents

// No more than a receiver needs to find its way: unknown keys, null places, missing lists and new enum values pass.
const person = z.looseObject({ id: z.int() })
const models = {
  Rdv: z.looseObject({
    id: z.int(),
    starts_at: z.string(),
    status: z.string(),
    users: z.nullish(z.array(person)),
    participations: z.nullish(z.array(z.looseObject({ id: z.int(), status: z.string(), user: person }))),
  }),
  Invitation: z.looseObject({ id: z.int(), format: z.string(), user: person }),
} as const satisfies Record<EventModel, unknown>

const events: readonly string[] = ['created', 'updated', 'destroyed'] satisfies EventName[]
// What an event of no known kind holds is not looked at: it must not be refused, and so repeated for weeks.
const body = z.looseObject({
  data: z.union([z.looseObject({}), z.array(z.unknown())]),
  meta: z.looseObject({ model: z.string(), event: z.string(), timestamp: z.optional(z.unknown()) }),
})

/**
 * What a verified body says; `data` is the object as it came.
 *
 * @throws WebhookError `not_an_event`, naming the places that do not fit, never their content
 */
export function readEvent(value: unknown, proof: Pick<WebhookEvent, 'signature' | 'digest'>): WebhookEvent {
  const { meta, data } = checked(body, value, '')
  const timestamp = typeof meta.timestamp === 'string' ? meta.timestamp : ''
  const sentAt = readEventTime(timestamp) ?? null
  const id = 'id' in data && Number.isSafeInteger(data['id']) ? Number(data['id']) : undefined
  const subject = id === undefined ? null : `${meta.model}:${id}`
  const envelope = { model: meta.model, event: meta.event, timestamp, data, subject, ...proof }
  if (!isModel(meta.model) || !events.includes(meta.event)) return { known: false, ...envelope, sentAt }
  checked(models[meta.model] as z.ZodMiniType, data, '/data')
  if (sentAt === null) throw notAnEvent('/meta/timestamp')
  return { known: true, ...envelope, sentAt } as KnownWebhookEvent
}

function isModel(model: string): model is EventModel {
  return Object.hasOwn(models, model)
}

function checked<Output>(schema: z.ZodMiniType<Output>, value: unknown, at: string): Output {
  const { error } = schema.safeParse(value)
  if (!error) return value as Output
  // All keys are names of the schema, so that nothing of the content can be among them.
  throw notAnEvent(error.issues.map(({ path }) => at + path.map((key) => `/${String(key)}`).join('')).join(', ') || '/')
}

function notAnEvent(places: string): WebhookError {
  return new WebhookError('not_an_event', `it is signed, and does not fit what rdv-insertion sends at ${places}`)
}
