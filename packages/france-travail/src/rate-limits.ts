import { createRateLimiter, type RateLimiter, rateLimiterByOperation } from '@hub/http'
import { DEFAULT_PAUSE } from './errors.js'
import { operations } from './generated/france-travail.operations.gen.js'
import type { FranceTravailClientOptions } from './types.js'

/** Milliseconds after which a call counts as over: more than the 60 s that one may take. */
const MAX_DURATION = 120_000

/** 3 searches and 1 update a second, for all who share the store. An update that is only tested counts as one. */
export function createRateLimiters(options: FranceTravailClientOptions): Pick<RateLimiter, 'gate'> {
  const { rateLimitStore: store, clientId = '' } = options
  const create = (name: 'searchCertifiedIndividual' | 'updatePassIae'): RateLimiter =>
    createRateLimiter({
      limits: [operations[name].rateLimit],
      defaultHold: DEFAULT_PAUSE * 1_000,
      maxDuration: MAX_DURATION,
      store,
      key: `france-travail:${name}:${clientId}`,
    })
  const search = create('searchCertifiedIndividual')
  const update = create('updatePassIae')
  const limiters: Readonly<Record<string, RateLimiter>> = {
    searchCertifiedIndividual: search,
    updatePassIae: update,
    testPassIaeUpdate: update,
  }
  return rateLimiterByOperation((operation) => limiters[operation])
}
