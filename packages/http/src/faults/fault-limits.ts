import type { Fault } from './fault.js'
import type { FaultLimits } from './fault-case.js'

/** Milliseconds that no call needs, however busy the machine is. */
const FAR = { timeout: 300_000, totalTimeout: 450_000 }
const SIZE = { maxResponseBytes: 1_000_000 }

/**
 * Milliseconds of a limit that ends what nothing else ends, tried in this order: on a busy machine the first may end a call before it has sent
 * anything.
 */
export const SHORT = [300, 3_000, 30_000]

/** The limits under which nothing but the fault can end a call: a limit is short only where the fault is that nothing else ends it. */
export function getLimits({ endedBy }: Fault, short: number): Omit<FaultLimits, 'baseUrl'> {
  switch (endedBy) {
    case 'timeout':
      return { ...SIZE, ...FAR, timeout: short, maxRetries: 1 }
    case 'totalTimeout':
      return { ...SIZE, ...FAR, totalTimeout: short, maxRetries: 2 }
    default:
      return { ...SIZE, ...FAR, maxRetries: 2 }
  }
}
