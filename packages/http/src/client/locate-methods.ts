import { ApiPromise } from '../api-promise.js'
import { createThrower, locateError, locateIteration } from '../errors/locate-error.js'

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
        throw locateError(thrown, api, name, new Error())
      }
      const kind = (result as object | undefined)?.constructor
      if (kind === ApiPromise) return locatePromise(result as ApiPromise<unknown>, api, name)
      if (kind === Promise) return (result as Promise<unknown>).catch(createThrower(api, name))
      return isGenerator(result) ? locateIteration(result, createThrower(api, name)) : result
    }
    return [name, method]
  })
  return Object.fromEntries(located) as Methods
}

/** What names this method already is not asked for a second stack, which is dear. */
function locatePromise(promise: ApiPromise<unknown>, api: string, name: string): ApiPromise<unknown> {
  if (promise.operation === name) return promise
  return new ApiPromise(promise.withResponse().catch(createThrower(api, name)), name)
}

/** A stream can be iterated too, and is none. */
function isGenerator(value: unknown): value is AsyncGenerator<unknown, void> {
  return typeof (Object(value) as { next?: unknown }).next === 'function'
}
