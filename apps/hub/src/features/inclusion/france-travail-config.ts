import type { VariableValues } from '../../platform/configuration/environment.js'
import { DEFAULT_BATCH, DEFAULT_DELAY, type franceTravailVariables } from './france-travail-variables.js'

export interface FranceTravailConfig {
  /** PASS told in one pass. */
  batch: number
  /** Milliseconds between two. */
  delay: number
  retriesFirst: boolean
  /** The real service, present when the feature is live. */
  live: { apiUrl: string; authUrl: string; clientId: string; clientSecret: string } | undefined
}

export function readFranceTravailConfig(
  variables: VariableValues<typeof franceTravailVariables>,
  isLive: boolean,
): FranceTravailConfig {
  return {
    batch: variables.FRANCE_TRAVAIL_BATCH ?? DEFAULT_BATCH,
    delay: (variables.FRANCE_TRAVAIL_DELAY ?? DEFAULT_DELAY) * 1_000,
    retriesFirst: variables.FRANCE_TRAVAIL_RETRIES_FIRST ?? false,
    // All are there when the feature is live: it requires them.
    live: isLive
      ? {
          apiUrl: variables.FRANCE_TRAVAIL_API_URL ?? '',
          authUrl: variables.FRANCE_TRAVAIL_AUTH_URL ?? '',
          clientId: variables.FRANCE_TRAVAIL_CLIENT_ID ?? '',
          clientSecret: variables.FRANCE_TRAVAIL_CLIENT_SECRET ?? '',
        }
      : undefined,
  }
}
