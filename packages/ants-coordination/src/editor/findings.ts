import type { Logger } from '@hub/http'

const MAX_IDS_LISTED = 20

interface Group {
  readonly consequence: string
  readonly problem: string
  readonly meetingPointIds: Set<string>
  count: number
}

/**
 * What was wrong with the agenda's answer to one request, gathered by kind so that a thousand bad slots make one line. Only texts
 * written in this package and ids of places enter; a value that the agenda gave never does, it may be somebody's.
 */
export class Findings {
  readonly #groups = new Map<string, Group>()

  /**
   * @param consequence what became of the item, for example `slot left out`
   * @param problem what was wrong with it, for example `callback_url is no absolute http(s) address`
   */
  add(consequence: string, problem: string, meetingPointId?: string): void {
    const key = `${consequence}\n${problem}`
    let group = this.#groups.get(key)
    if (group === undefined) {
      group = { consequence, problem, meetingPointIds: new Set(), count: 0 }
      this.#groups.set(key, group)
    }
    group.count += 1
    if (meetingPointId !== undefined) group.meetingPointIds.add(meetingPointId)
  }

  get isEmpty(): boolean {
    return this.#groups.size === 0
  }

  /** One warning per kind: `{ problem, count, meeting_point_ids }`, the ids joined by a space, at most twenty. */
  report(logger: Logger, endpoint: string): void {
    for (const { consequence, problem, meetingPointIds, count } of this.#groups.values()) {
      const listed = [...meetingPointIds].slice(0, MAX_IDS_LISTED).join(' ')
      logger.warn?.(`${endpoint}: ${consequence}`, {
        problem,
        count,
        ...(meetingPointIds.size > 0 && { meeting_point_ids: listed }),
      })
    }
  }
}
