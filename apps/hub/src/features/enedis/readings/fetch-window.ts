import type { EnedisClient } from '@hub/enedis-client'
import { type ApiPromise, HubError } from '@hub/http'
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

/** What a window gave, and how many calls it took. */
export interface FetchedWindow {
  values: DayValues
  calls: number
}

/** One call of Enedis, or more where it takes no window of that length. A window for which there is nothing has days without values. */
export async function fetchWindow(client: EnedisClient, asked: AskedWindow): Promise<FetchedWindow> {
  try {
    return await call(client, asked)
  } catch (error) {
    if (!HubError.isInstance(error) || findKind(error) !== 'no_data') throw error
    return { values: readNothing(asked.window), calls: error.attempts }
  }
}

async function call(client: EnedisClient, asked: AskedWindow): Promise<FetchedWindow> {
  const { resource, point, window, phases, step } = asked
  const period = { usagePointId: point, ...window }
  const consumes = resource.direction === 'consumption'
  const read = async <Data>(sent: ApiPromise<Data>, toValues: (data: Data, window: Range) => DayValues) => {
    const { data, attempts } = await sent.withResponse()
    return { values: toValues(data, window), calls: attempts }
  }
  switch (resource.series) {
    case 'curve':
      return read(consumes ? client.getConsumptionLoadCurve(period) : client.getProductionLoadCurve(period), readCurve)
    case 'daily':
      return read(consumes ? client.getDailyConsumption(period) : client.getDailyProduction(period), readDailyEnergy)
    default:
      return read(client.getDailyMaxPower({ ...period, phases, step }), readMaxPower)
  }
}
