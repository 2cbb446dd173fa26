import { ApiPromise, locatePromise } from '../api-promise.js'
import { locateError } from '../errors/locate-error.js'
import { locateIteration } from '../errors/locate-iteration.js'
import { withWords } from '../requests/refuse.js'

/**
 * Methods whose errors say which API and method was called, and from where, as those of generated methods do: a method that is made of others
 * is what its caller knows. What is no function stays as it is.
 *
 * @param api As the messages of its client write it.
 */
export function locateMethods<Methods extends object>(methods: Methods, api: string): Methods {
  const located = Object.entries(methods).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member]
    const method = (...parameters: unknown[]): unknown => {
      let result: unknown
      try {
        result = member(...parameters)
      } catch (thrown) {
        throw locateError(thrown, api, name, new Error(), true)
      }
      if (result instanceof ApiPromise) {
        locatePromise(result, api, name)
        return result
      }
      const isPromise = result instanceof Promise && result.constructor === Promise
      if (!isPromise && !isGenerator(result)) return result
      const origin = new Error()
      if (!isPromise) return locateIteration(result as AsyncGenerator<unknown, void>, api, name, origin)
      return withWords(() => result as Promise<unknown>).catch((thrown: unknown) => {
        throw locateError(thrown, api, name, origin, true)
      })
    }
    return [name, method]
  })
  return Object.fromEntries(located) as Methods
}

/** A stream has the first of these, and is no generator. */
function isGenerator(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value
}
