import type { Fault } from './fault.js'
import type { FaultLimits } from './fault-case.js'

/** Milliseconds that no call needs, however busy the machine is. */
const FAR = { timeout: 300_000, totalTimeout: 450_000 }
const SIZE = { maxResponseBytes: 1_000_000 }

/** The limits under which nothing but the fault can end a call: a limit is short only where the fault is that nothing else ends it. */
export function getLimits({ endedBy }: Fault): Omit<FaultLimits, 'baseUrl'> {
  switch (endedBy) {
    case 'timeout':
      return { ...SIZE, ...FAR, timeout: 300, maxRetries: 1 }
    case 'totalTimeout':
      return { ...SIZE, ...FAR, totalTimeout: 300, maxRetries: 2 }
    default:
      return { ...SIZE, ...FAR, maxRetries: 2 }
  }
}
