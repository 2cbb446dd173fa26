import { isObject, type SchemaObject } from './document.ts'

/** Keywords by which what a value may be depends on another part of it: no type can say that, and to leave them out would hide fields. */
const CONDITIONAL = ['if', 'then', 'else', 'dependentSchemas']
const DYNAMIC = ['$dynamicRef', '$recursiveRef']
/** Keywords about the structure of a value. Beside `$ref` or alternatives they are moved to an `allOf`. */
export const STRUCTURE = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'items',
  'prefixItems',
  'allOf',
]
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf']

/** A part of a schema that cannot be generated from, and what to write instead. */
export type Problem = readonly [keyword: string, advice: string]

/**
 * What types and schemas would not read alike in one schema, without those inside it. Everything that is not named here is either
 * generated, or a rule about values that a reader does without.
 */
export function findProblems(schema: SchemaObject): Problem[] {
  const problems: Problem[] = []
  const refuse = (keyword: string, advice: string): void => void problems.push([keyword, advice])
  for (const keyword of CONDITIONAL) {
    if (schema[keyword] !== undefined) refuse(keyword, 'list the alternatives under oneOf')
  }
  for (const keyword of DYNAMIC) if (schema[keyword] !== undefined) refuse(keyword, 'use $ref')
  if (schema.nullable === true) refuse('nullable', `is of OpenAPI 3.0; list 'null' in type, or under oneOf`)
  if (Array.isArray(schema.items)) refuse('items', 'is no list since JSON Schema 2020-12; use prefixItems')
  if (schema.anyOf !== undefined && schema.oneOf !== undefined)
    refuse('oneOf', 'stands beside anyOf; put both under allOf')
  for (const keyword of COMBINATIONS) {
    const members = schema[keyword]
    if (members === undefined) continue
    if (!Array.isArray(members) || members.length === 0) refuse(keyword, 'must list at least one schema')
    else if (allowsNull(schema)) refuse('type', `allows null beside ${keyword}, which decides; list null under oneOf`)
    else if (keyword === 'allOf' && members.some((member) => isObject(member) && allowsNull(member))) {
      refuse(keyword, 'holds a member that may be null; list null under oneOf, around the allOf')
    }
  }
  if (schema.type !== undefined) {
    const listed = [...getValues(schema.enum).entries()].map(([index, value]) => [`enum/${index}`, value] as const)
    const constant = 'const' in schema ? [['const', schema.const] as const] : []
    for (const [place, value] of [...listed, ...constant]) {
      if (![schema.type].flat().some((type) => isOfType(value, type)))
        refuse(place, 'is of another type than type says')
    }
  }
  return problems
}

function getValues(values: unknown): unknown[] {
  return Array.isArray(values) ? values : []
}

export function allowsNull({ type }: SchemaObject): boolean {
  return Array.isArray(type) && type.includes('null')
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
