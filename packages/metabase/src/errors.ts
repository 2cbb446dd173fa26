import { ClientError, type ErrorAnswer, type ErrorReading } from '@hub/http'

/**
 * The causes that errors carry in `code`, beside network codes:
 * - `query_failed`: a success status with an `error` where rows are due (LE)
 * - `no_picture`: the card does not exist, or this version of Metabase has no pictures of cards
 */
export type MetabaseErrorCode = 'query_failed' | 'no_picture'

/** The query failed, whatever the status: `error.body()` says why, and may quote the query and what is in it. */
export class QueryError extends ClientError {
  protected static override readonly kind = 'QueryError'
  override readonly name = 'QueryError'
}

/** An object with an `error` in place of rows or of a file. */
export function readMetabaseRefusal({ body, operation }: ErrorAnswer): ErrorReading | undefined {
  if (
    operation === 'getCard' ||
    operation === 'getEmbeddedDashboard' ||
    typeof body !== 'object' ||
    body === null ||
    !('error' in body) ||
    !body.error
  )
    return undefined
  return { code: 'query_failed', as: QueryError, advice: 'error.body() says what is wrong with the query' }
}

export function readMetabaseError({ status, operation }: ErrorAnswer): ErrorReading | undefined {
  if (operation !== 'getCardPicture' || status !== 404) return undefined
  return { code: 'no_picture', advice: 'the card does not exist, or this version of Metabase has no pictures of cards' }
}
