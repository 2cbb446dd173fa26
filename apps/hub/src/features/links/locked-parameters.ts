import { type LockedValue, metabaseSlug } from '@hub/metabase-client'
import { type FieldError, invalidRequest, notFound } from '../../platform/http/http-problem.js'
import type { Dashboards } from './dashboards.js'
import { toPointer } from './read-body.js'

/**
 * The parameters of a dashboard, by their names as Metabase writes them.
 *
 * @param where Where they stand in the request.
 * @throws {HttpProblem} 404 for a dashboard or a parameter that the configuration does not name; 422 for one that is there twice, by label and
 * as Metabase writes it
 */
export function lockParameters(
  dashboards: Dashboards,
  id: string,
  given: Iterable<readonly [name: string, value: LockedValue]>,
  where: Pick<FieldError, 'in'> & { path: readonly string[] },
): Record<string, LockedValue> {
  const allowed = dashboards.get(id)
  if (!allowed) throw notFound('No such dashboard may be embedded.')
  const locked = new Map<string, LockedValue>()
  for (const [name, value] of given) {
    const slug = metabaseSlug(name)
    if (!allowed.has(slug)) throw notFound('A parameter of this name may not be locked on this dashboard.')
    if (locked.has(slug)) {
      const pointer = toPointer([...where.path, name])
      throw invalidRequest([{ in: where.in, pointer, message: 'is there twice, under two names' }])
    }
    locked.set(slug, value)
  }
  return Object.fromEntries(locked)
}

/** The values of a query by name; a name that is repeated has a list. */
export function* readQueryParameters(
  query: URLSearchParams,
): Generator<readonly [string, LockedValue], void, undefined> {
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    yield [name, values.length === 1 ? (values[0] ?? '') : values]
  }
}
