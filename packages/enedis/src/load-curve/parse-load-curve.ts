import { ContractError } from '@hub/http'
import { checkDay, checkNames, checkUsagePoint } from '../check-parameters.js'
import { refuse } from '../refuse.js'
import type { Generation } from '../generation.js'
import { createLoadCurve } from '../series/load-curve.js'
import { UnreadableAnswer } from '../series/points.js'
import { readLoadCurve } from '../series/read-load-curve.js'
import type { LoadCurve } from '../series/types.js'
import { dayStart } from '../time/paris.js'

/** What an answer of a load curve must be about. */
export interface ParseLoadCurveParameters {
  usagePointId: string
  /** First day, `YYYY-MM-DD`. */
  start: string
  /** The day after the last one. */
  end: string
  /** In whose form the answer is. Default `2026`. */
  generation?: Generation | undefined
  /** Default `consumption`. */
  direction?: 'consumption' | 'production' | undefined
}

/**
 * Reads the bytes of a load curve that were obtained in another way, such as kept ones, with all the checks of a client.
 *
 * @throws InvalidRequestError naming the parameter at fault
 * @throws ContractError when the answer does not fit, or is about another point; nothing is half read
 */
export function parseLoadCurve(bytes: Uint8Array, parameters: ParseLoadCurveParameters): LoadCurve {
  checkNames(parameters, ['usagePointId', 'start', 'end', 'generation', 'direction'])
  const { generation = '2026', direction = 'consumption' } = parameters
  if (!(bytes instanceof Uint8Array)) throw refuse('bytes', 'must be a Uint8Array')
  if (generation !== '2026' && generation !== 'v5') throw refuse('generation', 'must be 2026 or v5')
  if (direction !== 'consumption' && direction !== 'production')
    throw refuse('direction', 'must be consumption or production')
  const usagePointId = checkUsagePoint(parameters.usagePointId)
  const [start, end] = [checkDay(parameters.start, 'start'), checkDay(parameters.end, 'end')]
  if (end <= start) throw refuse('end', 'must be after start: it is the day after the last one')
  try {
    const expected = { usagePointId, generation, direction, unit: 'W', quantity: 'PA' } as const
    const { quality, points } = readLoadCurve(bytes, expected)
    const facts = { usagePointId, generation, direction, start, end, quality }
    return createLoadCurve(facts, points, { start: dayStart(start), end: dayStart(end) })
  } catch (thrown) {
    if (!(thrown instanceof UnreadableAnswer)) throw thrown
    throw new ContractError({
      message: `a load curve: ${thrown.message}${thrown.pointer && ` at ${thrown.pointer}`}`,
      pointers: thrown.pointer === '' ? [] : [thrown.pointer],
      code: thrown.code,
      isRetryable: false,
      mayHaveBeenApplied: false,
      attempts: 0,
    })
  }
}
