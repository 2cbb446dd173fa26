import { SIMULATED_SECRET_KEY } from '@hub/metabase-client/simulator'
import type { VariableValues } from '../../platform/configuration/environment.js'
import { type Dashboards, parseDashboards } from './dashboards.js'
import type { linksVariables } from './variables.js'

export interface LinksConfig {
  tallyUrl: string
  diagorienteUrl: string
  metabase: {
    /** Undefined for a simulated one. */
    siteUrl: string | undefined
    secretKey: string
    dashboards: Dashboards
  }
}

/** The dashboard of the simulated Metabase. */
const SIMULATED_DASHBOARDS = parseDashboards('{"5":["Département","Région"]}') ?? new Map()

export function readLinksConfig(variables: VariableValues<typeof linksVariables>, isLive: boolean): LinksConfig {
  const dashboards = variables.METABASE_DASHBOARDS
  return {
    tallyUrl: variables.TALLY_URL ?? 'https://tally.so',
    diagorienteUrl: variables.DIAGORIENTE_URL ?? 'https://diagoriente.beta.gouv.fr',
    metabase: isLive
      ? {
          siteUrl: variables.METABASE_SITE_URL,
          secretKey: variables.METABASE_SECRET_KEY ?? '',
          dashboards: dashboards ?? new Map(),
        }
      : { siteUrl: undefined, secretKey: SIMULATED_SECRET_KEY, dashboards: dashboards ?? SIMULATED_DASHBOARDS },
  }
}
