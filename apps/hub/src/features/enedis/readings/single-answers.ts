// What is asked for as a whole: contract data, and indexes of registers. One entry of the cache each.
import type { Cache, CachePlace } from './cache.js'
import type { RunAlone } from './flights.js'
import { quotaExhausted } from './quota-error.js'
import type { Quotas, Usage } from './quotas.js'
import type { CacheStatus, Reader } from './readings.js'
import { toGatewayError } from './upstream-error.js'

const LIFE = 24 * 3_600_000
const CURRENT = 'current'

export interface AskedAnswer<Answer> {
  /** In the key of the cache. */
  resource: string
  /** Last part of that key: which of several answers. Default `current`. */
  part?: string | undefined
  /** Calls of Enedis. */
  cost: number
  fetch: () => Promise<Answer>
  /** Epoch milliseconds. Default in a day. */
  expiresAt?: number | undefined
}

export interface SingleAnswer<Answer> {
  answer: Answer
  cacheStatus: CacheStatus
  usage: Usage | undefined
  isPartial: false
}

export interface SingleAnswers {
  /** @throws {GatewayError} */
  read<Answer>(reader: Reader, asked: AskedAnswer<Answer>): Promise<SingleAnswer<Answer>>
}

export function createSingleAnswers({
  cache,
  quotas,
  runAlone,
  now,
}: {
  cache: Cache
  quotas: Quotas
  runAlone: RunAlone
  now: () => number
}): SingleAnswers {
  const flights = new Map<string, Promise<SingleAnswer<unknown>>>()

  async function read<Answer>(reader: Reader, asked: AskedAnswer<Answer>, key: string): Promise<SingleAnswer<Answer>> {
    const place = toPlace(reader, asked)
    if (!place) return fetchAnswer(reader, asked)
    const fromCache = async () => answerFromCache(reader, asked, place)
    return (await fromCache()) ?? runAlone(key, async () => (await fromCache()) ?? fetchAnswer(reader, asked))
  }

  async function answerFromCache<Answer>(
    { accountId }: Reader,
    { part = CURRENT }: AskedAnswer<Answer>,
    place: CachePlace,
  ): Promise<SingleAnswer<Answer> | undefined> {
    const known = (await cache.read(place, [part])).get(part)
    if (known === undefined) return undefined
    const usage = await take(accountId, 'cached', 1)
    return { answer: JSON.parse(known) as Answer, cacheStatus: 'HIT', usage, isPartial: false }
  }

  async function fetchAnswer<Answer>(reader: Reader, asked: AskedAnswer<Answer>): Promise<SingleAnswer<Answer>> {
    const { accountId } = reader
    const { part = CURRENT, cost } = asked
    const place = toPlace(reader, asked)
    const usage = await take(accountId, 'upstream', cost)
    const answer = await asked.fetch().catch((error: unknown) => {
      throw toGatewayError(error, now())
    })
    const entry = { text: JSON.stringify(answer), expiresAt: asked.expiresAt ?? now() + LIFE }
    if (place) await cache.write(place, new Map([[part, entry]]))
    return { answer, cacheStatus: 'MISS', usage, isPartial: false }
  }

  async function take(accountId: string, counter: 'upstream' | 'cached', cost: number): Promise<Usage> {
    const usage = await quotas.take(accountId, counter, cost)
    if (usage) return usage
    throw quotaExhausted((await quotas.read(accountId))[counter], counter, cost, now())
  }

  return {
    read<Answer>(reader: Reader, asked: AskedAnswer<Answer>) {
      const { accountId, pointKey, cacheKey } = reader
      const key = JSON.stringify([accountId, pointKey, asked.resource, asked.part, cacheKey !== undefined])
      const flying = flights.get(key) as Promise<SingleAnswer<Answer>> | undefined
      if (flying) return flying
      const flight = read(reader, asked, key).finally(() => flights.delete(key))
      flights.set(key, flight)
      return flight
    },
  }
}

function toPlace(
  { accountId, pointKey, cacheKey }: Reader,
  { resource }: AskedAnswer<unknown>,
): CachePlace | undefined {
  return cacheKey && { accountId, pointKey, cacheKey, resource }
}
