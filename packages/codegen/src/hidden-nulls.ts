import { isObject, type OpenApi, referredSchema, type Schema, type SchemaObject } from './document.ts'
import { allowsNull, type Problem, STRUCTURE } from './refused-keywords.ts'

/**
 * Nulls that come by a reference or an alternative and stand beside a structure: null fits a document there, since properties say
 * nothing of it, and neither the generated types nor the schemas take it.
 */
export function hiddenNulls(schema: SchemaObject, content: OpenApi): Problem[] {
  const mayBeNull = (part: unknown): boolean => takesNull(part as Schema, content, new Set())
  const hasStructure = STRUCTURE.some((keyword) => keyword !== 'allOf' && schema[keyword] !== undefined)
  const problems: Problem[] = []
  const refuse = (keyword: string): void => {
    problems.push([keyword, 'may be null, beside what describes an object; list null under oneOf, around both'])
  }
  // A type beside them leaves no null.
  if (hasStructure && schema.type === undefined) {
    if (mayBeNull({ $ref: schema.$ref })) refuse('$ref')
    for (const keyword of ['anyOf', 'oneOf']) if (getMembers(schema, keyword).some(mayBeNull)) refuse(keyword)
  }
  const parts = getMembers(schema, 'allOf')
  for (const [index, part] of parts.entries()) {
    // Null in the type of a member is refused as such.
    const isHidden = isObject(part) && !allowsNull(part) && mayBeNull(part)
    if (isHidden && (hasStructure || parts.length > 1)) refuse(`allOf/${index}`)
  }
  return problems
}

function takesNull(schema: Schema, content: OpenApi, seen: Set<unknown>): boolean {
  if (!isObject(schema) || seen.has(schema)) return false
  seen.add(schema)
  const takes = (part: Schema): boolean => takesNull(part, content, seen)
  const target = referredSchema(schema.$ref, content)
  const parts = getMembers(schema, 'allOf')
  return (
    schema.type === 'null' ||
    allowsNull(schema) ||
    (target !== undefined && takes(target)) ||
    [...getMembers(schema, 'anyOf'), ...getMembers(schema, 'oneOf')].some(takes) ||
    (parts.length > 0 && parts.every(takes))
  )
}

function getMembers(schema: SchemaObject, keyword: string): Schema[] {
  const members = schema[keyword]
  return Array.isArray(members) ? (members as Schema[]) : []
}
