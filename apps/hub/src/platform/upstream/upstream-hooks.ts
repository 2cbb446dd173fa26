import type { Hooks } from '@hub/http'
import { traceCalls } from '@hub/http/opentelemetry'

/** What every client of an upstream is given: its calls are in the traces, where the hub sends traces. */
export const upstreamHooks: Hooks = traceCalls()
