import { RawCode, toLiteral } from './code-text.ts'
import { isObject, type OpenApi, type Schema } from './document.ts'

const REFERENCE = '#/components/schemas/'

/** Name of the constant that holds a schema in the text of `schemasText`. */
export const schemaConstant = (schemaName: string): string => `${schemaName}Schema`

/**
 * The schemas of a reader's copy as data that `@hub/http` checks answers by, one exported constant per schema. Each stands behind those that
 * it refers to; what refers to itself does so by a function.
 */
export function schemasText(copy: OpenApi): string {
  const schemas = copy.components?.schemas ?? {}
  const constants = new Map<string, string>()
  const begun = new Set<string>()

  function write(name: string): void {
    begun.add(name)
    constants.set(schemaConstant(name), toLiteral(toData(schemas[name] ?? {})))
  }

  function refer(reference: string): object {
    const name = reference.slice(REFERENCE.length)
    const constant = schemaConstant(name)
    if (!begun.has(name)) write(name)
    return constants.has(constant) ? new RawCode(constant) : { lazy: new RawCode(`() => ${constant}`) }
  }

  function toData(schema: Schema): object {
    const { $ref, ...own } = schema as Record<string, unknown>
    if (typeof $ref === 'string') {
      const target = refer($ref)
      return Object.keys(own).length === 0 ? target : { allOf: [target, toData(own)] }
    }
    return Object.fromEntries(Object.entries(own).map(([keyword, value]) => [keyword, toValue(keyword, value)]))
  }

  function toValue(keyword: string, value: unknown): unknown {
    if (keyword === 'properties' && isObject(value)) return toProperties(value)
    if (keyword === 'items' || keyword === 'additionalProperties') return toData(value as Schema)
    return (keyword === 'allOf' || keyword === 'anyOf') && Array.isArray(value) ? value.map(toData) : value
  }

  /** What may be anything is not looked at. */
  function toProperties(properties: Record<string, unknown>): object {
    const restricted = Object.entries(properties).filter(([, property]) => Object.keys(property as object).length > 0)
    return Object.fromEntries(restricted.map(([name, property]) => [name, toData(property as Schema)]))
  }

  for (const name of Object.keys(schemas)) if (!begun.has(name)) write(name)
  if (constants.size === 0) return ''
  return [
    `import type { AnswerSchema } from '@hub/http'\n`,
    ...[...constants].map(([name, text]) => `export const ${name}: AnswerSchema = ${text}\n`),
  ].join('\n')
}
