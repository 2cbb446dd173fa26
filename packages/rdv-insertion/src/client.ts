import {
  type AnswerProblem,
  assertRateLimit,
  createRateLimiter,
  defineClient,
  locateMethods,
  onDemand,
  parseRequest,
  RateLimitError,
  withWords,
} from '@hub/http'
import type { BatchTools } from './batches.js'
import { readRdvInsertionError, readRefusals } from './errors.js'
import { dropBlanks, formats } from './formats.js'
import { definition } from './generated/rdv-insertion.definition.gen.js'
import { operations } from './generated/rdv-insertion.operations.gen.js'
import type { RdvInsertionClient, RdvInsertionClientOptions, RdvInsertionContext } from './types.js'

const batchTools: BatchTools = {
  assertRateLimit,
  createRateLimiter,
  dropBlanks,
  formats,
  operations,
  parseRequest,
  RateLimitError,
  readRefusals,
  withWords,
}

/**
 * A client of rdv-insertion. Never throws and never touches the network; what is wrong with its options is said by the first call.
 *
 * @example
 * const insertion = createRdvInsertionClient({ auth, environment: 'demo' })
 * const { department } = await insertion.getDepartment({ number: '13' })
 */
export const createRdvInsertionClient: (options: RdvInsertionClientOptions) => RdvInsertionClient =
  /* @__PURE__ */ defineClient(definition, {
    formats,
    prepare: dropBlanks,
    // Its 500 calls in 5 minutes count by address: one refusal must not stop the other calls of a process for as long as it asks.
    rateLimiter: false,
    // With any other value a refusal is a redirection to the home page (RDVI `authorization_concern.rb`).
    headers: { accept: 'application/json' },
    readError: readRdvInsertionError,
    verify: { createAndInviteMany: findUnconfirmed },
    extend: (context) => ({
      ...loadBatchMethods(context),
      // Nothing but their answers is different: none may have gone out.
      createAndInvite: context.methods.createAndInvite as RdvInsertionClient['createAndInvite'],
      inviteUser: context.methods.inviteUser as RdvInsertionClient['inviteUser'],
    }),
  })

/** The methods that take lists of any length, by code that the first of them loads. */
function loadBatchMethods(
  context: RdvInsertionContext,
): Pick<RdvInsertionClient, 'createAndInviteBatches' | 'createAndInviteAll'> {
  const load = onDemand(async () =>
    (await import('./batches.js')).createBatchMethods(context, findUnconfirmed, batchTools),
  )
  const methods: ReturnType<typeof loadBatchMethods> = {
    async *createAndInviteBatches(parameters, options) {
      yield* (await load()).createAndInviteBatches(parameters, options)
    },
    createAndInviteAll: async (parameters, options) => (await load()).createAndInviteAll(parameters, options),
  }
  return locateMethods(methods, definition.api)
}

/** The only thing that this answer says. */
function findUnconfirmed(answer: { success?: unknown } | undefined): AnswerProblem | undefined {
  if (answer?.success === true) return undefined
  return { text: 'rdv-insertion did not confirm that the people are queued', pointers: ['/success'] }
}
