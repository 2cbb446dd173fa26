// From who asks and what for to a series: the same way for every interface.
import type { Logger } from '../../../platform/process/logging.js'
import { type Caller, type Callers, readBearer } from '../accounts/callers.js'
import { consentMissing, GatewayError, unknownPoint } from '../gateway-error.js'
import type { Point, Points } from '../points/points.js'
import {
  type AskedSeries,
  type CachedSubject,
  type Reader,
  type Readings,
  type ReadSeries,
  requireValues,
} from '../readings/readings.js'
import { OPERATOR_KINDS } from '../readings/upstream-error.js'

/** What a request asks, and the answer. */
export interface AnsweredSeries<Asked> {
  asked: Asked
  series: ReadSeries
}

export interface SeriesAccess {
  /**
   * A series for whoever presents this header.
   * @param parse reads the request; what it throws is thrown once it is certain who asks
   * @throws {GatewayError}
   */
  readFor<Asked extends AskedSeries & { point: string }>(
    authorization: string | undefined,
    parse: () => Asked,
  ): Promise<AnsweredSeries<Asked>>
  /** What the cache has as a whole, in one statement; undefined otherwise. @throws {GatewayError} when that is nothing */
  findCached(bearer: string, asked: AskedSeries & CachedSubject): Promise<ReadSeries | undefined>
  /** The caller's own point. @throws {GatewayError} the same for all points that are not theirs */
  requirePoint(caller: Caller, point: string): Promise<Point>
  /** @throws {GatewayError} */
  read(caller: Caller, point: string, asked: AskedSeries): Promise<ReadSeries>
  /** Runs what calls Enedis about a point: a consent that is gone is noted. */
  guard<Result>(point: Point, work: () => Promise<Result>): Promise<Result>
}

export interface SeriesAccessOptions {
  callers: Callers
  points: Points
  readings: Readings
  logger: Logger
}

export function createSeriesAccess({ callers, points, readings, logger }: SeriesAccessOptions): SeriesAccess {
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

  async function read(caller: Caller, number: string, asked: AskedSeries): Promise<ReadSeries> {
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
  }

  async function findCached(bearer: string, asked: AskedSeries & CachedSubject): Promise<ReadSeries | undefined> {
    const cached = await readings.findCached(bearer, asked)
    if (cached) requireValues(cached)
    return cached
  }

  return {
    findCached,
    requirePoint,
    guard,
    read,
    async readFor(authorization, parse) {
      const bearer = readBearer(authorization)
      const parsed = attempt(parse)
      if (bearer !== undefined && parsed.asked) {
        const series = await findCached(bearer, parsed.asked)
        if (series) return { asked: parsed.asked, series }
      }
      const caller = await callers.require(authorization)
      if (!parsed.asked) throw parsed.error
      return { asked: parsed.asked, series: await read(caller, parsed.asked.point, parsed.asked) }
    },
  }
}

type Attempt<Result> = { asked: Result; error?: undefined } | { asked?: undefined; error: unknown }

function attempt<Result>(work: () => Result): Attempt<Result> {
  try {
    return { asked: work() }
  } catch (error) {
    return { error }
  }
}
