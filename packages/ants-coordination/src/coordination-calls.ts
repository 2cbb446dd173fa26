import type { AnswerProblem, CallOptions, ClientCore } from '@hub/http'
import type { AntsErrorCode } from './errors.js'
import type { operations, paths } from './generated/ants-coordination.types.gen.js'
import { creationQuery, deletionQuery, statusQuery } from './parameters.js'
import type { AntsClient, CreateAppointmentParameters, DeleteAppointmentParameters, StatusParameters } from './types.js'

type Core = ClientCore<paths, operations>

/** The three operations of the API, with what its answers must be checked for beyond their schema. */
export function coordinationCalls(
  core: Core,
): Pick<AntsClient, 'getStatus' | 'createAppointment' | 'deleteAppointment'> {
  return {
    getStatus(parameters: StatusParameters, options?: CallOptions) {
      let asked: readonly string[] = []
      const prepare = () => {
        const query = statusQuery(parameters)
        asked = query.application_ids
        return { query }
      }
      return core.call('getStatus', prepare, options, (answer) => missingNumbers(asked, answer))
    },
    createAppointment: (parameters: CreateAppointmentParameters, options?: CallOptions) =>
      core.call('createAppointment', () => ({ query: creationQuery(parameters) }), options, unconfirmed),
    deleteAppointment: (parameters: DeleteAppointmentParameters, options?: CallOptions) =>
      core.call('deleteAppointment', () => ({ query: deletionQuery(parameters) }), options),
  }
}

/** A number that the answer does not hold must never pass for a number without appointment (HUB-OPT tolerates null values). */
function missingNumbers(
  asked: readonly string[],
  answer: Record<string, unknown> | undefined,
): AnswerProblem | undefined {
  const positions = asked.flatMap((id, index) => (answer && Object.hasOwn(answer, id) ? [] : [index]))
  if (positions.length === 0) return undefined
  const text = `the answer says nothing of ${positions.map((index) => `application_ids[${index}]`).join(', ')}`
  return { text, code: 'status_missing' satisfies AntsErrorCode }
}

/** LUT-WF looks at `success`, not only at the status code, and so must everybody. */
function unconfirmed(answer: { success?: unknown } | undefined): AnswerProblem | undefined {
  if (answer?.success === true) return undefined
  return {
    text: 'ANTS did not confirm the creation',
    pointers: ['/success'],
    code: 'not_confirmed' satisfies AntsErrorCode,
  }
}
