import type { createKeyedMutex, InvalidRequestError, parseRequest, resolveBaseUrl } from '@hub/http'
import type { isAlreadyExists } from './errors.js'
import type { formats } from './formats.js'
import type { definition } from './generated/ants-coordination.definition.gen.js'
import type { requests } from './generated/ants-coordination.requests.gen.js'
import type { readStatus } from './status-answer.js'
import type { wallClockMinute } from './wall-clock.js'

/**
 * What a synchronization uses of the code that is there at start. Its own is loaded on demand and imports none of that: a bundler would put
 * what both import into a third file, which costs every client half a kilobyte.
 */
export interface SynchronizationTools {
  createKeyedMutex: typeof createKeyedMutex
  definition: typeof definition
  formats: typeof formats
  InvalidRequestError: typeof InvalidRequestError
  isAlreadyExists: typeof isAlreadyExists
  parseRequest: typeof parseRequest
  readStatus: typeof readStatus
  requests: typeof requests
  resolveBaseUrl: typeof resolveBaseUrl
  wallClockMinute: typeof wallClockMinute
}

/** Set before anything else. */
export let tools: SynchronizationTools

export function setTools(given: SynchronizationTools): void {
  tools = given
}
