import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, NOW, PASS, useInclusionHub } from '../support/inclusion-hub.js'

describeOnEachEngine('a pass of notify-approvals', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.setNow(NOW)
    hub.log.length = 0
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
  })

  /** PASS of people who are known to France Travail already. */
  async function createMany(count: number) {
    await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
    await hub.certify()
    const [person] = await hub.database.run((connection) => connection.select().from(jobSeekers))
    const { cipher } = hub.keyring
    const text = (associatedData: string, encrypted: string, to: string) =>
      cipher.encrypt(cipher.decrypt(encrypted, associatedData), to)
    for (let index = 0; index < count; index++) {
      const id = `m-${index}`
      await hub.database.run((connection) =>
        connection.insert(jobSeekers).values({
          ...person!,
          id,
          details: text('job_seekers.details:p-1', person!.details, `job_seekers.details:${id}`),
          idNational: text('job_seekers.id_national:p-1', person!.idNational!, `job_seekers.id_national:${id}`),
        }),
      )
      const start_at = `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
      await hub.ask('PUT', `/approvals/9999900${String(index).padStart(5, '0')}`, {
        ...PASS,
        job_seeker_id: id,
        start_at,
      })
    }
  }

  test('takes the newest start first, so many at most, and rests between two', async () => {
    await createMany(12)
    const rests: number[] = []
    const counts = await hub.notify({ batch: 5, delay: 700, wait: async (milliseconds) => rests.push(milliseconds) })
    expect([counts.promoted, counts.accepted]).toEqual([12, 5])
    expect(rests).toEqual([700, 700, 700, 700, 700])
    const starts = [...hub.simulator.state.passes.values()].map((pass) => String(pass['dateDebutPassIAE']))
    expect(starts).toEqual(['2025-12-12', '2025-11-11', '2025-10-10', '2025-09-09', '2025-08-08'])
  })

  test('has retries first, when told so; cancelled ones come in what is left', async () => {
    await createMany(3)
    await hub.database.run((connection) =>
      connection
        .update(approvals)
        .set({ status: 'notification_should_retry' })
        .where(eq(approvals.number, '999990000000')),
    )
    await hub.ask('DELETE', '/approvals/999990000002')
    expect(await hub.notify({ batch: 1, retriesFirst: true })).toMatchObject({ accepted: 1 })
    expect([...hub.simulator.state.passes.keys()]).toEqual(['999990000000'])
    expect(await hub.notify({ batch: 2 })).toMatchObject({ accepted: 2 })
    expect([...hub.simulator.state.passes.keys()]).toEqual(['999990000000', '999990000001', '999990000002'])
  })

  test('stops on a wrong application, and leaves every record untouched (FT-R4)', async () => {
    await createMany(3)
    const before = await hub.database.run((connection) => connection.select().from(approvals).orderBy(approvals.number))
    const body = JSON.stringify({ error: 'invalid_client' })
    hub.simulator.state.revokeTokens()
    hub.simulator.state.failNext({ kind: 'status', status: 400, body, operation: 'getToken', times: 9 })
    expect(await hub.notify()).toMatchObject({ promoted: 3, untouched: 1, should_retry: 0 })
    const after = await hub.database.run((connection) => connection.select().from(approvals).orderBy(approvals.number))
    const withoutPromotion = (rows: typeof before) => rows.map((row) => ({ ...row, status: null, nextAttemptAt: null }))
    expect(withoutPromotion(after)).toEqual(withoutPromotion(before))
    expect(hub.log.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'France Travail refuses the application: nothing is sent',
    ])
    hub.simulator.state.failures.clear()
    expect(await hub.notify()).toMatchObject({ accepted: 3 })
  })

  test('ends on a 429, marking that record only (FT-R9)', async () => {
    await createMany(3)
    const headers = { 'retry-after': '120' }
    hub.simulator.state.failNext({ kind: 'status', status: 429, headers, operation: 'updatePassIae' })
    expect(await hub.notify()).toMatchObject({ should_retry: 1, accepted: 0 })
    expect(await hub.notify()).toMatchObject({ accepted: 2 })
  })

  test('goes on after a 401 in the middle, with a new token', async () => {
    await createMany(4)
    let waits = 0
    const wait = async () => void (++waits === 2 && hub.simulator.state.revokeTokens())
    expect(await hub.notify({ wait })).toMatchObject({ accepted: 4 })
  })

  test('a whole batch that ends alike is one alert', async () => {
    await createMany(3)
    hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S032', times: 3 })
    await hub.notify({ batch: 3 })
    expect(hub.log.at(-1)).toMatchObject({
      level: 'error',
      fields: { verdict: 'refused', code: 'S032', count: 3 },
    })
  })

  test('two at once send nothing twice', async () => {
    await createMany(12)
    let sent = 0
    const send = hub.franceTravail
    const franceTravail: typeof send = {
      ...send,
      updatePassIae(pass, options) {
        sent += 1
        return send.updatePassIae(pass, options)
      },
    }
    const passes = await Promise.all([1, 2, 3].map(() => hub.notify({ franceTravail })))
    expect(passes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(12)
    expect(sent).toBe(12)
    const rows = await hub.database.run((connection) => connection.select().from(approvals))
    expect(rows.every(({ leaseOwner, status }) => leaseOwner === null && status === 'notification_success')).toBe(true)
  })
})
