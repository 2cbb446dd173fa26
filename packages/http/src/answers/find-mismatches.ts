// Loaded with the first error, see errors/explanations.ts.
import type { StandardIssue } from '../standard-schema.js'
import type { AnswerSchema, ResponseSchema } from './answer-schema.js'
import type { fitsSchema } from './fits-schema.js'

type Fits = typeof fitsSchema

const MAX_POINTERS = 10

/** An answer that does not fit its schema. */
export interface MisfitAnswer {
  schema: ResponseSchema
  data: unknown
  /** What a library says against it, when the schema is one of a library. */
  issues: readonly StandardIssue[] | undefined
  /** Property names that the pointers of a library may show; any other key is data. */
  propertyNames: ReadonlySet<string>
}

/** JSON pointers of what an answer lacks, at most ten and each once. */
export function listMismatches({ schema, data, issues, propertyNames }: MisfitAnswer, fits: Fits): string[] {
  const pointers = issues
    ? issues.map((issue) => toPointer(issue, propertyNames))
    : findMismatches(schema as AnswerSchema, data, fits)
  return [...new Set(pointers)].slice(0, MAX_POINTERS)
}

/**
 * JSON pointers of what does not fit a schema; none when the value fits. A key that the schema does not name is data, such as an application
 * number: it is written `*`, because pointers end up in messages and logs.
 */
export function findMismatches(schema: AnswerSchema, value: unknown, fits: Fits, at = ''): string[] {
  const { type, items, allOf = [], anyOf, lazy } = schema
  if (type !== undefined && !fits({ type }, value)) return [at]
  const find = (part: AnswerSchema, each: unknown, place: string): string[] => findMismatches(part, each, fits, place)
  return [
    ...(lazy ? find(lazy(), value, at) : []),
    ...allOf.flatMap((part) => find(part, value, at)),
    ...(anyOf && !anyOf.some((part) => fits(part, value)) ? findInMeant(anyOf, value, fits, at) : []),
    ...(items && Array.isArray(value) ? value.flatMap((each, index) => find(items, each, `${at}/${index}`)) : []),
    ...(fits({ type: 'object' }, value) ? findInObject(schema, value as Record<string, unknown>, find, at) : []),
  ]
}

function findInObject(
  { properties = {}, required = [], additionalProperties }: AnswerSchema,
  value: Readonly<Record<string, unknown>>,
  find: (part: AnswerSchema, each: unknown, place: string) => string[],
  at: string,
): string[] {
  const others = additionalProperties ? Object.keys(value).filter((name) => !Object.hasOwn(properties, name)) : []
  return [
    ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => at + toPointerPart(name)),
    ...Object.entries(properties).flatMap(([name, property]) =>
      Object.hasOwn(value, name) ? find(property, value[name], at + toPointerPart(name)) : [],
    ),
    ...others.flatMap((name) => find(additionalProperties as AnswerSchema, value[name], `${at}/*`)),
  ]
}

/** What is wrong with the one alternative that has the type of the value, such as the object that may also be null. */
function findInMeant(alternatives: readonly AnswerSchema[], value: unknown, fits: Fits, at: string): string[] {
  const [meant, other] = alternatives.filter(({ type }) => type === undefined || fits({ type }, value))
  return !meant || other ? [at] : findMismatches(meant, value, fits, at)
}

function toPointer({ path = [] }: StandardIssue, names: ReadonlySet<string>): string {
  return path
    .map((segment) => {
      const key = typeof segment === 'object' ? segment.key : segment
      if (typeof key === 'number') return `/${key}`
      const text = String(key)
      return names.has(text) ? toPointerPart(text) : '/*'
    })
    .join('')
}

/** A name as it stands in a JSON pointer, its slash included. */
function toPointerPart(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
