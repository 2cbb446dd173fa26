import { locateError } from '../errors/locate-error.js'
import { withWords } from '../requests/refuse.js'

/**
 * The additions of a client, whose own errors say which API and method was called, as those of its other methods do. What a method returns is
 * handed on as it is, unless it is a plain promise.
 */
export function locateMethods<Methods extends object>(methods: Methods, api: string): Methods {
  const located = Object.entries(methods).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member]
    const method = (...parameters: unknown[]): unknown => {
      const fail = (thrown: unknown): never => {
        throw locateError(thrown, api, name, origin)
      }
      const origin = new Error()
      try {
        const result: unknown = member(...parameters)
        return result instanceof Promise && result.constructor === Promise
          ? withWords(() => result).catch(fail)
          : result
      } catch (thrown) {
        return fail(thrown)
      }
    }
    return [name, method]
  })
  return Object.fromEntries(located) as Methods
}
