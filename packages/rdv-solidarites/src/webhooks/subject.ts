import { hasId } from '@hub/http/webhooks'

/** The two ids of objects that have none of their own. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  UserProfile: ['organisation', 'user'],
  ReferentAssignation: ['agent', 'user'],
}

/** The subject of an event: its model with the id, or with the two ids of a relation; null when there are none. */
export function getSubject(model: string, data: unknown): string | null {
  const parts = Object.hasOwn(PARTS, model) ? PARTS[model] : undefined
  const identified = parts ? parts.map((part) => (data as Readonly<Record<string, unknown>> | null)?.[part]) : [data]
  return identified.every(hasId) ? [model, ...identified.map(({ id }) => id)].join(':') : null
}
