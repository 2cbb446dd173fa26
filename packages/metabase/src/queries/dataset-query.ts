import { InvalidRequestError } from '@hub/http'

/** A query of Metabase's own language, such as `["=", ["field", 7, { "base-type": "type/Text" }], "69"]`. */
export type QueryClause = readonly unknown[]

/** What is asked of a table. */
export interface StructuredQuery {
  'source-table'?: number | string
  fields?: readonly QueryClause[]
  filter?: QueryClause
  breakout?: readonly QueryClause[]
  'order-by'?: readonly QueryClause[]
  limit?: number
  [clause: string]: unknown
}

/** A query as `queryDataset` takes it, and as a saved card holds it. */
export interface DatasetQuery {
  database: number
  type: 'query' | (string & {})
  query?: StructuredQuery
  parameters?: readonly unknown[]
  [property: string]: unknown
}

/**
 * The same query with one filter more; both hold. An existing filter is kept, an empty one is dropped.
 *
 * @throws InvalidRequestError when the filter is no clause
 */
export function addFilter(query: DatasetQuery, filter: QueryClause): DatasetQuery {
  if (!isClause(filter)) throw InvalidRequestError.local('filter', 'must be a clause such as ["=", field, value]')
  const existing = query.query?.filter
  const merged = existing && existing.length > 0 ? ['and', existing, filter] : filter
  return { ...query, query: { ...query.query, filter: merged } }
}

/**
 * The text of the form field.
 *
 * @throws InvalidRequestError
 */
export function toQueryText(query: DatasetQuery): string {
  if (typeof query !== 'object' || query === null || !Number.isSafeInteger(query.database))
    throw InvalidRequestError.local('query', 'must be { database, type, query }')
  return JSON.stringify({ parameters: [], ...query })
}

function isClause(value: unknown): value is QueryClause {
  return Array.isArray(value) && typeof value[0] === 'string' && value.length > 1
}
