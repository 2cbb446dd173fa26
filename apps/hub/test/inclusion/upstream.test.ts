// Which France Travail and which API Particulier a hub asks: those that know the people of its database already.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimApiParticulier, claimFranceTravail } from '../../src/features/inclusion/claim-upstream.js'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { writeSetting } from '../../src/platform/database/settings.js'
import { settings } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, NOW, PASS, useInclusionHub } from '../support/inclusion-hub.js'

const WHOLE = { ...CAMILLE, title: 'MME', birth_country: '99100', birth_place: '62041' }
const CONSENT = { consented_at: '2027-09-06T07:00:00+02:00' }
const NUMBER = '/approvals/999991234567'

describeOnEachEngine('the upstream of a database', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.particulier.state.reset()
    hub.setNow(NOW)
    await hub.ask('PUT', '/job-seekers/p-1', WHOLE)
  })
  afterEach(async () => {
    for (const table of [approvals, jobSeekers, settings])
      await hub.database.run((connection) => connection.delete(table))
  })

  describe('France Travail', () => {
    test('may be another as long as nobody was looked for and no PASS told', async () => {
      await hub.ask('PUT', NUMBER, PASS)
      await claimFranceTravail(hub.database, true)
      await claimFranceTravail(hub.database, false)
      await claimFranceTravail(hub.database, true)
    })

    test.each<[string, () => Promise<unknown>]>([
      ['a PASS was told', () => hub.ask('PUT', NUMBER, PASS).then(() => hub.notify())],
      [
        'the answer to an update was lost',
        async () => {
          await hub.certify()
          await hub.database.run((connection) =>
            connection.update(jobSeekers).set({ idNational: null, searchedAt: null }),
          )
          await hub.ask('PUT', NUMBER, PASS)
          await hub.database.run((connection) => connection.update(approvals).set({ isUnanswered: true }))
        },
      ],
      [
        'one that was told is cancelled, and that not told yet',
        async () => {
          await hub.ask('PUT', NUMBER, PASS)
          await hub.notify()
          await hub.ask('DELETE', NUMBER)
          await hub.ask('DELETE', '/job-seekers/p-1')
        },
      ],
      ['a person was found', () => hub.certify()],
      [
        'a person was looked for',
        async () => {
          hub.simulator.state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S002' })
          await hub.certify()
        },
      ],
    ])('is the only one once %s', async (_label, ask) => {
      await claimFranceTravail(hub.database, true)
      await ask()
      await expect(claimFranceTravail(hub.database, false)).rejects.toThrow(
        /a live France Travail.* this hub has a simulated one: .*name france-travail in HUB_UPSTREAMS\.$/,
      )
      await claimFranceTravail(hub.database, true)
      await hub.database.run((connection) => writeSetting(connection, 'france_travail_upstream', 'simulated'))
      await expect(claimFranceTravail(hub.database, true)).rejects.toThrow(
        /take france-travail out of HUB_UPSTREAMS\.$/,
      )
    })
  })

  test('API Particulier is the only one once it certified somebody', async () => {
    await claimApiParticulier(hub.database, true)
    await claimApiParticulier(hub.database, false)
    const request = { certifier: 'api_particulier', benefit: 'rsa', ...CONSENT }
    expect((await hub.ask('POST', '/job-seekers/p-1/certifications', request)).status).toBe(200)
    await expect(claimApiParticulier(hub.database, true)).rejects.toThrow(
      /certified by a simulated API Particulier.*take certification out of HUB_UPSTREAMS\.$/,
    )
    await claimApiParticulier(hub.database, false)
  })
})
