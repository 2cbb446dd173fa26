import { type CallOptions, createClientCore } from '@hub/http'
import { createBatchSender, paceOf } from './batches.js'
import { insertionCalls } from './calls.js'
import { ENVIRONMENTS } from './environments.js'
import { readRdvInsertionError } from './errors.js'
import { operations, propertyNames } from './generated/rdv-insertion.operations.gen.js'
import type { operations as Operations, paths as Paths } from './generated/rdv-insertion.types.gen.js'
import type { RdvInsertionClient, RdvInsertionClientOptions } from './types.js'
import { USER_AGENT } from './user-agent.js'

const DEFINITION = {
  api: 'rdv-insertion',
  userAgent: USER_AGENT,
  environments: ENVIRONMENTS,
  operations,
  propertyNames,
  readError: readRdvInsertionError,
}

/** What the server gives itself for the calls that create, invite and send before they answer. */
const PATIENCE = 60_000

/**
 * A client of rdv-insertion. Never throws and never touches the network; what is wrong with its options is said by the first call.
 *
 * @example
 * const insertion = createRdvInsertionClient({ auth, environment: 'demo' })
 * const { department } = await insertion.getDepartment({ number: '13' })
 */
export function createRdvInsertionClient({ batchPace, ...options }: RdvInsertionClientOptions): RdvInsertionClient {
  const core = createClientCore<Paths, Operations>(DEFINITION, {
    ...options,
    // With any other value a refusal is a redirection to the home page (RDVI `authorization_concern.rb`).
    headers: { accept: 'application/json', ...options.headers },
  })
  const patiently = (call: CallOptions = {}): CallOptions => ({
    ...call,
    timeout: call.timeout ?? options.timeout ?? PATIENCE,
    totalTimeout: call.totalTimeout ?? options.totalTimeout ?? PATIENCE,
  })
  let sender: ReturnType<typeof createBatchSender> | undefined
  const sendBatches = () => (sender ??= createBatchSender(paceOf(batchPace)))
  return { ...insertionCalls({ core, patiently, sendBatches }), raw: core.raw }
}
