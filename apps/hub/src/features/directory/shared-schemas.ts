// What the operations of this feature have in common in openapi.json.
import { z } from '@hono/zod-openapi'
import { problemsWith } from '../../platform/http/openapi.js'

export const textOrNull = (description: string, example: string | null) =>
  z.string().nullable().openapi({ description, example })

const headers = z.object({
  age: z.string().optional().openapi({
    description: 'Seconds since the service was asked; absent when it was asked for this request.',
    example: '3600',
  }),
  'cache-status': z.string().openapi({
    description:
      'RFC 9211: `hit` when the service was not asked, `fwd=uri-miss` or `fwd=stale` when it was; `detail=stale-if-error` when it is down and the answer is older than it should be.',
    example: 'hub; hit; ttl=82800',
  }),
})

/** An answer that may come from the cache. */
export function cachedAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, headers, content: { 'application/json': { schema } } }
}

/** The 503 of an operation that asks another service, beside those of all. */
export const UPSTREAM_DOWN = problemsWith(
  503,
  '`upstream_unavailable`: the service is down or takes no more calls, and nothing is known from before; `database_unavailable`. Try again after Retry-After (seconds).',
)

/** A list whose page is the whole of it. */
export function wholeList<Item extends z.ZodType>(item: Item, description: string) {
  return z.object({
    items: z.array(item).openapi({ description }),
    next_cursor: z.null().openapi({ description: 'There is one page.', example: null }),
  })
}
