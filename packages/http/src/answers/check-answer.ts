import type { AnswerSchema, JsonType } from './answer-schema.js'

/** Told the JSON pointer of what does not fit. A key that the schema does not name is data, and is written `*`. */
type Report = (pointer: string) => void

/**
 * Whether a JSON value fits a schema. Nothing is copied or built on the way, since nearly every answer fits and some have thousands of rows;
 * where a value does not fit is only looked for with a `report`.
 */
export function checkAnswer(schema: AnswerSchema, value: unknown, report?: Report, at = ''): boolean {
  const { type, items, allOf, anyOf, lazy } = schema
  if (type !== undefined && !hasType(type, value)) return refuse(report, at)
  let isFit = true
  if (lazy && !checkAnswer(lazy(), value, report, at)) isFit = false
  if (allOf) for (const part of allOf) if (!checkAnswer(part, value, report, at)) isFit = false
  if (anyOf && !anyOf.some((part) => checkAnswer(part, value))) isFit = refuseAll(anyOf, value, report, at)
  if (!Array.isArray(value)) return isObject(value) ? checkObject(schema, value, report, at) && isFit : isFit
  if (!items) return isFit
  for (let index = 0; index < value.length; index++)
    if (!checkAnswer(items, value[index], report, report && `${at}/${index}`)) isFit = false
  return isFit
}

function checkObject(
  { properties = {}, required = [], additionalProperties }: AnswerSchema,
  value: Readonly<Record<string, unknown>>,
  report: Report | undefined,
  at: string,
): boolean {
  let isFit = true
  for (const name of required) if (!Object.hasOwn(value, name)) isFit = refuse(report, at + toPointerPart(name))
  for (const name in properties) {
    if (!Object.hasOwn(value, name)) continue
    const property = properties[name] as AnswerSchema
    if (!checkAnswer(property, value[name], report, report && at + toPointerPart(name))) isFit = false
  }
  if (!additionalProperties) return isFit
  for (const name in value)
    if (
      !Object.hasOwn(properties, name) &&
      !checkAnswer(additionalProperties, value[name], report, report && `${at}/*`)
    )
      isFit = false
  return isFit
}

/** Says what is wrong with the one alternative that has the type of the value, such as the object that may also be null. */
function refuseAll(
  alternatives: readonly AnswerSchema[],
  value: unknown,
  report: Report | undefined,
  at: string,
): false {
  const [meant, other] = alternatives.filter(({ type }) => type === undefined || hasType(type, value))
  if (!meant || other) return refuse(report, at)
  if (report) checkAnswer(meant, value, report, at)
  return false
}

function refuse(report: Report | undefined, at: string): false {
  report?.(at)
  return false
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

/** A name as it stands in a JSON pointer, its slash included. */
export function toPointerPart(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
