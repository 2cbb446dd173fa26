import type { Middleware } from 'openapi-fetch'
import { InvalidRequestError } from '../errors/answer-errors.js'

const HOOKS = ['onRequest', 'onResponse', 'onError']

/** The openapi-fetch middleware of one client: `raw.use` and `raw.eject`. */
export class MiddlewareList {
  readonly all: Middleware[] = []

  /** @throws InvalidRequestError with the field `middleware` */
  readonly use = (...given: Middleware[]): void => {
    for (const each of given) {
      if (typeof each !== 'object' || !HOOKS.some((name) => name in each))
        throw InvalidRequestError.local('middleware', `must be an object with one of ${HOOKS.join(', ')}`)
      this.all.push(each)
    }
  }

  readonly eject = (...given: Middleware[]): void => {
    for (const each of given) {
      const index = this.all.indexOf(each)
      if (index !== -1) this.all.splice(index, 1)
    }
  }
}
