import type { RefusedEntry } from './responses.js'
import { type PersonGiven, parsePerson } from './parse-person.js'
import type { RdvInsertionState } from './state.js'
import type { SimulatedCategory, SimulatedOrganisation } from './records.js'

/** One person of a request, parsed and validated; nothing is done yet. */
export interface Entry {
  person: PersonGiven
  referent_ids: number[]
  tag_ids: number[]
  /** Undefined when the request names none. */
  category: SimulatedCategory | undefined
  errors: RefusedEntry[]
}

/** Parses one person. Each kind of mistake is an entry of its own; only that of the fields repeats the names. */
export function parseEntry(
  state: RdvInsertionState,
  organisation: SimulatedOrganisation,
  given: Record<string, unknown>,
  index?: number,
): Entry {
  const { person, errors: fieldErrors } = parsePerson(given, state.now())
  const place = index === undefined ? {} : { index }
  const errors: RefusedEntry[] = []
  if (fieldErrors.length > 0) {
    const { first_name, last_name } = person
    errors.push({ error_details: fieldErrors.join(', '), first_name, last_name, ...place })
  }
  const referent_ids = lookUp(given['referents_to_add'], 'email', (email) =>
    state.data.agents.find((agent) => agent.email === email && agent.organisation_ids.includes(organisation.id)),
  )
  if (referent_ids === undefined) errors.push({ error_details: 'Référent introuvable', ...place })
  const tag_ids = lookUp(given['tags_to_add'], 'value', (value) => organisation.tags.find((tag) => tag.value === value))
  if (tag_ids === undefined) errors.push({ error_details: 'Tag introuvable', ...place })
  const { isNamed, category } = parseCategory(state, organisation, asObject(given['invitation']))
  if (isNamed && !category) errors.push({ error_details: 'Catégorie de motif introuvable', ...place })
  return { person, referent_ids: referent_ids ?? [], tag_ids: tag_ids ?? [], category, errors }
}

/** The category of an invitation: when both names are given, both must be those of one. */
export function parseCategory(
  state: RdvInsertionState,
  { motif_category_ids }: SimulatedOrganisation,
  invitation: Record<string, unknown>,
): { isNamed: boolean; category: SimulatedCategory | undefined } {
  const { name, short_name } = asObject(invitation['motif_category'])
  const isGiven = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
  if (!isGiven(name) && !isGiven(short_name)) return { isNamed: false, category: undefined }
  const category = state.data.motif_categories.find(
    (each) =>
      motif_category_ids.includes(each.id) &&
      (!isGiven(name) || each.name === name) &&
      (!isGiven(short_name) || each.short_name === short_name),
  )
  return { isNamed: true, category }
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The ids of what is named, or undefined when one of them is unknown. */
function lookUp(
  value: unknown,
  key: string,
  find: (name: unknown) => { id: number } | undefined,
): number[] | undefined {
  const found = (Array.isArray(value) ? value : []).map((entry) => find(asObject(entry)[key])?.id)
  return found.every((id) => id !== undefined) ? found : undefined
}
