// The hub behind PgBouncer in transaction mode: nothing that it says to the server is refused, or stays behind for others.
import { sql } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/platform/database/database.js'
import { startAnts } from '../support/ants-process.js'
import { authorization, bookAll, liveEnvironment, PLACE } from '../support/bookers.js'
import { startLive } from '../support/hub-process.js'
import { startCluster, withoutCluster } from '../support/own-cluster.js'
import { agenda, meetingPoint } from '../support/points.js'
import { startPooler, withoutPooler } from '../support/pooler.js'

const missing = withoutCluster || withoutPooler

describe.skipIf(missing !== '')(`behind a pooler${missing}`, () => {
  test('two hubs start together, migrate, book and stop; limits hold, and only within transactions', async () => {
    await using cluster = await startCluster()
    await using pooler = await startPooler(cluster)
    await using ants = await startAnts()
    const numbers = Array.from({ length: 40 }, (_, index) => `B${String(index).padStart(9, '0')}`)
    await ants.validate(numbers)
    const storage = { ...cluster.storage, config: { ...cluster.storage.config, databaseUrl: pooler.databaseUrl } }
    const environment = liveEnvironment(storage, ants.url)
    const [first, second] = await Promise.all([startLive(environment), startLive(environment)])
    await using _ = first.hub
    await using __ = second.hub
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    const published = await fetch(`${first.url}/api/v1/agenda`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(agenda(meetingPoint(PLACE, { openings }))),
    })
    expect(published.status).toBe(200)
    let turn = 0
    const pages = await bookAll({ url: () => ((turn += 1) % 2 === 0 ? first.url : second.url), numbers })
    expect(pages.size).toBe(numbers.length)
    // The queue works there too.
    await vi.waitFor(async () => expect((await ants.witness()).appointments).toHaveLength(numbers.length), {
      timeout: 60_000,
      interval: 200,
    })

    const database = await openDatabase(storage.config)
    const setting = (name: string) => sql`select current_setting(${name}) as value`
    const values = await database.transaction(async (transaction) => [
      await transaction.execute(setting('lock_timeout')),
      await transaction.execute(setting('idle_in_transaction_session_timeout')),
    ])
    expect(JSON.stringify(values)).toMatch(/1500ms.*3s/)
    for (let round = 0; round < 20; round += 1) {
      const outside = await database.run((connection) => connection.execute(setting('lock_timeout')))
      expect(JSON.stringify(outside)).toContain('"value":"0"')
    }
    // Locks that belong to a session would stay with a connection of the pooler; those of a transaction under way go with it.
    await vi.waitFor(
      async () => expect(await cluster.query(`select objid from pg_locks where locktype = 'advisory'`)).toEqual([]),
      { timeout: 60_000, interval: 50 },
    )
    await database.close()
    for (const { hub } of [first, second]) {
      hub.child.kill('SIGTERM')
      expect(await hub.ended).toBe(0)
      expect(hub.output.stdout).not.toContain('job queue failed')
    }
  })
})
