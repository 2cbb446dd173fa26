import { Refusal } from '@hub/http/simulator'
import { type Area, measureLongestSide, parseArea, type Position } from './geometry.js'

/** The parameters of a call, parsed as the service parses them. */
export interface ParsedParameters {
  q: string | undefined
  limit: number
  autocomplete: boolean
  position: Position | undefined
  area: Area | undefined
  indexes: readonly string[]
  type: string | undefined
  postcode: string | undefined
  citycode: string | undefined
  city: string | undefined
}

const INDEXES = new Set(['address', 'poi', 'parcel'])
const TYPES = ['housenumber', 'street', 'locality', 'municipality']
const BOOLEANS: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  0: false,
  false: false,
  no: false,
}
const MAX_LIMIT = 50
/** With whole geometries, whatever was asked. */
const MAX_LIMIT_WITH_GEOMETRY = 20
/** Metres. */
const MAX_AREA_SIDE = 1_000

/**
 * Reads a query: of a key that is repeated the last value, blank values as if they were absent (GPF `api/util/params.js`).
 *
 * @throws Refusal 400 with every problem in `detail`
 */
export function parseParameters(query: URLSearchParams, cities: readonly string[]): ParsedParameters {
  const values = new Map([...query].map(([name, value]) => [name, value.trim()]))
  const problems: string[] = []
  const read = <Value>(
    name: string,
    parse: (text: string) => Value | undefined,
    expected: string,
  ): Value | undefined => {
    const text = values.get(name)
    if (text === undefined || text === '') return undefined
    const value = parse(text)
    if (value === undefined) problems.push(`${name}: ${expected}`)
    return value
  }
  const createChoiceCheck = (accepted: readonly string[]) => (text: string) =>
    accepted.includes(text) ? text : undefined
  const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)
  const flag = (name: string): boolean | undefined =>
    read(name, (text) => BOOLEANS[text.toLowerCase()], 'unable to parse value as boolean')

  const q = read(
    'q',
    matching(/^[\p{L}0-9].{2,199}$/su),
    'must contain between 3 and 200 chars and start with a number or a letter',
  )
  const limit = read('limit', parseLimit, `must be an integer between 1 and ${MAX_LIMIT}`) ?? 10
  const isWhole = flag('returntruegeometry') ?? false
  const latitude = read('lat', parseDegrees(90), 'must be a float between -90 and 90')
  const longitude = read('lon', parseDegrees(180), 'must be a float between -180 and 180')
  const parsed = {
    q,
    limit: isWhole ? Math.min(limit, MAX_LIMIT_WITH_GEOMETRY) : limit,
    autocomplete: flag('autocomplete') ?? true,
    area: read('searchgeom', parseArea, 'geometry type not allowed or not valid'),
    indexes: read('index', parseIndexes, 'unexpected value') ?? ['address'],
    type: read('type', createChoiceCheck(TYPES), 'unexpected value'),
    postcode: read('postcode', matching(/^\d{5}$/), 'must contain 5 digits'),
    citycode: read('citycode', matching(/^(\d{5}|\d[AB]\d{3})$/), 'not valid'),
    city: read('city', matching(/^.{1,50}$/s), 'must contain between 1 and 50 chars'),
  }
  const hasLatitude = Boolean(values.get('lat'))
  if (hasLatitude !== Boolean(values.get('lon'))) problems.push('lat/lon must be present together if defined')
  if (parsed.city !== undefined && parsed.citycode !== undefined) problems.push('city: cannot be used with citycode')
  else if (parsed.city !== undefined && !cities.includes(normalize(parsed.city)))
    problems.push('city: no matches found')
  if (parsed.area && measureLongestSide(parsed.area) > MAX_AREA_SIDE)
    problems.push(`searchgeom: the longest side must be at most ${MAX_AREA_SIDE}m`)
  if (problems.length > 0) throw refuse(problems)
  const position = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined
  return { ...parsed, position }
}

/** The 400 of wrong parameters. */
export function refuse(detail: readonly string[]): Refusal {
  return new Refusal(400, { code: 400, message: 'Failed parsing query', detail })
}

/** A text as it is compared: without accents, case and punctuation. */
export function normalize(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

function parseLimit(text: string): number | undefined {
  const limit = /^\d+$/.test(text) ? Number(text) : 0
  return limit >= 1 && limit <= MAX_LIMIT ? limit : undefined
}

function parseDegrees(most: number): (text: string) => number | undefined {
  return (text) => {
    const degrees = Number(text)
    return Math.abs(degrees) <= most ? degrees : undefined
  }
}

function parseIndexes(text: string): string[] | undefined {
  const indexes = text.split(',').map((index) => index.trim())
  return indexes.every((index) => INDEXES.has(index)) ? indexes : undefined
}
