import { Refusal } from '@hub/http/simulator'
import { measureDistance } from '../geometry.js'
import { normalize } from '../parameters.js'
import { SIMULATED_DEPARTMENTS, SIMULATED_EPCIS, SIMULATED_REGIONS, type SimulatedCommune } from './divisions.js'

const DEFAULT_FIELDS = 'nom,code,codeDepartement,siren,codeEpci,codeRegion,codesPostaux,population'
/** Metres: what is farther is in no commune of these. */
const MAX_COMMUNE_DISTANCE = 10_000

/** `/communes`: every filter at once. Coordinates that are no numbers are ignored in silence (GEO). */
export function findCommunes(communes: readonly SimulatedCommune[], query: URLSearchParams): object[] {
  const get = (name: string) => query.get(name)?.trim() || undefined
  const types = (get('type') ?? 'commune-actuelle').split(',')
  const zones = get('zone')?.split(',')
  const equal = (name: string, value: string | undefined) => get(name) === undefined || get(name) === value
  const found = communes
    .filter((commune) => types.includes(commune.type ?? 'commune-actuelle') && (zones?.includes(commune.zone) ?? true))
    .filter(
      (commune) =>
        equal('code', commune.code) &&
        equal('siren', commune.siren) &&
        equal('codeEpci', commune.codeEpci) &&
        equal('codeDepartement', commune.codeDepartement) &&
        equal('codeRegion', commune.codeRegion) &&
        equal('codeParent', commune.codeParent) &&
        (get('codePostal') === undefined || commune.codesPostaux.includes(get('codePostal') ?? '')) &&
        (get('ancienCode') === undefined || (commune.anciensCodes ?? []).includes(get('ancienCode') ?? '')),
    )
  const named = rankByName(nearPosition(found, query), get('nom'), get('boost') === 'population')
  return named.slice(0, readLimit(query)).map(({ commune, score }) => toCommune(commune, query, score))
}

export function toCommune(commune: SimulatedCommune, query: URLSearchParams, score?: number): object {
  const { center, type = 'commune-actuelle', ...plain } = commune
  const all: Record<string, unknown> = {
    ...plain,
    type,
    centre: { type: 'Point', coordinates: center },
    departement: SIMULATED_DEPARTMENTS.find(({ code }) => code === commune.codeDepartement),
    region: SIMULATED_REGIONS.find(({ code }) => code === commune.codeRegion),
  }
  const fields = new Set(['nom', 'code', ...(query.get('fields') ?? DEFAULT_FIELDS).split(',')])
  const kept = Object.entries(all).filter(([name, value]) => fields.has(name) && value !== undefined)
  return { ...Object.fromEntries(kept), ...(score !== undefined && { _score: score }) }
}

/** Departments or regions by name and region. */
export function findDivisions(
  divisions: readonly { code: string; nom: string; codeRegion?: string }[],
  query: URLSearchParams,
): object[] {
  const region = query.get('codeRegion')
  const name = normalize(query.get('nom') ?? '')
  return divisions
    .filter(({ nom, codeRegion }) => normalize(nom).startsWith(name) && (region === null || codeRegion === region))
    .map((division) => (name === '' ? division : Object.assign({}, division, { _score: rateName(division.nom, name) })))
}

/** `/epcis`: by name, department, region and zone. Metropolitan France and overseas unless a zone is given. */
export function findEpcis(query: URLSearchParams): object[] {
  const [department, region] = ['codeDepartement', 'codeRegion'].map((name) => query.get(name))
  const zones = (query.get('zone') ?? 'metro,drom').split(',')
  const found = SIMULATED_EPCIS.filter(
    ({ codesDepartements, codesRegions, zone }) =>
      zones.includes(zone) &&
      (!department || codesDepartements.some((code) => code === department)) &&
      (!region || codesRegions.some((code) => code === region)),
  )
  return findDivisions(found, new URLSearchParams({ nom: query.get('nom') ?? '' })).slice(0, readLimit(query))
}

function nearPosition(communes: readonly SimulatedCommune[], query: URLSearchParams): readonly SimulatedCommune[] {
  const [latitude, longitude] = ['lat', 'lon'].map((name) => Number.parseFloat(query.get(name) ?? ''))
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude) || Number.isNaN(longitude))
    return communes
  const position = { latitude, longitude }
  const distances = communes
    .map((commune) => ({
      commune,
      distance: measureDistance(position, { longitude: commune.center[0], latitude: commune.center[1] }),
    }))
    .filter(({ distance }) => distance <= MAX_COMMUNE_DISTANCE)
    .toSorted((one, other) => one.distance - other.distance)
  return distances.slice(0, 1).map(({ commune }) => commune)
}

function rankByName(
  communes: readonly SimulatedCommune[],
  nom: string | undefined,
  byPopulation: boolean,
): { commune: SimulatedCommune; score?: number }[] {
  if (nom === undefined) return communes.map((commune) => ({ commune }))
  const name = normalize(nom)
  return communes
    .filter((commune) => normalize(commune.nom).startsWith(name))
    .map((commune) => ({ commune, score: rateName(commune.nom, name) }))
    .toSorted(
      (one, other) =>
        (byPopulation ? (other.commune.population ?? 0) - (one.commune.population ?? 0) : 0) || other.score - one.score,
    )
}

function rateName(own: string, name: string): number {
  return Math.min(1, name.length / normalize(own).length)
}

function readLimit(query: URLSearchParams): number {
  const text = query.get('limit')
  if (text === null) return Infinity
  if (!/^\d+$/.test(text))
    throw new Refusal(400, 'limit must be a non-negative integer', { 'content-type': 'text/plain' })
  return Number(text)
}
