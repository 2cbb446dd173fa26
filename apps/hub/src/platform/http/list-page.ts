import { z } from '@hono/zod-openapi'
import { invalidRequest } from './http-problem.js'

/** The query of every list: `?cursor=&limit=`. */
export function listQuery(limits: { default: number; maximum: number }) {
  return z.object({
    cursor: z
      .string()
      .max(512)
      .optional()
      .openapi({ description: '`next_cursor` of the page before; absent for the first page.', example: 'NDEy' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(limits.maximum)
      .default(limits.default)
      .openapi({ description: 'Items per page, at most.', example: limits.default }),
  })
}

/** One page: `next_cursor` is null on the last. */
export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

/**
 * Makes a page of up to `limit + 1` items fetched: the one too many only tells that there is more. The cursor is the key of the
 * last item, so that items added or removed meanwhile neither repeat nor hide others.
 */
export function createPage<Item>(fetched: readonly Item[], limit: number, getKey: (item: Item) => string): Page<Item> {
  const items = fetched.slice(0, limit)
  const last = items.at(-1)
  return { items, next_cursor: fetched.length > limit && last !== undefined ? encode(getKey(last)) : null }
}

/** The key after which a page begins; empty for the first page. */
export function parseCursor(cursor: string | undefined): string {
  if (cursor === undefined) return ''
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  // Only a cursor that this server made is accepted: any other would silently begin at a wrong position.
  if (/^[\x20-\x7e]+$/.test(key) && encode(key) === cursor) return key
  throw invalidRequest([{ in: 'query', pointer: '/cursor', message: 'must be the next_cursor of a former page' }])
}

function encode(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url')
}
