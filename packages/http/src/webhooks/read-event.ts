import type { StandardSchema } from '../standard-schema.js'
import { type EntryTest, readableEntries } from './readable-entries.js'
import { WebhookError } from './webhook-error.js'
import { type EventEnvelope, EVENT_NAMES, type EventName } from './webhook-event.js'

/** The second half of a delivery's body, beside `data`. */
export type EventMeta = Readonly<Record<string, unknown>> & { readonly model: string; readonly event: string }

/** Describes the events of one sender. */
export interface EventDefinition {
  /** The sender, for messages. */
  api: string
  /** Schemas of `data`, by model and event, with no more than a receiver needs. Other models are not known. */
  models: Readonly<Record<string, ((event: EventName) => StandardSchema) | StandardSchema>>
  /** The lists of `data` whose entries are read one by one: one that fails its test is left out, and costs nothing else. */
  lists: Readonly<Record<string, EntryTest>>
  /** The text that says when the event was sent, as it stands in `meta`; null when there is none. */
  getTimestamp: (meta: EventMeta) => string | null
  /** Epoch milliseconds of such a text, undefined when it is none. */
  parseTimestamp: (text: string) => number | undefined
  /** The subject of an event, without its instance; null when there is none, and then the event is not known either. */
  getSubject: (model: string, data: unknown) => string | null
  /** Additional properties of this sender's events. Default: `timestamp` alone. */
  getDetails?: ((meta: EventMeta, timestamp: string | null) => object) | undefined
}

/** Properties of a delivery that are not in its body. */
export interface EventContext {
  digest: string
  instance: string | null
  /** Added to the event. */
  details: object | undefined
  /** The models to be read; others are ignored. */
  acceptedModels: readonly string[]
}

/** An event of any sender. */
export type ParsedEvent = EventEnvelope<string, string, unknown> & { known: boolean; sentAt: number | null }

/**
 * The event of a verified body. What is to be ignored is found before anything else is read: what an event of no known kind holds must
 * not be refused, and so repeated for days.
 *
 * @throws WebhookError `not_an_event`, naming the places that do not fit, never their content
 */
export function readEvent(
  value: unknown,
  definition: EventDefinition,
  { digest, instance, details, acceptedModels }: EventContext,
): ParsedEvent {
  const { api, models, lists, getTimestamp, parseTimestamp, getSubject, getDetails } = definition
  const { meta, data } = parseBody(value, api)
  const { model, event } = meta
  const timestamp = getTimestamp(meta)
  const sentAt = parseTimestamp(timestamp ?? '') ?? null
  const local = getSubject(model, data)
  const subject = local === null || instance === null ? local : `${instance}:${local}`
  const common = { model, event, timestamp, ...getDetails?.(meta, timestamp), ...details, instance, subject, digest }
  const unknown = { known: false, ...common, data, sentAt }
  const expected = Object.hasOwn(models, model) && acceptedModels.includes(model) ? models[model] : undefined
  if (!expected || !isEventName(event)) return unknown
  assertFits(typeof expected === 'function' ? expected(event) : expected, data, api)
  if (subject === null) return unknown
  const readable = readableEntries(data as object, lists)
  if (sentAt === null) throw createNotAnEventError(api, '/meta/timestamp')
  return { known: true, ...common, ...readable, sentAt }
}

function parseBody(value: unknown, api: string): { meta: EventMeta; data: unknown } {
  if (!isRecord(value)) throw createNotAnEventError(api, '/')
  const { meta, data } = value
  if (!isRecord(meta)) throw createNotAnEventError(api, '/meta')
  const missing = ['model', 'event'].filter((name) => typeof meta[name] !== 'string')
  if (missing.length > 0) throw createNotAnEventError(api, missing.map((name) => `/meta/${name}`).join(', '))
  return { meta: meta as EventMeta, data }
}

function assertFits(schema: StandardSchema, data: unknown, api: string): void {
  const result = schema['~standard'].validate(data)
  if (!('issues' in result) || !result.issues) return
  // All keys are names of the schema, so that nothing of the content can be among them.
  const places = result.issues.map(({ path = [] }) => `/data${path.map((key) => `/${toText(key)}`).join('')}`)
  throw createNotAnEventError(api, places.join(', '))
}

function toText(key: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof key === 'object' ? key.key : key)
}

function isEventName(event: string): event is EventName {
  return (EVENT_NAMES as readonly string[]).includes(event)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function createNotAnEventError(api: string, places: string): WebhookError {
  return new WebhookError('not_an_event', `it is signed, and does not fit what ${api} sends at ${places}`)
}
