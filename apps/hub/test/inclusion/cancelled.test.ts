// PASS IAE that are cancelled (T12), and those that take their number.
import { beforeEach, describe, expect, test } from 'vitest'
import { retryApprovals } from '../../src/features/inclusion/listing.js'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, NOW, PASS, useInclusionHub } from '../support/inclusion-hub.js'

const NUMBER = '999991234567'
const path = `/approvals/${NUMBER}`

describeOnEachEngine('a cancelled PASS', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.setNow(NOW)
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
    await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
    await hub.ask('PUT', path, PASS)
  })
  const told = () => hub.simulator.state.passes.get(NUMBER)

  test('T12: a cancelled one is told to end on the day it began, with the person as they were', async () => {
    await hub.notify()
    expect((await hub.ask('DELETE', path)).status).toBe(204)
    expect((await hub.ask('GET', path)).status).toBe(404)
    expect((await hub.ask('DELETE', path)).status).toBe(404)
    expect((await hub.ask('DELETE', '/job-seekers/p-1')).status).toBe(204)
    expect(await hub.notify()).toMatchObject({ promoted: 1, accepted: 1 })
    expect(told()).toMatchObject({ dateDebutPassIAE: '2026-01-05', dateFinPassIAE: '2026-01-05' })
  })

  describe('a PASS that takes the number of a cancelled one', () => {
    const later = { ...PASS, end_at: '2028-06-30' }

    test('is what France Travail knows in the end: the cancellation is told no more', async () => {
      await hub.notify()
      await hub.ask('DELETE', path)
      expect((await hub.ask('PUT', path, later)).status).toBe(201)
      expect(await hub.notify()).toMatchObject({ promoted: 1, accepted: 1 })
      expect(told()).toMatchObject({ dateFinPassIAE: '2028-06-30' })
      expect(await retryApprovals(hub.database, NUMBER)).toBe(1)
    })

    test('waits while the cancellation is being told', async () => {
      await hub.ask('DELETE', path)
      await hub.database.run((connection) => connection.update(approvals).set({ leaseOwner: 'another' }))
      expect(await hub.ask('PUT', path, later)).toMatchObject({ status: 409, body: { code: 'conflict' } })
      await hub.database.run((connection) => connection.update(approvals).set({ leaseOwner: null }))
      expect((await hub.ask('PUT', path, later)).status).toBe(201)
    })

    test('of somebody else, waits until the cancellation is told', async () => {
      await hub.ask('DELETE', path)
      await hub.ask('PUT', '/job-seekers/p-2', CAMILLE)
      const other = { ...later, job_seeker_id: 'p-2' }
      expect(await hub.ask('PUT', path, other)).toMatchObject({ status: 409, body: { code: 'conflict' } })
      await hub.notify()
      expect(told()).toMatchObject({ dateFinPassIAE: '2026-01-05' })
      expect((await hub.ask('PUT', path, other)).status).toBe(201)
      await hub.notify()
      expect(told()).toMatchObject({ dateFinPassIAE: '2028-06-30' })
    })
  })

  test('that France Travail has refused, or of whom too little is known, holds up nobody else', async () => {
    await hub.ask('DELETE', path)
    hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S008' })
    expect(await hub.notify()).toMatchObject({ refused: 1 })
    await hub.ask('PUT', '/job-seekers/p-2', { ...CAMILLE, nir: undefined })
    expect((await hub.ask('PUT', path, { ...PASS, job_seeker_id: 'p-2' })).status).toBe(201)
    await hub.ask('DELETE', path)
    await hub.ask('PUT', '/job-seekers/p-3', CAMILLE)
    expect((await hub.ask('PUT', path, { ...PASS, job_seeker_id: 'p-3' })).status).toBe(201)
  })

  test('is told before one of the same person that is not to be told takes its number', async () => {
    await hub.notify()
    await hub.ask('DELETE', path)
    const refused = { ...PASS, accepted_application: false }
    expect(await hub.ask('PUT', path, refused)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    await hub.notify()
    expect(told()).toMatchObject({ dateFinPassIAE: '2026-01-05' })
    expect((await hub.ask('PUT', path, refused)).status).toBe(201)
  })

  test('is listed apart, with what France Travail knows of it', async () => {
    const list = async (query: string) =>
      ((await hub.ask('GET', `/approvals?${query}`)).body as unknown as { items: object[] }).items
    await hub.ask('DELETE', path)
    expect(await list('')).toEqual([])
    expect(await list('cancelled=false')).toEqual([])
    const waiting = { status: 'notification_pending', not_sent_because: null }
    expect(await list('cancelled=true')).toMatchObject([
      { number: NUMBER, cancelled: true, current_end_at: PASS.start_at, notification: waiting },
    ])
    await hub.notify()
    const done = { status: 'notification_success', time: new Date(NOW).toISOString() }
    expect(await list('cancelled=true&status=notification_success')).toMatchObject([{ notification: done }])
    expect(await list('cancelled=true&status=notification_pending')).toEqual([])
    expect((await hub.ask('GET', '/approvals?cancelled=yes')).status).toBe(422)
  })

  test('of somebody of whom too little is known says so, and is not sent', async () => {
    await hub.ask('PUT', '/job-seekers/p-1', { ...CAMILLE, nir: undefined })
    await hub.ask('DELETE', path)
    expect(await hub.notify()).toMatchObject({ promoted: 0 })
    expect(await hub.ask('GET', '/approvals?cancelled=true')).toMatchObject({
      body: { items: [{ notification: { not_sent_because: 'missing_user_data' } }] },
    })
  })

  test('keeps the identifier that its own search finds: a failed update does not search again', async () => {
    await hub.ask('DELETE', path)
    hub.simulator.state.failNext({ kind: 'status', status: 500, operation: 'updatePassIae' })
    expect(await hub.notify()).toMatchObject({ should_retry: 1 })
    // The person themselves is left alone.
    expect(await hub.ask('GET', '/job-seekers/p-1')).toMatchObject({
      body: { id_national_pe: null, certifications: [] },
    })
    await hub.database.run((connection) => connection.update(approvals).set({ nextAttemptAt: new Date(0) }))
    hub.simulator.state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S000' })
    expect(await hub.notify()).toMatchObject({ accepted: 1 })
    expect(told()).toMatchObject({ dateFinPassIAE: PASS.start_at })
  })

  test('is told with the person as they were, whatever is changed of them afterwards', async () => {
    await hub.ask('DELETE', path)
    await hub.ask('PUT', '/job-seekers/p-1', { first_name: 'Lou', birth_name: 'Roux' })
    expect(await hub.notify()).toMatchObject({ accepted: 1 })
  })
})
