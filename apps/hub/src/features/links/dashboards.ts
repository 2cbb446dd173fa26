import { metabaseSlug } from '@hub/metabase-client'

/** By id, the names of the parameters that a caller may lock, as Metabase writes them. */
export type Dashboards = ReadonlyMap<string, ReadonlySet<string>>

/** @returns undefined when the text is no JSON object of ids and names */
export function parseDashboards(text: string): Dashboards | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  const entries = Object.entries(parsed)
  const isName = (name: unknown) => typeof name === 'string' && name.trim() !== ''
  const isList = (names: unknown) => Array.isArray(names) && names.every(isName)
  if (!entries.every(([id, names]) => /^[\w-]{1,64}$/.test(id) && isList(names))) return undefined
  return new Map(entries.map(([id, names]) => [id, new Set((names as string[]).map(metabaseSlug))]))
}
