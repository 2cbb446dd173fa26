/**
 * Caches the results of `read` for the texts read last: the query of a search of thousands of meeting points is tens of kilobytes,
 * and the same text comes again and again.
 *
 * @param read must return a value that is not changed afterwards, never `undefined`
 * @param max number of results kept; the oldest is dropped first
 */
export function memoize<Result>(read: (text: string) => Result, max: number): (text: string) => Result {
  const cache = new Map<string, Result>()
  return (text) => {
    const cached = cache.get(text)
    if (cached !== undefined) return cached
    const result = read(text)
    cache.set(text, result)
    const [oldest] = cache.keys()
    if (cache.size > max && oldest !== undefined) cache.delete(oldest)
    return result
  }
}
