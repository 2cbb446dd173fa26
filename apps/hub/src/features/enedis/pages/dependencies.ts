import type { PagesEnv } from '../../../platform/pages/page-site.js'
import type { Session, Sessions } from '../accounts/sessions.js'
import type { SiteDependencies } from '../dependencies.js'
import type { Points } from '../points/points.js'
import type { Quotas } from '../readings/quotas.js'
import type { Readings } from '../readings/readings.js'
import type { Paths } from './paths.js'

/** What the pages work with. */
export interface PagesDependencies extends SiteDependencies {
  sessions: Sessions
  points: Points
  quotas: Quotas
  readings: Readings
  /** Paths as browsers know them. */
  paths: Paths
  /** Path under which the hub is published. */
  base: string
}

/** What the pages know of a browser that is signed in. */
export interface SignedInEnv extends PagesEnv {
  Variables: PagesEnv['Variables'] & { session: Session }
}
