import type { VariableValues } from '../../platform/configuration/environment.js'
import { type antsVariables, DEFAULT_AUTH_HEADER, DEFAULT_SLOT_MEMORY } from './variables.js'

export interface AntsConfig {
  /** Tokens that ANTS may present; empty when the demo token of the data directory is used instead. */
  tokens: readonly string[]
  headerName: string
  /** Bytes of slots that are kept ready. */
  slotMemory: number
  /** The coordination API, present when the feature is live. */
  coordination: { apiUrl: string; token: string } | undefined
}

export function readAntsConfig(variables: VariableValues<typeof antsVariables>, isLive: boolean): AntsConfig {
  return {
    tokens: variables.ANTS_HUB_AUTH_TOKENS ?? [],
    headerName: variables.ANTS_HUB_AUTH_HEADER ?? DEFAULT_AUTH_HEADER,
    slotMemory: (variables.ANTS_HUB_SLOT_MEMORY ?? DEFAULT_SLOT_MEMORY) * 1_000_000,
    // Both are there when the feature is live: it requires them.
    coordination: isLive
      ? { apiUrl: variables.ANTS_RDV_API_URL ?? '', token: variables.ANTS_RDV_OPT_AUTH_TOKEN ?? '' }
      : undefined,
  }
}
