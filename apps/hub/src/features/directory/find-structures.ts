import type { DataInclusionClient, Structure } from '@hub/data-inclusion-client'
import { type CallOptions, InvalidRequestError } from '@hub/http'
import { invalidRequest } from '../../platform/http/http-problem.js'
import type { Place } from './structure-query.js'

/** Services that a search by distance looks at: the nearest. */
export const MAX_SERVICES = 2_000

export type StructureSource = Pick<DataInclusionClient, 'iterateStructures' | 'searchServices' | 'listSources'>

export interface StructureQuestion {
  place: Place
  /** Undefined for all. */
  sources: readonly string[] | undefined
  /** Sources whose structures are left out also where another source has them. */
  excluded: readonly string[]
  minimumQuality: number | undefined
}

export interface FoundStructure {
  structure: Structure
  /** Whole kilometres to its nearest service; null where nothing was measured. */
  distance: number | null
}

/** Structures of a place, each once, by distance and then by id. Only services are searched by distance: those in person. */
export async function findStructures(
  inclusion: StructureSource,
  { place, sources, excluded, minimumQuality }: StructureQuestion,
  options: CallOptions,
): Promise<FoundStructure[]> {
  // Without any source the service would return those of all.
  if (sources?.length === 0) return []
  const filters = { ...(sources && { sources }), minimumQuality }
  const isExcluded = ({ source, doublons }: Structure) =>
    [source, ...(doublons ?? []).map((other) => other.source)].some((slug) => excluded.includes(slug ?? ''))
  const found: FoundStructure[] = []
  const seen = new Set<string>()
  const add = (structure: Structure, distance: number | null) => {
    if (seen.has(structure.id)) return
    seen.add(structure.id)
    if (!isExcluded(structure)) found.push({ structure, distance })
  }
  try {
    if ('lat' in place) {
      const inPerson = { modes_accueil: ['en-presentiel'], size: MAX_SERVICES }
      const { items } = await inclusion.searchServices({ ...filters, ...place, ...inPerson }, options)
      for (const { service, distance = null } of items) if (service.structure) add(service.structure, distance)
    } else {
      const territory = 'commune' in place ? { code_commune: place.commune } : { code_departement: place.department }
      for await (const structure of inclusion.iterateStructures({ ...filters, ...territory }, options))
        add(structure, null)
    }
  } catch (error) {
    if (!InvalidRequestError.isInstance(error)) throw error
    const message = 'is refused by data·inclusion: is the place right?'
    throw invalidRequest([{ in: 'query', pointer: '', message }])
  }
  return found
    .map((each) => ({ key: getSortKey(each), each }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ each }) => each)
}

/** Where a structure stands in its list: by distance, then by id. ASCII, since it goes into a cursor. */
export function getSortKey({ structure, distance }: FoundStructure): string {
  return `${distance === null ? '' : String(distance).padStart(6, '0')} ${encodeURIComponent(structure.id.toWellFormed())}`
}
