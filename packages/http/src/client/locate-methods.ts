import { locateError } from '../errors/locate-error.js'

/**
 * The additions of a client, whose own errors say which API and method was called, as those of its other methods do. What a method returns is
 * handed on as it is, unless it is a plain promise.
 */
export function locateMethods<Methods extends object>(methods: Methods, api: string): Methods {
  const located = Object.entries(methods).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member]
    const method = (...parameters: unknown[]): unknown => {
      let result: unknown
      try {
        result = member(...parameters)
      } catch (thrown) {
        throw locateError(thrown, api, name, new Error())
      }
      if (!(result instanceof Promise) || result.constructor !== Promise) return result
      // Only now: most methods return what knows its caller already, and a stack is dear.
      const origin = new Error()
      return result.catch((thrown: unknown) => {
        throw locateError(thrown, api, name, origin)
      })
    }
    return [name, method]
  })
  return Object.fromEntries(located) as Methods
}
