/** Whether an entry of a list can be read. */
export type EntryTest = (entry: unknown) => boolean

export interface ReadableEntries<Data> {
  /** The same object when nothing was left out. */
  data: Data
  /** Paths of the entries left out: `/data/participations/3`. */
  unreadable: string[]
}

/**
 * Leaves out of an event's lists what cannot be read, entry by entry: one must not cost the others, nor the event. What should be a
 * list and is none is left out whole; lists that are missing or null stay so.
 */
export function readableEntries<Data extends object>(
  data: Data,
  tests: Readonly<Record<string, EntryTest>>,
): ReadableEntries<Data> {
  const unreadable: string[] = []
  const changed: Record<string, unknown> = {}
  for (const [name, isReadable] of Object.entries(tests)) {
    const list: unknown = (data as Readonly<Record<string, unknown>>)[name]
    if (list === undefined || list === null) continue
    const problems = Array.isArray(list) ? wrongPlaces(list, isReadable) : ['']
    if (problems.length === 0) continue
    unreadable.push(...problems.map((place) => `/data/${name}${place}`))
    changed[name] = Array.isArray(list) ? list.filter((entry) => isReadable(entry)) : undefined
  }
  return { data: unreadable.length === 0 ? data : { ...data, ...changed }, unreadable }
}

/** Whether a value is an object with an id, which is all that a receiver needs of most entries. */
export function hasId(value: unknown): value is { id: number } {
  return typeof value === 'object' && value !== null && 'id' in value && Number.isSafeInteger(value.id)
}

function wrongPlaces(list: readonly unknown[], isReadable: EntryTest): string[] {
  return list.flatMap((entry, index) => (isReadable(entry) ? [] : [`/${index}`]))
}
