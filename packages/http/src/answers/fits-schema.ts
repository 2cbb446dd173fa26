import type { AnswerSchema, JsonType } from './answer-schema.js'

/**
 * Whether a JSON value fits a schema. Nothing is copied or built on the way, since nearly every answer fits and some have thousands of rows;
 * where one does not fit is what `findMismatches` looks for.
 */
export function fitsSchema(schema: AnswerSchema, value: unknown): boolean {
  const { type, items, allOf, anyOf, lazy } = schema
  if (type !== undefined && !hasType(type, value)) return false
  if (lazy && !fitsSchema(lazy(), value)) return false
  if (allOf) for (const part of allOf) if (!fitsSchema(part, value)) return false
  if (anyOf && !anyOf.some((part) => fitsSchema(part, value))) return false
  if (!Array.isArray(value)) return !isObject(value) || fitsProperties(schema, value)
  if (items) for (let index = 0; index < value.length; index++) if (!fitsSchema(items, value[index])) return false
  return true
}

function fitsProperties(
  { properties = {}, required = [], additionalProperties }: AnswerSchema,
  value: Readonly<Record<string, unknown>>,
): boolean {
  for (const name of required) if (!Object.hasOwn(value, name)) return false
  for (const name in properties)
    if (Object.hasOwn(value, name) && !fitsSchema(properties[name] as AnswerSchema, value[name])) return false
  if (additionalProperties)
    for (const name in value)
      if (!Object.hasOwn(properties, name) && !fitsSchema(additionalProperties, value[name])) return false
  return true
}

function hasType(type: JsonType | readonly JsonType[], value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isSafeInteger(value)
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return type.some((each) => hasType(each, value))
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
