// Reading a series: what the cache has, and calls of Enedis for the rest.
import type { EnedisClient } from '@hub/enedis-client'
import { HubError } from '@hub/http'
import { GatewayError } from '../gateway-error.js'
import type { Cache, CachePlace } from './cache.js'
import type { AskedParts, CachedAnswers } from './cached-answers.js'
import { type DayValue, hasValue } from './day-values.js'
import { findExpiry } from './expiry.js'
import type { RunAlone } from './flights.js'
import { fetchWindow } from './fetch-window.js'
import { quotaExhausted } from './quota-error.js'
import type { Counter, Quotas, Usage } from './quotas.js'
import type { MeteringResource } from './resources.js'
import { toGatewayError } from './upstream-error.js'
import { listDays, planWindows, type Range } from './windows.js'

export type CacheStatus = 'HIT' | 'MISS' | 'PARTIAL'

export interface Reader {
  accountId: string
  pointKey: string
  /** 14 digits. */
  point: string
  /** Derived from the API key; without it (a browser) nothing is cached. */
  cacheKey?: Buffer | undefined
}

export interface AskedSeries extends Range {
  resource: MeteringResource
  /** The phases of the maximum power too. */
  phases?: boolean | undefined
  /** One maximum a day, or one a month, which is asked for anew each time. Default `P1D`. */
  step?: 'P1D' | 'P1M' | undefined
}

export interface ReadSeries {
  /** Every day asked for, in order, with or without a value. */
  days: ReadonlyMap<string, DayValue>
  cacheStatus: CacheStatus
  /** What was counted, and what is left of it. */
  counter: Counter
  usage: Usage | undefined
  /** Some days are missing because the quota at Enedis is used up. */
  isPartial: boolean
}

export interface Readings {
  /** What the cache has as a whole, for who presents this; undefined otherwise, and nothing is counted. */
  findCached(bearer: string, asked: AskedSeries & CachedSubject): Promise<ReadSeries | undefined>
  /** @throws {GatewayError} */
  read(reader: Reader, asked: AskedSeries): Promise<ReadSeries>
}

/** Which point, and whether a token must list it. */
export type CachedSubject = Pick<AskedParts, 'point' | 'mustBeListed'>

export interface ReadingsOptions {
  client: EnedisClient
  cachedAnswers: CachedAnswers
  runAlone: RunAlone
  cache: Cache
  quotas: Quotas
  now: () => number
}

type KnownDays = ReadonlyMap<string, DayValue>

const isWhole = (known: KnownDays, asked: AskedSeries): boolean => known.size === listDays(asked).length

export function createReadings({ client, cachedAnswers, cache, quotas, runAlone, now }: ReadingsOptions): Readings {
  const flights = new Map<string, Promise<ReadSeries>>()

  async function read(reader: Reader, asked: AskedSeries, key: string): Promise<ReadSeries> {
    const place = toPlace(reader, asked)
    // Nothing is shared between processes but by the cache.
    if (!place) return fetchMissing(reader, asked, new Map())
    const known = await readKnown(place, asked)
    if (isWhole(known, asked)) return answerFromCache(reader, asked, known)
    return runAlone(key, async () => {
      const nowKnown = await readKnown(place, asked)
      if (isWhole(nowKnown, asked)) return answerFromCache(reader, asked, nowKnown)
      return fetchMissing(reader, asked, nowKnown)
    })
  }

  /** Priced and counted before the first call. */
  async function fetchMissing(reader: Reader, asked: AskedSeries, known: KnownDays): Promise<ReadSeries> {
    const wanted = listDays(asked)
    const missing = wanted.filter((day) => !known.has(day))
    const windows = planWindows(missing, asked.resource.series)
    const usage = await quotas.take(reader.accountId, 'upstream', windows.length)
    if (!usage) throw quotaExhausted((await quotas.read(reader.accountId)).upstream, 'upstream', windows.length, now())
    const { fetched, failure } = await fetchAll(reader, asked, windows)
    await keep(toPlace(reader, asked), fetched)
    const isPartial = failure !== undefined && failure.details.status === 503 && known.size > 0
    if (failure && !isPartial) throw failure
    return {
      days: inOrder(wanted, known, fetched),
      cacheStatus: known.size > 0 ? 'PARTIAL' : 'MISS',
      counter: 'upstream',
      usage,
      isPartial,
    }
  }

  async function answerFromCache(reader: Reader, asked: AskedSeries, known: KnownDays): Promise<ReadSeries> {
    const usage = await quotas.take(reader.accountId, 'cached', 1)
    if (!usage) throw quotaExhausted((await quotas.read(reader.accountId)).cached, 'cached', 1, now())
    const days = inOrder(listDays(asked), known)
    return { days, cacheStatus: 'HIT', counter: 'cached', usage, isPartial: false }
  }

  async function readKnown(place: CachePlace, asked: AskedSeries): Promise<KnownDays> {
    return parseDays(await cache.read(place, listDays(asked)))
  }

  /** One window after the other: the pace of Enedis allows no more, and what was fetched before a failure is kept. */
  async function fetchAll(
    { accountId, point }: Reader,
    { resource, phases, step }: AskedSeries,
    windows: readonly Range[],
  ) {
    const fetched = new Map<string, DayValue>()
    let made = 0
    let failure: GatewayError | undefined
    for (const window of windows) {
      try {
        const { values, calls } = await fetchWindow(client, { resource, point, window, phases, step })
        made += calls
        for (const [day, value] of values) fetched.set(day, value)
      } catch (error) {
        // None was made where the pace of Enedis does not allow one.
        made += HubError.isInstance(error) ? error.attempts : 1
        failure = toGatewayError(error, now())
        break
      }
    }
    await quotas.correct(accountId, 'upstream', made - windows.length)
    return { fetched, failure }
  }

  async function keep(place: CachePlace | undefined, fetched: ReadonlyMap<string, DayValue>): Promise<void> {
    if (!place) return
    const instant = now()
    const entries = [...fetched].map(([day, value]) => {
      return [day, { text: JSON.stringify(value), expiresAt: findExpiry(day, value, instant) }] as const
    })
    await cache.write(place, new Map(entries))
  }

  return {
    async findCached(bearer, asked) {
      if (!isCached(asked)) return undefined
      const { point, mustBeListed } = asked
      const parts = listDays(asked)
      const found = await cachedAnswers.find(bearer, { point, resource: nameResource(asked), parts, mustBeListed })
      if (!found) return undefined
      return {
        days: parseDays(found.texts),
        cacheStatus: 'HIT',
        counter: 'cached',
        usage: found.usage,
        isPartial: false,
      }
    },
    read(reader, asked) {
      const { accountId, pointKey, cacheKey } = reader
      const { resource, start, end, phases = false, step = 'P1D' } = asked
      const key = JSON.stringify([accountId, pointKey, resource.name, start, end, phases, step, cacheKey !== undefined])
      const flying = flights.get(key)
      if (flying) return flying
      const flight = read(reader, asked, key).finally(() => flights.delete(key))
      flights.set(key, flight)
      return flight
    },
  }
}

/** Nothing at all is for whoever asks the same as an error of Enedis. */
export function requireValues({ days }: ReadSeries): void {
  for (const value of days.values()) if (hasValue(value)) return
  throw new GatewayError({
    status: 404,
    error: 'no_data_found',
    description: 'no measure found for this usage point',
    kind: 'no_data',
  })
}

const isCached = ({ step }: AskedSeries): boolean => step !== 'P1M'
const nameResource = ({ resource, phases }: AskedSeries): string => (phases ? `${resource.name}-phases` : resource.name)

function toPlace({ accountId, pointKey, cacheKey }: Reader, asked: AskedSeries): CachePlace | undefined {
  if (!cacheKey || !isCached(asked)) return undefined
  return { accountId, pointKey, cacheKey, resource: nameResource(asked) }
}

function parseDays(texts: ReadonlyMap<string, string>): KnownDays {
  return new Map([...texts].map(([day, text]) => [day, JSON.parse(text) as DayValue]))
}

function inOrder(wanted: readonly string[], ...sources: readonly ReadonlyMap<string, DayValue>[]) {
  const days = new Map<string, DayValue>()
  for (const day of wanted) {
    const value = sources.find((source) => source.has(day))?.get(day)
    if (value) days.set(day, value)
  }
  return days
}
