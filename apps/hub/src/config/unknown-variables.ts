// Names that look like variables of the hub and are none: a misspelt one would otherwise be ignored silently.
import { features as declared } from '../features/index.js'
import { allVariables } from './variables.js'

/** Prefixes of our names; an unknown name with one of them is a mistake, or of another version. */
const PREFIXES = ['HUB_', ...declared.flatMap(({ variablePrefixes }) => variablePrefixes)]

/** Read by the hub's own tests and benchmarks, never by a hub. */
const OF_TESTS = /^HUB_TEST_/

/** Maximum edit distance for a name without our prefix to count as a mistyped one. */
const NEAR = 2
const NEAR_OURS = 6
/** Minimum length of such a name: shorter ones are similar to too many. */
const MIN_NAME_LENGTH = 6

/** One sentence per name that the hub does not know but that was probably meant for it. Values are not repeated. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(allVariables)
  return Object.keys(environment)
    .filter((name) => !known.includes(name) && !OF_TESTS.test(name) && environment[name] !== undefined)
    .toSorted()
    .flatMap((name) => {
      const isOurs = PREFIXES.some((prefix) => name.toUpperCase().startsWith(prefix))
      const { nearest, distance } = nearestName(name.toUpperCase(), known)
      if (distance <= (isOurs ? NEAR_OURS : NEAR) && (isOurs || name.length >= MIN_NAME_LENGTH)) {
        return [`${name} is no variable of the hub and has no effect: did you mean ${nearest}?`]
      }
      return isOurs ? [`${name} is no variable of the hub and has no effect: docs/configuration.md lists them.`] : []
    })
}

function nearestName(name: string, known: readonly string[]): { nearest: string; distance: number } {
  return known
    .map((nearest) => ({ nearest, distance: editDistance(name, nearest) }))
    .reduce((best, next) => (next.distance < best.distance ? next : best))
}

/** Letters to add, remove or replace to make one text of the other (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of one.split('').entries()) {
    const current = [index + 1]
    for (const [column, against] of other.split('').entries()) {
      const replaced = (previous[column] ?? 0) + (letter === against ? 0 : 1)
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}
