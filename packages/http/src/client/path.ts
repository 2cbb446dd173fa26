import { InvalidRequestError } from '../errors/answer-errors.js'

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
      throw InvalidRequestError.local(name, 'must be a text, a number or a boolean')
    }
    const text = String(value)
    if (text.trim() === '') throw InvalidRequestError.local(name, 'must not be empty')
    if (text === '.' || text === '..')
      throw InvalidRequestError.local(name, 'must not be dots, which would name another resource')
    try {
      return encodeURIComponent(text)
    } catch {
      throw InvalidRequestError.local(name, 'holds half of a character (a lone surrogate)')
    }
  })
}
