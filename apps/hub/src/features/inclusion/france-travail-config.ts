import type { VariableValues } from '../../platform/configuration/environment.js'
import type { franceTravailVariables } from './france-travail-variables.js'

export interface FranceTravailConfig {
  retriesFirst: boolean
  /** The real service, present when the feature is live. */
  live: { apiUrl: string; authUrl: string; clientId: string; clientSecret: string } | undefined
}

export function readFranceTravailConfig(
  variables: VariableValues<typeof franceTravailVariables>,
  isLive: boolean,
): FranceTravailConfig {
  return {
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
