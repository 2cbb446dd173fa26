import { type EventDefinition, hasId, type KnownEvent, type UnknownEvent } from '@hub/http/webhooks'
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

interface Details {
  /** As it was sent; two texts do not compare as their instants do. */
  timestamp: string
  /** Which proof was given. With `jwt`, only `data.id`, `data.address` and `data.starts_at` are protected. */
  signature: 'hmac' | 'jwt'
}

/**
 * An event of a model and a name that this version knows. `destroyed` is final: ids never return, so that no other event of the subject,
 * newer ones included, undoes it.
 */
export type KnownWebhookEvent = KnownEvent<EventData, Details>

/**
 * One event. `if (!event.known) return`, then `model` and `event` tell what `data` is.
 *
 * Not known is an event of a model or a name that this version does not know, or of a model that was not asked for. Answer 2xx and
 * ignore it: an error is repeated for weeks.
 */
export type WebhookEvent = KnownWebhookEvent | UnknownEvent<Details>

// No more than a receiver needs to find its way: unknown keys, null fields, missing lists and new enum values pass.
const identified = z.looseObject({ id: z.int() })
const appointment = z.looseObject({ id: z.int(), starts_at: z.string(), status: z.nullish(z.string()) })
const invitation = z.looseObject({ id: z.int(), format: z.nullish(z.string()), user: identified })
const participation = z.looseObject({ id: z.int(), status: z.nullish(z.string()), user: identified })

/** The events of rdv-insertion. `destroyed` is accepted whatever else its data contain. */
export const EVENTS = {
  api: 'rdv-insertion',
  models: {
    Rdv: (event) => (event === 'destroyed' ? identified : appointment),
    Invitation: (event) => (event === 'destroyed' ? identified : invitation),
  } satisfies Record<EventModel, EventDefinition['models'][string]>,
  lists: {
    users: hasId,
    agents: hasId,
    participations: (entry) => participation.safeParse(entry).success,
  },
  getTimestamp: ({ timestamp }) => (typeof timestamp === 'string' ? timestamp : null),
  parseTimestamp: readEventTime,
  getSubject: (model, data) => (hasId(data) ? `${model}:${data.id}` : null),
  getDetails: (_meta, timestamp) => ({ timestamp: timestamp ?? '', signature: 'hmac' }),
} satisfies EventDefinition
