import type { AgentRecord } from '../records.js'
import type { RdvSolidaritesState } from '../state.js'
import type { Parameters } from '../parameters.js'
import type { RecordStore } from '../record-store.js'

/** Input of an operation. */
export interface Context {
  parameters: Parameters
  /** The caller. */
  agent: AgentRecord
  records: RecordStore
  state: RdvSolidaritesState
}

/** Applies one operation and answers it, or throws a Refusal. */
export type OperationHandler = (context: Context) => Response
