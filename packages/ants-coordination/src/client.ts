import { createClientCore, headerAuth } from '@hub/http'
import { withoutApiSuffix } from './base-url.js'
import { coordinationCalls } from './coordination-calls.js'
import { ENVIRONMENTS } from './environments.js'
import { readAntsError } from './errors.js'
import { operations, propertyNames } from './generated/ants-coordination.operations.gen.js'
import type { operations as Operations, paths as Paths } from './generated/ants-coordination.types.gen.js'
import { createSynchronizer } from './synchronization.js'
import type { AntsClient, AntsClientOptions } from './types.js'
import { USER_AGENT } from './user-agent.js'

const DEFINITION = {
  api: 'ANTS coordination',
  userAgent: USER_AGENT,
  environments: ENVIRONMENTS,
  // A citizen waits for the answer: 4 s an attempt, as RDV-SP gives it, and 8 s in all.
  defaults: { timeout: 4_000, totalTimeout: 8_000 },
  operations,
  propertyNames,
  readError: readAntsError,
}

/**
 * A client of the ANTS coordination API («dédoublonnage»). Never throws and never touches the network; what is wrong with its
 * options is said by the first call.
 *
 * @example
 * const ants = createAntsClient({ token, environment: 'integration' })
 * const { SOLOCAL001 } = await ants.getStatus({ application_ids: ['SOLOCAL001'], meeting_point_id: '412' })
 */
export function createAntsClient({ token = '', ...options }: AntsClientOptions = {}): AntsClient {
  // Something else than text is refused by the first call, like any other unusable option.
  const baseUrl = typeof options.baseUrl === 'string' ? withoutApiSuffix(options.baseUrl) : options.baseUrl
  const core = createClientCore<Paths, Operations>(DEFINITION, {
    ...options,
    auth: options.auth ?? headerAuth('x-rdv-opt-auth-token', token),
    baseUrl,
  })
  const calls = coordinationCalls(core)
  // By address: one client may name the environment and another its address.
  const service = baseUrl ?? (options.environment && ENVIRONMENTS[options.environment]) ?? ''
  const synchronizeApplication = createSynchronizer(core, calls, service)
  return { ...calls, synchronizeApplication, raw: core.raw }
}
