import type { ApiPromise } from '../api-promise.js'
import type { CallOptions } from '../client/options.js'
import type { PagingRule } from '../operations.js'
import { PagedPromise } from './paged-promise.js'
import { readPage } from './read-page.js'

/** Sends one call of a list. */
export type SendPage = (parameters: unknown, call?: CallOptions) => ApiPromise<unknown>

/** The method of an operation that has `x-hub-paging`. Definitions of APIs without lists do not hold it, nor do their bundles. */
export function createList(api: string, operation: string, paging: PagingRule, send: SendPage) {
  const { parameter, key } = paging
  return (parameters: object = {}, call?: CallOptions): PagedPromise<unknown, unknown> =>
    new PagedPromise({
      locate: { api, operation },
      fetchPage: (cursor) => send(cursor === undefined ? parameters : { ...parameters, [parameter]: cursor }, call),
      readPage: (data) => readPage(paging, data),
      ...(key !== undefined && { getKey: (item: unknown) => (item as Record<string, unknown>)[key] }),
    })
}
