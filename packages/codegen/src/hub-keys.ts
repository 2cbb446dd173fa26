import { isAnswerKind } from './content-formats.ts'
import { type Document, isObject, METHODS } from './document.ts'

/** Where an x-hub key may be in a document. */
type Place = 'root' | 'info' | 'server' | 'operation' | 'schema'

interface HubKey {
  readonly places: readonly Place[]
  /** Expected value, for messages. */
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0 && Number.isFinite(value)
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isTrue = (value: unknown): boolean => value === true
const createListCheck = (accepts: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(accepts)

/** An object with these keys, each with its check; keys ending in `?` may be absent. */
const createRecordCheck = (fields: Readonly<Record<string, (value: unknown) => boolean>>) => (value: unknown) => {
  if (!isObject(value)) return false
  const names = new Set(Object.keys(fields).map((name) => name.replace('?', '')))
  return (
    Object.keys(value).every((name) => names.has(name)) &&
    Object.entries(fields).every(([name, accepts]) =>
      name.endsWith('?')
        ? value[name.slice(0, -1)] === undefined || accepts(value[name.slice(0, -1)])
        : accepts(value[name]),
    )
  )
}

const milliseconds = {
  places: ['root', 'operation'],
  expected: 'a number of milliseconds',
  accepts: isPositive,
} as const

/** All x-hub keys, with where they may be and which values they may have. The README of this package explains them. */
const HUB_KEYS: Readonly<Record<string, HubKey>> = {
  'x-hub-name': { places: ['info'], expected: 'the name of the API in messages', accepts: isText },
  'x-hub-environment': {
    places: ['server'],
    expected: 'a name such as production',
    accepts: (value) => typeof value === 'string' && /^[a-z][a-z-]*$/.test(value),
  },
  'x-hub-base-path': {
    places: ['root'],
    expected: 'what every path begins with, such as /api/v1, or a list of such beginnings, longest first',
    accepts: (value) => [value].flat().every((path) => typeof path === 'string' && /^(?:\/[^/?#\s]+)+$/.test(path)),
  },
  'x-hub-unknown-parameters': { places: ['root'], expected: 'ignore', accepts: (value) => value === 'ignore' },
  'x-hub-timeout': milliseconds,
  'x-hub-total-timeout': milliseconds,
  'x-hub-max-retries': { places: ['root', 'operation'], expected: 'a number of retries', accepts: isCount },
  'x-hub-pace': {
    places: ['root', 'operation'],
    expected: '{ calls, period in milliseconds, concurrency? }',
    accepts: createRecordCheck({ calls: isPositive, period: isPositive, 'concurrency?': isPositive }),
  },
  'x-hub-retry': {
    places: ['operation'],
    expected: 'one of safe, idempotent, never',
    accepts: (value) => ['safe', 'idempotent', 'never'].includes(String(value)),
  },
  'x-hub-retry-delay': {
    places: ['root', 'operation'],
    expected: '{ initial?, factor?, maximum? } in milliseconds',
    accepts: createRecordCheck({ 'initial?': isPositive, 'factor?': isPositive, 'maximum?': isPositive }),
  },
  'x-hub-redirect': {
    places: ['operation'],
    expected: 'same-origin-once',
    accepts: (value) => value === 'same-origin-once',
  },
  'x-hub-answer': {
    places: ['operation'],
    expected: 'text, bytes, stream, or { as, maxBytes?, objectIsRefusal?, allowCompressed? }',
    accepts: isAnswerKind,
  },
  'x-hub-paging': {
    places: ['operation'],
    expected: '{ parameter, items, next, key? }',
    accepts: createRecordCheck({ parameter: isText, items: isText, next: isText, 'key?': isText }),
  },
  'x-hub-open': { places: ['schema'], expected: 'true', accepts: isTrue },
  'x-hub-format': { places: ['schema'], expected: 'the name of a format', accepts: isText },
  'x-hub-must-be': { places: ['schema'], expected: 'what a refusal says after "must be"', accepts: isText },
  'x-hub-accepts': {
    places: ['schema'],
    expected: 'a list of number and Date',
    accepts: createListCheck((value) => value === 'number' || value === 'Date'),
  },
  'x-hub-require-one-of': {
    places: ['schema'],
    expected: 'a list of property names',
    accepts: createListCheck(isText),
  },
  'x-hub-flatten': { places: ['schema'], expected: 'true', accepts: isTrue },
}

/** Finds x-hub keys that are in the wrong place, have a wrong value, or are misspelt: each with its pointer. */
export function findHubKeyProblems(document: Document): string[] {
  const problems: string[] = []
  const visit = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value)) value.forEach((inner, index) => visit(inner, [...path, String(index)]))
    if (!isObject(value)) return
    for (const [key, inner] of Object.entries(value)) {
      const isOurs = /^x-?hub/i.test(key)
      if (inner === undefined) continue
      if (isOurs) problems.push(...describeProblem(key, inner, path))
      else if (!['example', 'examples', 'default', 'enum', 'const'].includes(key)) visit(inner, [...path, key])
    }
  }
  visit(document.content, [])
  return problems
}

function describeProblem(key: string, value: unknown, path: readonly string[]): string[] {
  const pointer = ['#', ...path.map((segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')
  const place = findPlace(path)
  const known = Object.entries(HUB_KEYS).filter(([, { places }]) => places.includes(place))
  const definition = known.find(([name]) => name === key)?.[1]
  if (!definition) return [`${pointer}: ${key} is not known here; known are ${known.map(([name]) => name).join(', ')}`]
  return definition.accepts(value) ? [] : [`${pointer}: ${key} must be ${definition.expected}`]
}

function findPlace(path: readonly string[]): Place {
  const [first, , third] = path
  if (first === undefined) return 'root'
  if (first === 'info' && path.length === 1) return 'info'
  if (first === 'servers' && path.length === 2) return 'server'
  const isOperation = (first === 'paths' || first === 'webhooks') && path.length === 3
  return isOperation && METHODS.some((method) => method === third) ? 'operation' : 'schema'
}
