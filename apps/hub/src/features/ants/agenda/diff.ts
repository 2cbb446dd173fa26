// The changes that an import makes, computed before anything is written.
import { isDeepStrictEqual } from 'node:util'
import type { AgendaProblem } from './agenda-problem.js'
import type { MeetingPoint } from './schema.js'

/** Ids of meeting points, by what an import does to them. */
export interface AgendaDiff {
  /** Listed and not stored yet, in the document's order. */
  added: string[]
  /** Listed and stored with other values: replaced whole. */
  changed: string[]
  /** Listed and stored with the same values, defaults filled in. */
  unchanged: string[]
  /** Stored, not listed, and pruned; always empty without `prune`. */
  removed: string[]
}

/** The answer to an accepted import. */
export interface ImportReport extends AgendaDiff {
  warnings: AgendaProblem[]
}

/**
 * Compares the stored meeting points with those that an agenda lists.
 *
 * Values are compared after defaults are filled in, and the order of keys is ignored (PostgreSQL's jsonb does not keep
 * it); the order of openings and closures counts. `prune` removes what the agenda does not list.
 */
export function diffAgenda(
  stored: Iterable<MeetingPoint>,
  listed: readonly MeetingPoint[],
  options: { prune: boolean },
): AgendaDiff {
  const storedPoints = new Map([...stored].map((point) => [point.id, point]))
  const listedIds = new Set(listed.map(({ id }) => id))
  const diff: AgendaDiff = { added: [], changed: [], unchanged: [], removed: [] }
  for (const point of listed) diff[fate(storedPoints.get(point.id), point)].push(point.id)
  if (options.prune) diff.removed = [...storedPoints.keys()].filter((id) => !listedIds.has(id))
  return diff
}

function fate(before: MeetingPoint | undefined, after: MeetingPoint): 'added' | 'changed' | 'unchanged' {
  if (before === undefined) return 'added'
  return isDeepStrictEqual(before, after) ? 'unchanged' : 'changed'
}
