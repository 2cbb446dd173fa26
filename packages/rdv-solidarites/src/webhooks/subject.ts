/** What the objects without an id of their own are made of. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  UserProfile: ['organisation', 'user'],
  ReferentAssignation: ['agent', 'user'],
}

/** What an event is about: its model with the id, or with the two ids of a relation; null when there are none. */
export function subjectOf(model: string, data: object): string | null {
  const parts = Object.hasOwn(PARTS, model) ? PARTS[model] : undefined
  const ids = parts ? parts.map((part) => idOf((data as Readonly<Record<string, unknown>>)[part])) : [idOf(data)]
  return ids.every((id) => id !== undefined) ? [model, ...ids].join(':') : null
}

function idOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'number' ? value.id : undefined
}
