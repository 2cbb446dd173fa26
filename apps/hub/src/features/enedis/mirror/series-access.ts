// From who asks and what for to a series: the same way for every interface.
import type { Logger } from '../../../platform/process/logging.js'
import type { Caller } from '../accounts/callers.js'
import { consentMissing, GatewayError, unknownPoint } from '../gateway-error.js'
import type { Point, Points } from '../points/points.js'
import { type AskedSeries, type Reader, type Readings, type ReadSeries, requireValues } from '../readings/readings.js'
import { OPERATOR_KINDS } from '../readings/upstream-error.js'

export interface SeriesAccess {
  /** The caller's own point. @throws {GatewayError} the same for all points that are not theirs */
  requirePoint(caller: Caller, point: string): Promise<Point>
  /** @throws {GatewayError} */
  read(caller: Caller, point: string, asked: AskedSeries): Promise<ReadSeries>
  /** Runs what calls Enedis about a point: a consent that is gone is noted. */
  guard<Result>(point: Point, work: () => Promise<Result>): Promise<Result>
}

export interface SeriesAccessOptions {
  points: Points
  readings: Readings
  logger: Logger
}

export function createSeriesAccess({ points, readings, logger }: SeriesAccessOptions): SeriesAccess {
  async function requirePoint({ account }: Caller, point: string): Promise<Point> {
    const found = await points.find(account.id, point)
    if (!found || found.status === 'pending') throw unknownPoint()
    if (found.status !== 'active') throw consentMissing()
    return found
  }

  async function guard<Result>(point: Point, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      const isGone =
        error instanceof GatewayError && ['consent_missing', 'consent_withdrawn'].includes(error.details.kind)
      if (isGone) await points.markRevoked(point.id)
      if (error instanceof GatewayError && OPERATOR_KINDS.has(error.details.kind)) {
        logger.error?.('enedis refuses this gateway: its operator must act', { kind: error.details.kind })
      }
      throw error
    }
  }

  return {
    requirePoint,
    guard,
    async read(caller, number, asked) {
      const point = await requirePoint(caller, number)
      const reader: Reader = {
        accountId: caller.account.id,
        pointKey: point.pointKey,
        point: number,
        cacheKey: caller.cacheKey,
      }
      const series = await guard(point, () => readings.read(reader, asked))
      requireValues(series)
      return series
    },
  }
}
