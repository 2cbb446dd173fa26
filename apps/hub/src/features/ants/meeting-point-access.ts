// Access of API keys that cover some meeting points: for any other the answer is the same as for one that does not exist.
import type { Context } from 'hono'
import { covers } from './covered-meeting-points.js'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { type HttpProblem, notFound } from '../../platform/http/http-problem.js'

/** @throws {HttpProblem} 404 when the caller's key does not cover this meeting point, whether it exists or not. */
export function requireCovered(context: Context<HubEnv>, id: string): void {
  if (!covers(context.get('caller').coveredIds, id)) throw unknownMeetingPoint()
}

export function unknownMeetingPoint(): HttpProblem {
  return notFound('No meeting point has this id: GET /api/v1/meeting-points lists them.')
}
