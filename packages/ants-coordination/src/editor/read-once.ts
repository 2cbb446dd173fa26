/**
 * The same reading, done once for each of the texts read lately: a search of thousands of places is tens of kilobytes of address, and
 * comes in the same words again and again.
 *
 * @param read gives what nobody changes afterwards
 * @param most texts remembered; the one read first is forgotten first
 */
export function readOnce<Result>(read: (text: string) => Result, most: number): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = read(text)
    known.set(text, result)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return result
  }
}
