import type { KeyLimit } from '../../platform/feature.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { meetingPointId } from './agenda/fields.js'
import { getMeetingPoint } from './meeting-points.js'

/** An API key may cover some meeting points only (see covered-meeting-points.ts). */
export const meetingPointLimit: KeyLimit = {
  flags: '--meeting-points <LIST>',
  description: 'ids of the meeting points it covers, separated by commas (default: all)',
  noun: 'meeting points',
  parse(list) {
    const ids = list.split(',').map((id) => id.trim())
    if (ids.every((id) => meetingPointId.safeParse(id).success)) return [...new Set(ids)]
    throw new OperatorError('--meeting-points is a comma list of ids of meeting points, such as 412,413.')
  },
  async findWarnings(database, ids) {
    const found = await Promise.all(ids.map((id) => getMeetingPoint(database, id)))
    const unknown = ids.filter((_, index) => found[index] === undefined)
    return unknown.map((id) => `there is no meeting point ${id} yet`)
  },
}
