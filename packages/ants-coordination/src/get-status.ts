import type { AnswerProblem } from '@hub/http'
import type { AntsErrorCode } from './errors.js'
import { pickUsable, readStatuses, type StatusReading } from './status-answer.js'
import type { StatusAnswer } from './status-types.js'
import type { AntsClient, AntsContext } from './types.js'

/** `getStatus`, with what its answer must be checked for beyond its schema. */
export function createGetStatus({ core, buildRequest }: AntsContext, isStrict: boolean): AntsClient['getStatus'] {
  return (parameters, options) => {
    let asked: readonly string[] = []
    let readings: ReadonlyMap<string, StatusReading> = new Map()
    const prepare = () => {
      const request = buildRequest('getStatus', parameters)
      asked = request.query.application_ids
      return request
    }
    const verify = (answer: unknown) => {
      readings = readStatuses(answer, asked)
      return findUnusable(readings, isStrict)
    }
    // Where answers are not validated, an unreadable one is returned unchanged.
    const finish = (answer: object): StatusAnswer => ({ ...(answer as StatusAnswer), ...pickUsable(readings) })
    return core.call('getStatus', prepare, options, verify, finish)
  }
}

/** A number of which the answer says nothing usable must never pass for a number without appointment. */
function findUnusable(readings: ReadonlyMap<string, StatusReading>, isStrict: boolean): AnswerProblem | undefined {
  const problems = [...readings.values()].flatMap(({ problem }, index) =>
    problem && (isStrict || problem.code !== undefined) ? [{ problem, name: `application_ids[${index}]` }] : [],
  )
  const [first] = problems
  if (first === undefined) return undefined
  if (first.problem.code === undefined) return first.problem
  const names = problems.filter(({ problem }) => problem.code !== undefined).map(({ name }) => name)
  return { text: `the answer says nothing of ${names.join(', ')}`, code: 'status_missing' satisfies AntsErrorCode }
}
