// FT-R9: after a 429 nothing is sent until its Retry-After is over, whoever passes, and only the record that met it is marked.
import { expect, test } from 'vitest'
import { createFranceTravailClient } from '@hub/france-travail-client'
import { approvals } from '../../src/features/inclusion/tables.js'
import { createSharedRateLimitStore } from '../../src/platform/upstream/shared-rate-limit-store.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, CLIENT_SECRET, PASS, runInclusionHub } from '../support/inclusion-hub.js'

describeOnEachEngine('after a 429', ({ createStorage }) => {
  test.each([
    ['seconds', () => '3600'],
    ['a date', () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])('with %s, no pass of any process sends an update', async (_label, retryAfter) => {
    await using storage = await createStorage()
    await using hub = await runInclusionHub(storage)
    for (const index of [1, 2, 3]) {
      await hub.ask('PUT', `/job-seekers/p-${index}`, CAMILLE)
      const start_at = `2026-01-0${index}`
      await hub.ask('PUT', `/approvals/99999000000${index}`, { ...PASS, job_seeker_id: `p-${index}`, start_at })
    }
    await hub.certify()
    let sent = 0
    /** Each process has one, over the same database. */
    const createClient = () =>
      createFranceTravailClient({
        clientId: 'PAR_hub',
        clientSecret: CLIENT_SECRET,
        rateLimitStore: createSharedRateLimitStore(hub.database),
        fetch: async (url, init) => {
          if (url.includes('/miseAjour')) sent += 1
          return hub.simulator.fetch(url, init)
        },
      })
    const headers = { 'retry-after': retryAfter() }
    hub.simulator.state.failNext({ kind: 'status', status: 429, headers, operation: 'updatePassIae' })
    expect(await hub.notify({ franceTravail: createClient() })).toMatchObject({ should_retry: 1, accepted: 0 })
    for (let pass = 0; pass < 3; pass++)
      expect(await hub.notify({ franceTravail: createClient() })).toMatchObject({
        should_retry: 0,
        untouched: 1,
        accepted: 0,
      })
    expect(sent).toBe(1)
    const rows = await hub.database.run((connection) => connection.select().from(approvals).orderBy(approvals.number))
    expect(rows.map(({ number, status, attempts }) => [number, status, attempts])).toEqual([
      ['999990000001', 'notification_ready', 0],
      ['999990000002', 'notification_ready', 0],
      ['999990000003', 'notification_should_retry', 1],
    ])
    const wait = rows[2]!.nextAttemptAt.getTime() - Date.now()
    expect(wait).toBeGreaterThan(3_500_000)
    expect(rows.every(({ leaseOwner, isUnanswered }) => leaseOwner === null && !isUnanswered)).toBe(true)
  })
})
