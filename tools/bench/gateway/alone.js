// The least that a cached week can cost: its rows read by their keys, in one statement, and opened.
import { inArray } from 'drizzle-orm'
import { decryptEntry } from '../../../apps/hub/src/features/enedis/readings/cache-cipher.ts'
import { deriveCacheKey } from '../../../apps/hub/src/features/enedis/readings/cache-key.ts'
import { linkyAccounts, linkyCache } from '../../../apps/hub/src/features/enedis/tables.ts'

const RESOURCES = { daily_consumption: 'dc', consumption_load_curve: 'clc' }

/** @returns reads and opens the entries behind a path */
export function openAlone({ database, key }) {
  const known = new Map()

  async function prepare(path) {
    const [account] = await database.run((connection) => connection.select().from(linkyAccounts))
    const cacheKey = deriveCacheKey(key, account.keySalt)
    const resource = RESOURCES[path.split('?')[0].split('/').at(-1)]
    const query = new URLSearchParams(path.split('?')[1])
    const rows = await database.run((connection) => connection.select({ key: linkyCache.key }).from(linkyCache))
    const keys = rows
      .map((row) => row.key)
      .filter((each) => {
        const [name, day] = each.split(':').slice(-2)
        return name === resource && day >= query.get('start') && day < query.get('end')
      })
    if (keys.length !== 7) throw new Error(`${keys.length} entries instead of 7`)
    return { cacheKey, keys }
  }

  return async (path) => {
    if (!known.has(path)) known.set(path, await prepare(path))
    const { cacheKey, keys } = known.get(path)
    const rows = await database.run((connection) =>
      connection
        .select({ key: linkyCache.key, body: linkyCache.body })
        .from(linkyCache)
        .where(inArray(linkyCache.key, keys)),
    )
    for (const row of rows) {
      if (decryptEntry(cacheKey, row.key, row.body) === undefined) throw new Error('an entry does not open')
    }
  }
}
