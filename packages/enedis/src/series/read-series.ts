import type { Generation } from '../generation.js'
import { UnreadableAnswer } from './points.js'
import { type Fields, toFields, toList, toNumber, toOptionalFields, toText } from './read-json.js'

/** What an answer must be about. */
export interface Expected {
  usagePointId: string
  generation: Generation
  direction: 'consumption' | 'production'
  unit: 'W' | 'Wh' | 'VA'
  /** Which series of 2026: `EA`, `PA`, `PMA`, … */
  quantity: string
}

/** A series of an answer of either generation, its points still as they came. */
export interface Series {
  quality: string | null
  /** Step of all points that have none. */
  step: string | null
  points: readonly Fields[]
  /** Where they are. */
  pointer: string
  keys: Keys
}

interface Keys {
  value: string
  date: string
  step: string
}

const KEYS_V5: Keys = { value: 'value', date: 'date', step: 'interval_length' }
const KEYS_2026: Keys = { value: 'v', date: 'd', step: 'p' }

/**
 * Finds a series in an answer.
 *
 * @throws UnreadableAnswer when the answer has another form, is about another point (`other_usage_point`), or has another unit
 */
export function readSeries(answer: unknown, expected: Expected): Series {
  return expected.generation === 'v5' ? readV5(answer, expected) : read2026(answer, expected)
}

function readV5(answer: unknown, { usagePointId, unit }: Expected): Series {
  const reading = toFields(toFields(answer, '')['meter_reading'], '/meter_reading')
  checkPoint(reading['usage_point_id'], usagePointId, '/meter_reading/usage_point_id')
  // Absent in some recorded curves: the unit is then that of the resource.
  const type = toOptionalFields(reading['reading_type'])
  checkUnit(type['unit'], unit, '/meter_reading/reading_type/unit')
  const pointer = '/meter_reading/interval_reading'
  const points = toList(reading['interval_reading'], pointer)
  return { quality: toText(reading['quality']), step: toText(type['interval_length']), points, pointer, keys: KEYS_V5 }
}

function read2026(answer: unknown, { usagePointId, unit, quantity, direction }: Expected): Series {
  const body = toFields(answer, '')
  checkPoint(body['idPrm'], usagePointId, '/idPrm')
  const metier = direction === 'production' ? 'PROD' : 'CONS'
  // Never by position: `TOUT` answers four series.
  const places = [...toList(body['grandeur'], '/grandeur').entries()].filter(
    ([, series]) =>
      (toText(series['grandeurPhysique']) ?? quantity) === quantity &&
      (toText(series['grandeurMetier']) ?? metier) === metier,
  )
  for (const [index, series] of places) checkUnit(series['unite'], unit, `/grandeur/${index}/unite`)
  const pointer = `/grandeur/${places[0]?.[0] ?? 0}/points`
  const points = places.flatMap(([index, series]) => toList(series['points'], `/grandeur/${index}/points`))
  return { quality: toText(body['etapeMetier']), step: toText(body['pas']), points, pointer, keys: KEYS_2026 }
}

/** @throws UnreadableAnswer */
export function checkPoint(found: unknown, asked: string, pointer: string): void {
  const usagePointId = toText(found)
  if (usagePointId === null)
    throw new UnreadableAnswer(pointer, 'the answer does not fit the contract: the point is missing')
  if (usagePointId !== asked)
    throw new UnreadableAnswer(pointer, 'the answer is about another point', 'other_usage_point')
}

function checkUnit(found: unknown, expected: string, pointer: string): void {
  const unit = toText(found) ?? expected
  if (unit !== expected) throw new UnreadableAnswer(pointer, `the unit of the answer is not ${expected}`)
}

/** The value of a point, null for a hole. @throws UnreadableAnswer */
export function readValue(point: Fields, { keys, pointer }: Series, index: number): number | null {
  const value = point[keys.value]
  if (value === null) return null
  const number = toNumber(value)
  if (number === null)
    throw new UnreadableAnswer(`${pointer}/${index}/${keys.value}`, 'a value of the answer is no number')
  return number
}
