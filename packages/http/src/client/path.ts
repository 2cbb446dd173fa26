import { refuse } from '../requests/refuse.js'

/**
 * Fills the `{name}` places of a path, percent-encoded.
 *
 * Unlike openapi-fetch's own serializer, which would let `..` climb to another resource and leave `{name}` where a value is
 * missing.
 *
 * @throws InvalidRequestError naming a parameter that is missing, empty, made of dots, or not a text, number or boolean.
 */
export function serializePath(template: string, parameters: Readonly<Record<string, unknown>> = {}): string {
  if (!template.includes('{')) return template
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw refuse(name, 'noText')
    }
    const text = String(value)
    if (text.trim() === '') throw refuse(name, 'empty')
    if (text === '.' || text === '..') throw refuse(name, 'dots')
    try {
      return encodeURIComponent(text)
    } catch {
      throw refuse(name, 'surrogate')
    }
  })
}
