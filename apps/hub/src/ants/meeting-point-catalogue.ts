import type { Database } from '../platform/database.js'
import { readAgendaRevision } from './agenda-revision.js'
import type { MeetingPoint } from './agenda/schema.js'
import { allMeetingPoints } from './meeting-points.js'

/** How long a change by another process may stay unseen, in milliseconds. */
const TRUSTED_FOR = 500

export interface MeetingPointCatalogue {
  /** Every meeting point by id, in memory: one search of ANTS names up to thousands of them, one by one. */
  current(): Promise<ReadonlyMap<string, MeetingPoint>>
  /** Says that this process changed the agenda: the next `current()` sees it. */
  invalidate(): void
}

interface Copy {
  revision: string | undefined
  points: ReadonlyMap<string, MeetingPoint>
  checkedAt: number
}

export function createMeetingPointCatalogue(database: Database, now: () => number): MeetingPointCatalogue {
  let copy: Copy | undefined
  let refreshing: Promise<Copy> | undefined

  async function refresh(previous: Copy | undefined): Promise<Copy> {
    const checkedAt = now()
    // The revision comes first: points read after it are at least as new, and a later change shows at the next check.
    const revision = await database.run(readAgendaRevision)
    if (previous && previous.revision === revision) return { ...previous, checkedAt }
    const points = await database.run(allMeetingPoints)
    return { revision, points: new Map(points.map((point) => [point.id, point])), checkedAt }
  }

  async function refreshOnce(): Promise<Copy> {
    const mine = (refreshing ??= refresh(copy))
    try {
      const fresh = await mine
      // A refresh that began before an invalidation may have read the state before the change: it answers, but is not kept.
      if (refreshing === mine) copy = fresh
      return fresh
    } finally {
      if (refreshing === mine) refreshing = undefined
    }
  }

  return {
    async current() {
      if (copy && now() - copy.checkedAt < TRUSTED_FOR) return copy.points
      return (await refreshOnce()).points
    },
    invalidate() {
      refreshing = undefined
      if (copy) copy = { ...copy, checkedAt: -Infinity }
    },
  }
}
