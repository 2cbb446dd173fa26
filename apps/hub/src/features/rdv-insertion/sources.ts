/** The senders of webhooks. Their appointments are stored side by side, never merged: their ids differ. */
export const SOURCES = ['rdv-insertion', 'rdv-solidarites'] as const

export type Source = (typeof SOURCES)[number]

/**
 * Where ids are unique: with one sender and, of RDV-Solidarités, one instance. Several instances run, and the same ids occur in each.
 * The one that rdv-insertion works with has no name here, others do.
 */
export type Namespace = Source | `rdv-solidarites:${string}`

/** The namespace of an instance of RDV-Solidarités; undefined is the one that rdv-insertion works with. */
export function createNamespace(source: Source, instance: string | undefined): Namespace {
  return instance === undefined || source !== 'rdv-solidarites' ? source : `rdv-solidarites:${instance}`
}

/** How an instance is named: in configuration, addresses and rows. */
export const INSTANCE_NAME = /^[a-z][a-z0-9-]{0,31}$/
