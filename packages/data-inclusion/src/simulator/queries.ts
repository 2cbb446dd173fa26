import { Refusal } from '@hub/http/simulator'
import { COMMUNES, type SimulatedService, type SimulatedStructure } from './seed.js'

const MAX_SIZE = 10_000
const PAGE_SIZE = 5_000
/** Kilometres within which what is done in person is found. */
const RADIUS = 50
const EARTH_RADIUS = 6_371

/** The 422 of a parameter. */
function refuseParameter(name: string, msg: string): Refusal {
  return new Refusal(422, { detail: [{ loc: ['query', name], msg, type: 'value_error' }] })
}

/** Items as a page; `size` of the answer is the number of its items. */
export function toPage(items: readonly object[], query: URLSearchParams): object {
  const page = readNumber(query, 'page', 1, Infinity, 1)
  const size = readNumber(query, 'size', 1, MAX_SIZE, PAGE_SIZE)
  const shown = items.slice((page - 1) * size, page * size)
  return { items: shown, total: items.length, page, size: shown.length, pages: Math.ceil(items.length / size) }
}

export function findStructures(structures: readonly SimulatedStructure[], query: URLSearchParams): object[] {
  const sources = query.getAll('sources')
  const networks = query.getAll('reseaux_porteurs')
  return structures
    .filter(
      (structure) =>
        isAny(sources, structure.source) &&
        isIn(structure, query) &&
        (networks.length === 0 || (structure.reseaux_porteurs ?? []).some((network) => networks.includes(network))) &&
        !(query.get('exclure_doublons') === 'true' && (structure.doublons ?? []).length > 0),
    )
    .map(({ code_region: _region, code_departement: _department, ...structure }) => structure)
}

export function findServices(
  services: readonly SimulatedService[],
  structures: readonly SimulatedStructure[],
  query: URLSearchParams,
): SimulatedService[] {
  const minimum = Number(query.get('score_qualite_minimum') ?? 0)
  const byId = new Map(structures.map((structure) => [structure.id, structure]))
  const hasCommon = (name: string, values: readonly string[]) =>
    query.getAll(name).length === 0 || query.getAll(name).some((wanted) => values.some((value) => fits(value, wanted)))
  return services.filter((service) => {
    const structure = byId.get(service.structure_id)
    return (
      isAny(query.getAll('sources'), service.source) &&
      service.score_qualite >= minimum &&
      (!structure || isIn(structure, query)) &&
      hasCommon('thematiques', service.thematiques ?? []) &&
      hasCommon('frais', [service.frais ?? '']) &&
      hasCommon('publics', service.publics ?? []) &&
      hasCommon('modes_accueil', service.modes_accueil ?? []) &&
      hasCommon('types', [service.type ?? ''])
    )
  })
}

/** Services with their distance, nearest first, remote ones last. */
export function searchServices(
  services: readonly SimulatedService[],
  structures: readonly SimulatedStructure[],
  query: URLSearchParams,
): object[] {
  const place = readPlace(query)
  const others = new URLSearchParams([...query].filter(([name]) => name !== 'code_commune'))
  const byId = new Map(structures.map((structure) => [structure.id, structure]))
  return findServices(services, structures, others)
    .map((service) => {
      const isRemote = !(service.modes_accueil ?? []).includes('en-presentiel')
      const distance = isRemote || !place ? null : measureKilometres(place, service)
      const {
        code_region: _region,
        code_departement: _department,
        ...structure
      } = byId.get(service.structure_id) ?? ({} as SimulatedStructure)
      return { service: { ...service, structure }, distance }
    })
    .filter(({ service, distance }) => (distance === null ? covers(service, place) : distance <= RADIUS))
    .toSorted((one, other) => (one.distance ?? Infinity) - (other.distance ?? Infinity))
}

interface Place {
  longitude: number
  latitude: number
  code_departement?: string
}

function readPlace(query: URLSearchParams): Place | undefined {
  const [lat, lon] = [query.get('lat'), query.get('lon')]
  if ((lat === null) !== (lon === null))
    throw new Refusal(422, { detail: 'The `lat` and `lon` must be simultaneously filled.' })
  const code = query.get('code_commune')
  const commune = COMMUNES.find(([own]) => own === code)
  if (code !== null && !commune) throw new Refusal(422, { detail: "The `code_commune` doesn't exist." })
  if (lat !== null) return { longitude: Number(lon), latitude: Number(lat) }
  return commune && { longitude: commune[5], latitude: commune[6], code_departement: commune[3] }
}

function covers({ zone_eligibilite }: SimulatedService, place: Place | undefined): boolean {
  return !place || (zone_eligibilite ?? []).some((zone) => zone === 'france' || zone === place.code_departement)
}

function measureKilometres(place: Place, { longitude, latitude }: SimulatedService): number {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180
  const halfHeight = toRadians((latitude ?? 0) - place.latitude) / 2
  const halfWidth = toRadians((longitude ?? 0) - place.longitude) / 2
  const across = Math.cos(toRadians(place.latitude)) * Math.cos(toRadians(latitude ?? 0)) * Math.sin(halfWidth) ** 2
  return Math.round(2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.sin(halfHeight) ** 2 + across)))
}

function isIn(structure: SimulatedStructure, query: URLSearchParams): boolean {
  const equal = (name: string, value: string | null | undefined) =>
    query.get(name) === null || query.get(name) === value
  return (
    equal('code_region', structure.code_region) &&
    equal('code_departement', structure.code_departement) &&
    equal('code_commune', structure.code_insee)
  )
}

/** A theme also fits its category. */
function fits(value: string, wanted: string): boolean {
  return value === wanted || value.startsWith(`${wanted}--`)
}

function isAny(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value)
}

function readNumber(query: URLSearchParams, name: string, least: number, most: number, otherwise: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most)) throw refuseParameter(name, `Input should be from ${least}`)
  return value
}
