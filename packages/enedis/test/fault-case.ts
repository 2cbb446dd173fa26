import type { FaultCase } from '@hub/http/faults'
import { createEnedisClient, type EnedisClient, type EnedisClientOptions } from '../src/index.js'
import { POINT } from './start-client.js'

export const SECRETS = [POINT, 'canary-token', 'canary-secret']

const auth = { headers: () => ({ authorization: 'Bearer canary-token' }) }

export type Call = (client: EnedisClient) => Promise<unknown>

/** A method with the body of an answer and what is read of it; the token comes from elsewhere. */
export function createFaultCase(
  body: unknown,
  answer: unknown,
  call: Call,
  options: EnedisClientOptions = {},
): FaultCase {
  return {
    retry: 'safe',
    body: JSON.stringify(body),
    answer,
    secrets: SECRETS,
    call: (limits) => call(createFaultClient({ auth, ...limits, ...options })),
  }
}

export function createFaultClient(options: EnedisClientOptions): EnedisClient {
  return createEnedisClient({ clientId: 'canary-id', clientSecret: 'canary-secret', quotas: false, ...options })
}
