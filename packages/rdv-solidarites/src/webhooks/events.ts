import { type EventDefinition, hasId, type KnownEvent, type UnknownEvent } from '@hub/http/webhooks'
import * as z from 'zod/mini'
import { toEpochMilliseconds } from '../date-time.js'
import type { components } from '../generated/rdv-solidarites.types.gen.js'
import { getSubject } from './subject.js'

type Schemas = components['schemas']

/** What each model's events carry: the object as the API answers it, `destroyed` included. */
export interface EventData {
  Rdv: Schemas['Rdv']
  Absence: Schemas['Absence']
  PlageOuverture: Schemas['PlageOuverture']
  User: Schemas['User']
  /** Never without its user: such an event is not known. */
  UserProfile: Schemas['UserProfile'] & { user: Schemas['User'] }
  Organisation: Schemas['Organisation']
  Motif: Schemas['Motif']
  Lieu: Schemas['Lieu']
  Agent: Schemas['Agent']
  AgentRole: Schemas['AgentRole']
  ReferentAssignation: { agent: Schemas['Agent']; user: Schemas['User'] }
}

export type EventModel = keyof EventData

interface Details {
  /**
   * `rgpd`: removed from that server because its time to be kept is over. The appointment did take place: unlink it, do not delete it.
   */
  reason: string | null
  /** Time of the event as it was sent, of whole seconds; null when it was not. Two texts do not compare as their instants do. */
  timestamp: string | null
}

/**
 * An event of a model and a name that this version knows. Each change of an endpoint sends all records as `created`.
 *
 * `destroyed` is final for what has an id: ids never return, so that no other event of the subject, newer ones included, undoes it. The
 * two relations without an id (`UserProfile:412:7`) can be made again: there `destroyed` only outdoes events of the same second or older.
 */
export type KnownWebhookEvent = KnownEvent<EventData, Details>

/**
 * One event. `if (!event.known) return`, then `model` and `event` tell what `data` is.
 *
 * Not known is an event of a model or a name that this version does not know, of a model that was not asked for, or of a relation whose
 * user or agent was deleted meanwhile and is no longer named. Answer 2xx and ignore it: an error is repeated for eight days.
 */
export type WebhookEvent = KnownWebhookEvent | UnknownEvent<Details>

// No more than a receiver needs to find its way: unknown keys, null fields, missing objects and new enum values pass.
const identified = z.looseObject({ id: z.int() })
const appointment = z.looseObject({ id: z.int(), status: z.nullish(z.string()), starts_at: z.string() })
const participation = z.looseObject({ id: z.int(), status: z.nullish(z.string()), user: z.nullish(identified) })
/** Deleted users are hidden from their relations, so that it is unknown which one it was about (rdv-insertion `process_user_profile_job.rb`). */
const relation = z.unknown()

/** What RDV-Solidarités sends. */
export const EVENTS = {
  api: 'RDV-Solidarités',
  models: {
    Rdv: (event) => (event === 'destroyed' ? identified : appointment),
    Absence: identified,
    PlageOuverture: identified,
    User: identified,
    UserProfile: relation,
    Organisation: identified,
    Motif: identified,
    Lieu: identified,
    Agent: identified,
    AgentRole: identified,
    ReferentAssignation: relation,
  } satisfies Record<EventModel, EventDefinition['models'][string]>,
  lists: {
    users: hasId,
    agents: hasId,
    motifs: hasId,
    participations: (entry) => participation.safeParse(entry).success,
  },
  /** Servers have moved from the first to the others; some send both. */
  getTimestamp({ timestamp, payload_computed_at, event_occurred_at }) {
    const times = [timestamp, payload_computed_at, event_occurred_at].filter((time) => typeof time === 'string')
    return times.find((text) => toEpochMilliseconds(text) !== undefined) ?? times[0] ?? null
  },
  parseTimestamp: toEpochMilliseconds,
  getSubject,
  getDetails: ({ webhook_reason }) => ({ reason: typeof webhook_reason === 'string' ? webhook_reason : null }),
} satisfies EventDefinition
