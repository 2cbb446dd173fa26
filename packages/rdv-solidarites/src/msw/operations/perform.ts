import type { AgentRecord } from '../records.js'
import type { RdvSolidaritesState } from '../state.js'
import type { Parameters } from '../parameters.js'
import type { World } from '../world.js'

/** What an operation is done with. */
export interface Context {
  parameters: Parameters
  /** Who calls. */
  agent: AgentRecord
  world: World
  state: RdvSolidaritesState
}

/** Applies one operation and answers it, or throws a Refusal. */
export type Perform = (context: Context) => Response
