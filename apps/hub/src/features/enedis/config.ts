import type { ApiMode } from '@hub/enedis-client'
import type { VariableValues } from '../../platform/configuration/environment.js'
import type { OwnershipRule } from './points/holder.js'
import type { enedisVariables } from './variables.js'

export interface EnedisConfig {
  /** The real service, present when the feature is live. */
  live: LiveEnedis | undefined
  apiMode: ApiMode
  authorizeVersion: 'v2' | 'v1'
  /** The address that is registered at Enedis, where browsers come back; undefined when it is not told. */
  redirectUri: string | undefined
  /** The last digit of `state` chooses the customer: in the sandbox of Enedis. */
  hasCustomerDigit: boolean
  ownership: OwnershipRule
}

export interface LiveEnedis {
  environment: 'production' | 'sandbox'
  apiUrl: string | undefined
  authorizeUrl: string | undefined
  clientId: string
  clientSecret: string
}

type Variables = VariableValues<typeof enedisVariables>

export function readEnedisConfig(variables: Variables, isLive: boolean): EnedisConfig {
  const environment = variables.ENEDIS_ENVIRONMENT ?? 'production'
  return {
    live: isLive
      ? {
          environment,
          apiUrl: variables.ENEDIS_API_URL,
          authorizeUrl: variables.ENEDIS_AUTHORIZE_URL,
          // Both are there when the feature is live: it requires them.
          clientId: variables.ENEDIS_CLIENT_ID ?? '',
          clientSecret: variables.ENEDIS_CLIENT_SECRET ?? '',
        }
      : undefined,
    apiMode: variables.ENEDIS_API_MODE ?? '2026',
    authorizeVersion: variables.ENEDIS_AUTHORIZE_VERSION ?? 'v2',
    redirectUri: variables.ENEDIS_REDIRECT_URI,
    hasCustomerDigit: !isLive || environment === 'sandbox',
    // Live, a redirect alone never gives anybody's measures.
    ownership: isLive ? 'strict' : (variables.ENEDIS_OWNERSHIP ?? 'redirect-only'),
  }
}
