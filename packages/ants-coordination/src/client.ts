import {
  type AnswerProblem,
  type AnswerSchema,
  createKeyedMutex,
  createThrower,
  defineClient,
  InvalidRequestError,
  loadPart,
  parseRequest,
  resolveBaseUrl,
} from '@hub/http'
import { type AntsErrorCode, isAlreadyExists, readAntsError } from './errors.js'
import { formats } from './formats.js'
import { definition } from './generated/ants-coordination.definition.gen.js'
import { operations } from './generated/ants-coordination.operations.gen.js'
import { requests } from './generated/ants-coordination.requests.gen.js'
import { createGetStatus } from './get-status.js'
import { readStatus } from './status-answer.js'
import type { SynchronizationTools } from './synchronization-tools.js'
import type { AntsClient, AntsClientOptions } from './types.js'
import { wallClockMinute } from './wall-clock.js'

const tools: SynchronizationTools = {
  createKeyedMutex,
  definition,
  formats,
  InvalidRequestError,
  isAlreadyExists,
  parseRequest,
  readStatus,
  requests,
  resolveBaseUrl,
  wallClockMinute,
}

/** Numbers are checked one by one (see status-answer.ts): an odd one must not cost the others theirs. */
const anyNumbers: AnswerSchema = { type: 'object' }
const getStatus = { ...operations.getStatus, responses: { 200: anyNumbers } }
const createStrictClient = /* @__PURE__ */ define({ ...definition, operations: { ...operations, getStatus } }, true)
const createTolerantClient = /* @__PURE__ */ define(definition, false)

/**
 * A client of the ANTS coordination API («dédoublonnage»). Never throws and never touches the network; what is wrong with its
 * options is said by the first call.
 *
 * @example
 * const ants = createAntsClient({ token, environment: 'integration' })
 * const { SOLOCAL001 } = await ants.getStatus({ application_ids: ['SOLOCAL001'], meeting_point_id: '412' })
 */
export function createAntsClient(options: AntsClientOptions = {}): AntsClient {
  return (options.validate ?? 'strict') === 'strict' ? createStrictClient(options) : createTolerantClient(options)
}

function define(api: typeof definition, isStrict: boolean): (options: AntsClientOptions) => AntsClient {
  return defineClient(api, {
    formats,
    readError: readAntsError,
    verify: { createAppointment: findUnconfirmed },
    extend: (context): Pick<AntsClient, 'getStatus' | 'synchronizeApplication'> => ({
      getStatus: createGetStatus(context, isStrict),
      // A third of this package, of which a program that only reads needs nothing.
      synchronizeApplication(parameters, options) {
        const work = loadPart(() => import('./synchronization.js')).then(({ createSynchronizer }) =>
          createSynchronizer(context, tools)(parameters, options),
        )
        return work.catch(createThrower(definition.api, 'synchronizeApplication'))
      },
    }),
  })
}

/** Like LUT-WF, checks `success` and not only the status code. */
function findUnconfirmed(answer: { success?: unknown } | undefined): AnswerProblem | undefined {
  if (answer?.success === true) return undefined
  return {
    text: 'ANTS did not confirm the creation',
    pointers: ['/success'],
    code: 'not_confirmed' satisfies AntsErrorCode,
  }
}
