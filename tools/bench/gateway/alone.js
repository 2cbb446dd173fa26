// The least that a cached week costs: its entries read by their keys, in one statement, and opened; nothing of who asks.
import { createCache } from '../../../apps/hub/src/features/enedis/readings/cache.ts'
import { deriveCacheKey } from '../../../apps/hub/src/features/enedis/readings/cache-key.ts'
import { listDays } from '../../../apps/hub/src/features/enedis/readings/windows.ts'
import { linkyAccounts } from '../../../apps/hub/src/features/enedis/tables.ts'

const RESOURCES = { daily_consumption: 'dc', consumption_load_curve: 'clc' }

/** @returns reads and opens the entries behind a path */
export function openAlone({ database, logger, now, points, key, point }) {
  const cache = createCache({ database, logger, now })
  const known = new Map()

  async function prepare(path) {
    const [account] = await database.run((connection) => connection.select().from(linkyAccounts))
    const { pathname, searchParams } = new URL(path, 'http://hub.invalid')
    const place = {
      accountId: account.id,
      cacheKey: deriveCacheKey(key, account.keySalt),
      pointKey: points.createKey(point),
      resource: RESOURCES[pathname.split('/').at(-1)],
    }
    return { place, days: listDays({ start: searchParams.get('start'), end: searchParams.get('end') }) }
  }

  return async (path) => {
    if (!known.has(path)) known.set(path, await prepare(path))
    const { place, days } = known.get(path)
    const { size } = await cache.read(place, days)
    if (size !== 7) throw new Error(`${size} entries instead of 7`)
  }
}
