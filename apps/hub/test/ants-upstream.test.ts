// Which ANTS a hub tells: the one that its database has told before, and none at all without the feature.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { appointmentApplications } from '../src/features/ants/appointments/tables.js'
import { applicationSynchronizations } from '../src/features/ants/declarations/tables.js'
import { claimUpstream } from '../src/features/ants/declarations/claim-upstream.js'
import { openDatabase } from '../src/platform/database/database.js'
import { startAnts } from './support/ants-process.js'
import { authorization, bookAll, liveEnvironment, PLACE } from './support/bookers.js'
import { describeOnEachEngine } from './support/engines.js'
import { runCommand, startLive } from './support/hub-process.js'
import { agenda, meetingPoint } from './support/points.js'

const NUMBER = 'A123456789'
/** Makes the other feature live, which nobody asks for anything here. */
const OTHER_FEATURE = {
  RDV_SOLIDARITES_URL: 'http://127.0.0.1:9',
  RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
  RDV_SOLIDARITES_PASSWORD: 'a placeholder, long enough',
  RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-solidarites',
  RDV_INSERTION_URL: 'http://127.0.0.1:9',
  RDV_INSERTION_WEBHOOK_SECRETS: 'secret-of-insertion',
}

describeOnEachEngine('the ANTS of a database', ({ createStorage }) => {
  test('may be another as long as it was told nothing', async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    try {
      await database.migrate()
      await claimUpstream(database, false)
      await claimUpstream(database, true)
      await claimUpstream(database, true)
    } finally {
      await database.close()
    }
  })

  test('is the only one that is told of its appointments', async () => {
    await using storage = await createStorage()
    await using ants = await startAnts()
    await ants.validate([NUMBER])
    const environment = liveEnvironment(storage, ants.url)
    const states = async (): Promise<string[]> => {
      const database = await openDatabase(storage.config)
      const rows = await database.run((connection) => connection.select().from(appointmentApplications))
      await database.close()
      return rows.map(({ state }) => state)
    }

    const first = await startLive(environment)
    const published = await fetch(`${first.url}/api/v1/agenda`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(agenda(meetingPoint(PLACE))),
    })
    expect(published.status).toBe(200)
    await bookAll({ url: () => first.url, numbers: [NUMBER] })
    await vi.waitFor(async () => expect((await ants.witness()).appointments).toHaveLength(1), { timeout: 60_000 })
    first.hub.child.kill('SIGTERM')
    await first.hub.ended

    // The appointment is to be told anew, and has been waiting for that.
    const database = await openDatabase(storage.config)
    await database.run((connection) => connection.update(appointmentApplications).set({ state: 'pending' }))
    await database.run((connection) =>
      connection
        .update(applicationSynchronizations)
        .set({ status: 'due', nextAttemptAt: sql`now() - interval '1 minute'`, leaseUntil: null }),
    )
    await database.close()

    const without = { ...environment, ...OTHER_FEATURE, HUB_FEATURES: 'rdv-insertion' }
    const other = await startLive(without)
    await sleep(4_000)
    other.hub.child.kill('SIGTERM')
    await other.hub.ended
    expect(await states()).toEqual(['pending'])
    const job = await runCommand({ ...without, HUB_UPSTREAMS: 'live' }, 'jobs', 'run', 'synchronize-declarations')
    expect([job.code, job.stderr]).toEqual([
      1,
      expect.stringMatching(/^The job synchronize-declarations is of the feature ants, .*HUB_FEATURES.*\n$/),
    ])

    const simulating = {
      ...environment,
      ...OTHER_FEATURE,
      HUB_FEATURES: 'ants,rdv-insertion',
      HUB_UPSTREAMS: 'rdv-insertion',
    }
    const refused = await runCommand(simulating)
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/belong to a live ANTS .* HUB_UPSTREAMS\.\n$/),
    ])
    expect(await states()).toEqual(['pending'])
  })
})
