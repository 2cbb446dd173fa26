/** What can happen to an object. The only list of these names: `EventName`, and what each package exports, follow. */
export const EVENT_NAMES = ['created', 'updated', 'destroyed'] as const

export type EventName = (typeof EVENT_NAMES)[number]

/** The common part of the events of all senders. */
export interface EventEnvelope<Model, Event, Data> {
  model: Model
  /** Treat `created` as an upsert: events can be late, doubled, or lost before. */
  event: Event
  /** The object as it was sent, but for entries of its lists that cannot be read. */
  data: Data
  /** Instance that the ids belong to: the name under which the secret was given, null where secrets are not given by instance. */
  instance: string | null
  /**
   * What the event is about, such as `Rdv:1042`, after the name of the instance where secrets are given by instance (`demo:Rdv:1042`);
   * null when it is not known. Put events of one subject in the order of `sentAt`.
   */
  subject: string | null
  /** SHA-256 of the body's bytes, in hexadecimal: the same for a delivery that is repeated. */
  digest: string
}

/** An event of a model and a name that are known. `Details` is what one sender adds. */
export type KnownEvent<DataByModel, Details> = {
  [Model in keyof DataByModel]: {
    [Event in EventName]: EventEnvelope<Model, Event, DataByModel[Model]> &
      Details & {
        known: true
        /** `timestamp` in epoch milliseconds. Never let an older event overwrite a newer one. */
        sentAt: number
        subject: string
        /** Paths of the entries that could not be read and were left out of `data`, such as `/data/participations/3`. */
        unreadable: readonly string[]
      }
  }[EventName]
}[keyof DataByModel]

/** An event of a model or a name that is not known, or of a model that was not asked for. */
export type UnknownEvent<Details> = EventEnvelope<string, string, unknown> &
  Details & { known: false; sentAt: number | null }
