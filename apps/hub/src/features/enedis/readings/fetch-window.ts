import type { EnedisClient } from '@hub/enedis-client'
import { HubError } from '@hub/http'
import { type DayValues, readCurve, readDailyEnergy, readMaxPower, readNothing } from './day-values.js'
import { findKind } from './upstream-error.js'
import type { MeteringResource } from './resources.js'
import type { Range } from './windows.js'

export interface AskedWindow {
  resource: MeteringResource
  point: string
  window: Range
  /** The phases of the maximum power too. */
  phases?: boolean | undefined
  step?: 'P1D' | 'P1M' | undefined
}

/** Somebody waits for the answer: it is not asked for as patiently as in the background. */
const OPTIONS = { maxRetries: 1 }

/** One call of Enedis. A window for which there is nothing has days without values. */
export async function fetchWindow(client: EnedisClient, { resource, point, window, phases, step }: AskedWindow) {
  const period = { usagePointId: point, ...window }
  try {
    return await call(client, { resource, period, window, phases, step })
  } catch (error) {
    if (HubError.isInstance(error) && findKind(error) === 'no_data') return readNothing(window)
    throw error
  }
}

async function call(
  client: EnedisClient,
  asked: Pick<AskedWindow, 'resource' | 'window' | 'phases' | 'step'> & { period: Range & { usagePointId: string } },
): Promise<DayValues> {
  const { resource, window, period, phases, step } = asked
  const consumes = resource.direction === 'consumption'
  switch (resource.series) {
    case 'curve': {
      const curve = consumes
        ? await client.getConsumptionLoadCurve(period, OPTIONS)
        : await client.getProductionLoadCurve(period, OPTIONS)
      return readCurve(curve, window)
    }
    case 'daily': {
      const energy = consumes
        ? await client.getDailyConsumption(period, OPTIONS)
        : await client.getDailyProduction(period, OPTIONS)
      return readDailyEnergy(energy, window)
    }
    default:
      return readMaxPower(await client.getDailyMaxPower({ ...period, phases, step }, OPTIONS), window)
  }
}
