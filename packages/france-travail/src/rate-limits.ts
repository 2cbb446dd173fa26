import { createRateLimiter, type RateLimit, type RateLimiter, rateLimiterByOperation } from '@hub/http'
import { DEFAULT_PAUSE } from './errors.js'
import { operations } from './generated/france-travail.operations.gen.js'
import type { FranceTravailClientOptions } from './types.js'

/** Milliseconds after which a call counts as over: more than the 60 s that one may take. */
const MAX_DURATION = 120_000

/**
 * 3 searches and 1 update a second, for all who share the store. An update that is only tested counts as one. No pace is known for the agent
 * realm: a 429 there holds its calls, and nothing else does.
 */
export function createRateLimiters(options: FranceTravailClientOptions): Pick<RateLimiter, 'gate'> {
  const { rateLimitStore: store, clientId = '' } = options
  const create = (name: string, limits: readonly RateLimit[]): RateLimiter =>
    createRateLimiter({
      limits,
      defaultHold: DEFAULT_PAUSE * 1_000,
      maxDuration: MAX_DURATION,
      store,
      key: `france-travail:${name}:${clientId}`,
    })
  const search = create('searchCertifiedIndividual', [operations.searchCertifiedIndividual.rateLimit])
  const update = create('updatePassIae', [operations.updatePassIae.rateLimit])
  const agent = create('agent', [])
  const limiters: Readonly<Record<string, RateLimiter>> = {
    searchCertifiedIndividual: search,
    updatePassIae: update,
    testPassIaeUpdate: update,
    findUserByNir: agent,
    findUserByNumber: agent,
    getRqth: agent,
  }
  return rateLimiterByOperation((operation) => limiters[operation])
}
