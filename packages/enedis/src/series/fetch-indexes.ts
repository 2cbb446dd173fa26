import type { CallOptions, WithResponse } from '@hub/http'
import { refuseGeneration } from '../refuse.js'
import type { ApiMode } from '../generation.js'
import { checkSeries, fetchSeries, type SeriesContext } from './fetch-series.js'
import { readIndexes } from './indexes.js'
import type { Asked, SeriesKind } from './kinds.js'
import { parseBytes } from './read-json.js'
import type { EnedisIndexes, IndexRegister } from './types.js'

type Direction = 'consumption' | 'production'

/**
 * Readings of the registers, in windows as any other daily series.
 *
 * @throws InvalidRequestError `not_available_in_generation` in v5
 */
export async function fetchIndexes(
  context: SeriesContext,
  mode: ApiMode,
  direction: Direction,
  parameters: unknown,
  call?: CallOptions,
): Promise<WithResponse<EnedisIndexes>> {
  const asked = checkSeries(parameters, context.now())
  if (mode === 'v5') throw refuseGeneration('an index', mode)
  // There is no other generation to turn to.
  const choose: SeriesContext['choose'] = (_, run) => run('2026')
  return fetchSeries({ ...context, choose }, createIndexKind(direction), asked, call)
}

function createIndexKind(direction: Direction): SeriesKind<EnedisIndexes> {
  const toFacts = ({ usagePointId, generation, start, end }: Asked) => ({
    usagePointId,
    generation,
    direction,
    start,
    end,
  })
  return {
    operation: direction === 'production' ? 'productionIndexes' : 'consumptionIndexes',
    isCurve: false,
    read: (bytes, asked) => readIndexes(parseBytes(bytes), toFacts(asked)),
    createEmpty: (asked) => ({ ...toFacts(asked), quality: null, registers: [] }),
    join: joinIndexes,
  }
}

/** Windows that follow each other, as one. */
function joinIndexes(windows: readonly EnedisIndexes[]): EnedisIndexes {
  const [first, last] = [windows[0] as EnedisIndexes, windows.at(-1) as EnedisIndexes]
  const quality = windows.find((window) => window.quality !== null)?.quality ?? null
  return { ...first, end: last.end, quality, registers: joinRegisters(windows.flatMap(({ registers }) => registers)) }
}

/** The readings of one register, which several windows have, as one. */
function joinRegisters(registers: readonly IndexRegister[]): IndexRegister[] {
  const byName = new Map<string, IndexRegister>()
  for (const { readings, ...register } of registers) {
    const name = JSON.stringify(register)
    byName.set(name, { ...register, readings: [...(byName.get(name)?.readings ?? []), ...readings] })
  }
  return [...byName.values()]
}
