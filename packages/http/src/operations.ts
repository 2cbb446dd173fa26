import type { RedirectRule } from './lifecycle/redirect.js'
import type { StandardSchema } from './standard-schema.js'

/**
 * When a request may be sent again by itself, from `x-hub-retry` in `openapi/<api>.yaml`:
 * `safe` only reads, `idempotent` writes and may be repeated, `never` writes and may not.
 */
export type RetryRule = 'safe' | 'idempotent' | 'never'

/** One operation of an API, as generated from its document. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly retry: RetryRule
  readonly redirect?: RedirectRule
  /** Schema of the answer per success status. */
  readonly responses: Readonly<Record<number, StandardSchema>>
}

/** All operations of an API by `operationId`. */
export type OperationTable = Readonly<Record<string, Operation>>

/** The operation that a raw call addresses; a path that the document does not know is never sent twice. */
export function findOperation(table: OperationTable, method: string, path: string): Operation & { name: string } {
  for (const [name, operation] of Object.entries(table)) {
    if (operation.method === method && operation.path === path) return { name, ...operation }
  }
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return { name: `${method} request`, method, path, retry: reads ? 'safe' : 'never', responses: {} }
}
