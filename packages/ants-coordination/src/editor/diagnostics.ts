import type { Logger } from '@hub/http'

const MAX_LISTED_IDS = 20

interface Group {
  readonly consequence: string
  readonly problem: string
  readonly meetingPointIds: Set<string>
  count: number
}

/**
 * The problems of the agenda's answers to one request, grouped by kind so that a thousand bad slots make one log line. Only messages
 * written in this package and ids of meeting points are logged, never a value that the agenda returned: it may be personal.
 */
export class Diagnostics {
  readonly #groups = new Map<string, Group>()

  /**
   * @param consequence what happens to the item, for example `slot left out`
   * @param problem what is wrong with it, for example `callback_url is not an absolute http(s) address`
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

  /** Logs one warning per kind: `{ problem, count, meeting_point_ids }`, the ids separated by spaces, at most twenty. */
  report(logger: Logger, endpoint: string): void {
    for (const { consequence, problem, meetingPointIds, count } of this.#groups.values()) {
      const listed = [...meetingPointIds].slice(0, MAX_LISTED_IDS).join(' ')
      logger.warn?.(`${endpoint}: ${consequence}`, {
        problem,
        count,
        ...(meetingPointIds.size > 0 && { meeting_point_ids: listed }),
      })
    }
  }
}
