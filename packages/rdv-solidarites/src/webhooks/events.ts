import { WebhookError } from '@hub/http/webhooks'
import * as z from 'zod/mini'
import { epochMillisecondsOf } from '../date-time.js'
import type { components } from '../generated/rdv-solidarites.types.gen.js'
import { subjectOf } from './subject.js'

type Schemas = components['schemas']

/** What each model's events carry: the object as the API answers it, `destroyed` included. */
export interface EventData {
  Rdv: Schemas['Rdv']
  Absence: Schemas['Absence']
  PlageOuverture: Schemas['PlageOuverture']
  User: Schemas['User']
  UserProfile: Schemas['UserProfile']
  Organisation: Schemas['Organisation']
  Motif: Schemas['Motif']
  Lieu: Schemas['Lieu']
  Agent: Schemas['Agent']
  AgentRole: Schemas['AgentRole']
  ReferentAssignation: Schemas['ReferentAssignation']
}

export type EventModel = keyof EventData
export type EventName = 'created' | 'updated' | 'destroyed'

/** What is the same for all events. */
interface Envelope<Model, Event, Data> {
  model: Model
  /** Treat `created` as an upsert: events can be late, doubled or lost, and each change of an endpoint sends all records as `created`. */
  event: Event
  data: Data
  /**
   * `rgpd`: removed from that server because its time to be kept is over. The appointment did take place: unlink it, do not delete it.
   */
  reason: string | null
  /** Time of the event as it was sent; null when it was not. Two texts do not compare as their instants do. */
  timestamp: string | null
  /**
   * What the event is about, such as `Rdv:1042`, or `UserProfile:412:7` for what has no id of its own; null when it cannot be told.
   * Events of one subject are to be put in the order of `sentAt`.
   */
  subject: string | null
  /** SHA-256 of the body's bytes, in hexadecimal: the same for a delivery that is repeated. */
  digest: string
}

type KnownEvents = {
  [Model in EventModel]: {
    [Event in EventName]: Envelope<Model, Event, EventData[Model]> & {
      known: true
      /** `timestamp` in epoch milliseconds, of whole seconds. Never let an older event overwrite a newer one. */
      sentAt: number
      subject: string
    }
  }[EventName]
}[EventModel]

/** An event of a model or a name that this version does not know. Answer 2xx and ignore it: an error is repeated for eight days. */
type UnknownEvent = Envelope<string, string, unknown> & { known: false; sentAt: number | null }

/** One event. `if (!event.known) return`, then `model` and `event` tell what `data` is. */
export type WebhookEvent = KnownEvents | UnknownEvent
/** An event of a model and a name that this version knows. */
export type KnownWebhookEvent = KnownEvents

// No more than a receiver needs to find its way: unknown keys, missing objects and new enum values pass.
const identified = z.looseObject({ id: z.int() })
const models = {
  Rdv: z.looseObject({ id: z.int(), status: z.string(), starts_at: z.string() }),
  Absence: identified,
  PlageOuverture: identified,
  User: identified,
  UserProfile: z.looseObject({ organisation: identified, user: identified }),
  Organisation: identified,
  Motif: identified,
  Lieu: identified,
  Agent: identified,
  AgentRole: identified,
  ReferentAssignation: z.looseObject({ agent: identified, user: identified }),
} as const satisfies Record<EventModel, z.ZodMiniType>

const events: readonly string[] = ['created', 'updated', 'destroyed'] satisfies EventName[]
// What an event of no known kind holds is not looked at: it must not be refused, and so repeated for days.
const body = z.looseObject({
  data: z.union([z.looseObject({}), z.array(z.unknown())]),
  meta: z.looseObject({
    model: z.string(),
    event: z.string(),
    webhook_reason: z.optional(z.unknown()),
    timestamp: z.optional(z.unknown()),
    payload_computed_at: z.optional(z.unknown()),
    event_occurred_at: z.optional(z.unknown()),
  }),
})

/**
 * What a verified body says; `data` is the object as it came.
 *
 * @throws WebhookError `not_an_event`, naming the places that do not fit, never their content
 */
export function readEvent(value: unknown, digest: string): WebhookEvent {
  const { meta, data } = checked(body, value, '')
  const { model, event } = meta
  // Servers have moved from the first to the others; some send both.
  const timestamp = textOf(meta.timestamp) ?? textOf(meta.payload_computed_at) ?? textOf(meta.event_occurred_at)
  const sentAt = (timestamp === null ? undefined : epochMillisecondsOf(timestamp)) ?? null
  const envelope = { model, event, data, reason: textOf(meta.webhook_reason), timestamp, digest }
  const subject = subjectOf(model, data)
  if (!isModel(model) || !events.includes(event)) return { known: false, ...envelope, sentAt, subject }
  checked(models[model] as z.ZodMiniType, data, '/data')
  if (sentAt === null) throw notAnEvent('/meta/timestamp')
  return { known: true, ...envelope, sentAt, subject } as KnownWebhookEvent
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
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
  return new WebhookError('not_an_event', `it is signed, and does not fit what RDV-Solidarités sends at ${places}`)
}
