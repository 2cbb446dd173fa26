import type { VariableProblem, VariableValues } from '../../platform/configuration/environment.js'
import type { directoryVariables } from './variables.js'

export interface DirectoryConfig {
  /** Left out of structures unless a request says otherwise. */
  ownSource: string | undefined
  /** The real services, present when the feature is live; an absent address is the public one. */
  live:
    | {
        geocodingUrl: string | undefined
        communesUrl: string | undefined
        sireneUrl: string | undefined
        sireneApiKey: string
        inclusionUrl: string | undefined
        inclusionToken: string
      }
    | undefined
}

type Variables = VariableValues<typeof directoryVariables>

export function readDirectoryConfig(variables: Variables, isLive: boolean): DirectoryConfig {
  return {
    ownSource: variables.DATA_INCLUSION_OWN_SOURCE,
    live: isLive
      ? {
          geocodingUrl: variables.GEOCODAGE_URL,
          communesUrl: variables.API_GEO_URL,
          sireneUrl: variables.SIRENE_URL,
          sireneApiKey: variables.SIRENE_API_KEY ?? '',
          inclusionUrl: variables.DATA_INCLUSION_URL,
          inclusionToken: variables.DATA_INCLUSION_TOKEN ?? '',
        }
      : undefined,
  }
}

/** Gone since February 2026. */
const FORMER_HOST = 'api-adresse.data.gouv.fr'

export function findFormerServices({ GEOCODAGE_URL: address }: Variables): VariableProblem[] {
  if (address === undefined || new URL(address).hostname !== FORMER_HOST) return []
  const message = `names ${FORMER_HOST}, which is gone: https://data.geopf.fr/geocodage is in its place`
  return [{ variable: 'GEOCODAGE_URL', message }]
}
