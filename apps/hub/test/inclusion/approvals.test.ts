import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listNotifications, retryApprovals } from '../../src/features/inclusion/listing.js'
import { eraseOld } from '../../src/features/inclusion/retention.js'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { describeOnEachEngine, type TemporaryStorage } from '../support/engines.js'
import {
  CAMILLE,
  CLIENT_SECRET,
  ID_NATIONAL,
  type InclusionHub,
  NOW,
  PASS,
  runInclusionHub,
} from '../support/inclusion-hub.js'

const NUMBER = '999991234567'
const path = `/approvals/${NUMBER}`

describeOnEachEngine('PASS IAE', (engine) => {
  let storage: TemporaryStorage
  let hub: InclusionHub
  beforeAll(async () => {
    storage = await engine.createStorage()
    hub = await runInclusionHub(storage)
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    hub.simulator.state.reset()
    hub.setNow(NOW)
    hub.log.length = 0
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
    await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
  })

  async function notification() {
    return ((await hub.ask('GET', path)).body as unknown as { notification: Record<string, unknown> }).notification
  }
  /** What would be waited for is over. */
  const makeDue = () =>
    hub.database.run((connection) => connection.update(approvals).set({ nextAttemptAt: new Date(0) }))
  const told = () => hub.simulator.state.passes.get(NUMBER)

  test('is created, told and shown', async () => {
    const { status, body } = await hub.ask('PUT', path, PASS)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: NUMBER,
      ...PASS,
      current_end_at: '2028-01-04',
      suspensions: [],
      cancelled: false,
      notification: {
        status: 'notification_pending',
        time: null,
        endpoint: null,
        exit_code: null,
        attempts: 0,
        next_attempt_at: null,
        not_sent_because: null,
      },
    })
    expect(await hub.notify()).toMatchObject({ promoted: 1, accepted: 1 })
    expect(await notification()).toMatchObject({
      status: 'notification_success',
      time: new Date(NOW).toISOString(),
      endpoint: null,
      exit_code: null,
    })
    expect(told()).toEqual({
      idNational: ID_NATIONAL,
      numPassIAE: NUMBER,
      dateDebutPassIAE: '2026-01-05',
      dateFinPassIAE: '2028-01-04',
      statutReponsePassIAE: 'A',
      numSIRETsiae: '13002526500013',
      typeSIAE: 836,
      origineCandidature: 'PRES',
      typologiePrescripteur: 'ML',
    })
    expect(await hub.notify()).toMatchObject({ promoted: 0, accepted: 0 })
  })

  describe('bad input is refused with a pointer, and nothing is kept', () => {
    test.each<[string, object, string]>([
      ['the kind OPCS', { origin_siae_kind: 'OPCS' }, '/origin_siae_kind'],
      ['an end before the start', { end_at: '2026-01-04' }, '/end_at'],
      ['an end on the first day, which would tell that it is cancelled', { end_at: '2026-01-05' }, '/end_at'],
      ['a date that does not exist', { start_at: '2026-02-30' }, '/start_at'],
      ['a year that France Travail cannot be told', { start_at: '0026-01-05' }, '/start_at'],
      ['a year that is a slip', { end_at: '22028-01-04' }, '/end_at'],
      ['a year too far', { end_at: '2200-01-01' }, '/end_at'],
      ['a status beside a date', { start_at: '2026-01-06', status: 'notification_success' }, '/status'],
      ['a SIRET with a wrong digit', { origin_siae_siret: '13002526500014' }, '/origin_siae_siret'],
      [
        'an unknown prescriber kind',
        { origin_prescriber_organization_kind: 'NEW' },
        '/origin_prescriber_organization_kind',
      ],
      ['an unknown sender kind', { origin_sender_kind: 'somebody' }, '/origin_sender_kind'],
      ['somebody who is not there', { job_seeker_id: 'nobody' }, '/job_seeker_id'],
      ['a text as flag', { accepted_application: 'yes' }, '/accepted_application'],
      [
        'a suspension before the PASS',
        { suspensions: [{ start_at: '2025-01-01', end_at: '2026-02-01' }] },
        '/suspensions/0/start_at',
      ],
      [
        'a suspension after the PASS',
        { suspensions: [{ start_at: '2028-01-05', end_at: '2028-02-01' }] },
        '/suspensions/0/start_at',
      ],
      [
        'a suspension after the last day as another has moved it, whatever their order',
        {
          suspensions: [
            { start_at: '2028-02-05', end_at: '2028-02-06' },
            { start_at: '2026-03-01', end_at: '2026-03-31' },
          ],
        },
        '/suspensions/0/start_at',
      ],
      [
        'a suspension the wrong way round',
        { suspensions: [{ start_at: '2026-03-02', end_at: '2026-03-01' }] },
        '/suspensions/0/end_at',
      ],
      [
        'two suspensions at once',
        {
          suspensions: [
            { start_at: '2026-03-01', end_at: '2026-03-31' },
            { start_at: '2026-03-31', end_at: '2026-04-01' },
          ],
        },
        '/suspensions/1',
      ],
      ...Object.keys(PASS).flatMap((field): [string, object, string][] => [
        [`null as ${field}`, { [field]: null }, `/${field}`],
        [`HTML as ${field}`, { [field]: '<script>' }, `/${field}`],
      ]),
    ])('%s', async (_label, change, pointer) => {
      const answer = await hub.ask('PUT', path, { ...PASS, ...change })
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
      expect((answer.body as { errors?: { pointer: string }[] }).errors?.map((error) => error.pointer)).toContain(
        pointer,
      )
      expect((await hub.ask('GET', path)).status).toBe(404)
    })

    test.each(['99999123456', '9999912345678', '99999123456a'])('the number %s', async (number) => {
      expect((await hub.ask('PUT', `/approvals/${number}`, PASS)).status).toBe(422)
    })

    test('a suspension may begin on the last day, as others have moved it', async () => {
      const suspensions = [
        { start_at: '2028-02-04', end_at: '2028-02-04' },
        { start_at: '2026-03-01', end_at: '2026-03-31' },
      ]
      expect(await hub.ask('PUT', path, { ...PASS, suspensions })).toMatchObject({
        status: 201,
        body: { current_end_at: '2028-02-05' },
      })
    })

    test('two PASS of one person at one time', async () => {
      await hub.ask('PUT', path, PASS)
      expect(await hub.ask('PUT', '/approvals/999997654321', PASS)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/job_seeker_id' }] },
      })
      const later = { ...PASS, start_at: '2028-01-05', end_at: '2030-01-04' }
      expect((await hub.ask('PUT', '/approvals/999997654321', later)).status).toBe(201)
    })
  })

  test('origin and person are frozen', async () => {
    await hub.ask('PUT', path, PASS)
    expect(await hub.ask('PUT', path, { ...PASS, origin_siae_kind: 'EI' })).toMatchObject({
      status: 409,
      body: { code: 'approval_frozen', fields: ['origin_siae_kind'] },
    })
  })

  test('are listed page by page, by status', async () => {
    for (const index of [1, 2, 3]) {
      await hub.ask('PUT', `/job-seekers/q-${index}`, {})
      await hub.ask('PUT', `/approvals/99999000000${index}`, { ...PASS, job_seeker_id: `q-${index}` })
    }
    const first = (await hub.ask('GET', '/approvals?limit=2&status=notification_pending')).body as unknown as {
      items: { number: string }[]
      next_cursor: string
    }
    expect(first.items.map(({ number }) => number)).toEqual(['999990000001', '999990000002'])
    expect(await hub.ask('GET', `/approvals?limit=2&cursor=${first.next_cursor}`)).toMatchObject({
      body: { items: [{ number: '999990000003' }], next_cursor: null },
    })
    expect(await hub.ask('GET', '/approvals?status=notification_error')).toMatchObject({ body: { items: [] } })
    expect((await hub.ask('GET', '/approvals?status=PE')).status).toBe(422)
  })

  describe('promotion (T2)', () => {
    test.each<[string, object, object, string]>([
      ['without an accepted application', { accepted_application: false }, CAMILLE, 'no_accepted_application'],
      ['that begins later', { start_at: '2027-09-07' }, CAMILLE, 'starts_in_future'],
      ['without a NIR', {}, { ...CAMILLE, nir: undefined }, 'missing_user_data'],
      ['without any name', {}, { ...CAMILLE, birth_name: undefined }, 'missing_user_data'],
    ])('one %s stays pending', async (_label, change, person, reason) => {
      await hub.ask('PUT', '/job-seekers/p-1', person)
      await hub.ask('PUT', path, { ...PASS, ...change })
      expect(await hub.notify()).toMatchObject({ promoted: 0 })
      expect(await notification()).toMatchObject({ status: 'notification_pending', not_sent_because: reason })
    })

    test('the day begins in France', async () => {
      await hub.ask('PUT', path, { ...PASS, start_at: '2027-09-07' })
      hub.setNow(Date.parse('2027-09-06T22:00:00Z'))
      expect(await hub.notify()).toMatchObject({ promoted: 1 })
    })
  })

  describe('outcomes', () => {
    beforeEach(async () => {
      await hub.ask('PUT', path, PASS)
    })

    test('a refusal of the search is an error, one log line with code and masked number; T10 sends it again', async () => {
      hub.simulator.state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S002' })
      expect(await hub.notify()).toMatchObject({ refused: 1 })
      expect(await notification()).toMatchObject({
        status: 'notification_error',
        endpoint: 'rech_individu',
        exit_code: 'S002',
        not_sent_because: 'refused:S002',
      })
      const errors = hub.log.filter(({ level }) => level === 'error')
      expect(errors).toEqual([
        {
          level: 'error',
          message: 'PASS IAE refused',
          fields: { code: 'S002', endpoint: 'rech_individu', number: '**********67' },
        },
      ])
      expect(await hub.notify()).toMatchObject({ recovered: 0, accepted: 0 })
      await hub.certify()
      expect(await hub.notify()).toMatchObject({ recovered: 1, promoted: 1, accepted: 1 })
    })

    test('a refusal of the update is an error; the identifier is kept', async () => {
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S008' })
      await hub.notify()
      expect(await notification()).toMatchObject({
        status: 'notification_error',
        endpoint: 'maj_pass',
        exit_code: 'S008',
      })
      expect(await hub.ask('GET', '/job-seekers/p-1')).toMatchObject({ body: { id_national_pe: ID_NATIONAL } })
      expect(await hub.notify()).toMatchObject({ recovered: 0 })
    })

    test.each([
      ['a 500', { kind: 'status', status: 500 }, 500],
      ['HTML', { kind: 'status', status: 200, body: '<html>' }, 200],
      ['a broken connection', { kind: 'reset' }, null],
      ['a 403 without a code', { kind: 'status', status: 403, body: '{}' }, 403],
    ] as const)('%s is tried again, later each time; the search is not repeated', async (_label, failure, failed) => {
      hub.simulator.state.failNext({ ...failure, operation: 'updatePassIae' })
      expect(await hub.notify()).toMatchObject({ should_retry: 1 })
      expect(await notification()).toMatchObject({
        status: 'notification_should_retry',
        endpoint: null,
        exit_code: null,
        attempts: 1,
        next_attempt_at: expect.any(String),
        failed_endpoint: 'maj_pass',
        failed_status: failed,
      })
      expect(await hub.notify()).toMatchObject({ should_retry: 0, accepted: 0 })
      await makeDue()
      hub.simulator.state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S000' })
      expect(await hub.notify()).toMatchObject({ accepted: 1 })
      expect(await notification()).toMatchObject({ attempts: 0, failed_endpoint: null, failed_status: null })
    })

    test('FT-R15: "already running" after a lost answer is flagged for review', async () => {
      hub.simulator.state.switches.repeatedUpdateCode = 'S015'
      // The token of a former test is refused: with a new one the update itself is answered, and that answer lost.
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S000' })
      await hub.franceTravail.updatePassIae({
        idNational: ID_NATIONAL,
        numPassIAE: '999990000000',
        dateDebutPassIAE: '2026-01-05',
        dateFinPassIAE: '2028-01-04',
        numSIRETsiae: '13002526500013',
        typeSIAE: 836,
        origineCandidature: 'PRES',
      })
      hub.simulator.state.failNext({ kind: 'lost-answer', operation: 'updatePassIae' })
      expect(await hub.notify()).toMatchObject({ should_retry: 1 })
      expect(told()).toBeDefined()
      await makeDue()
      expect(await hub.notify()).toMatchObject({ refused: 1 })
      expect(await notification()).toMatchObject({ exit_code: 'S015', needs_review: true })
    })

    test('FT-R15: also when a check stopped an attempt between the two; accepted in the end, nothing is to be reviewed', async () => {
      await hub.certify()
      hub.simulator.state.failNext({ kind: 'lost-answer', operation: 'updatePassIae' })
      expect(await hub.notify()).toMatchObject({ should_retry: 1 })
      await hub.ask('PUT', '/job-seekers/p-1', { ...CAMILLE, first_name: undefined })
      await makeDue()
      expect(await hub.notify()).toMatchObject({ not_sendable: 1 })
      await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S015' })
      expect(await hub.notify()).toMatchObject({ promoted: 1, refused: 1 })
      expect(await notification()).toMatchObject({ exit_code: 'S015', needs_review: true })
      await hub.ask('PUT', path, { ...PASS, end_at: '2028-02-04' })
      expect(await hub.notify()).toMatchObject({ accepted: 1 })
      expect(await notification()).toMatchObject({ status: 'notification_success', needs_review: false })
    })

    test('"already running" without one is a plain refusal', async () => {
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S015' })
      await hub.notify()
      expect(await notification()).toMatchObject({ exit_code: 'S015', needs_review: false })
    })

    test('what is missing at the time of sending is not sent', async () => {
      await hub.database.run((connection) => connection.update(approvals).set({ status: 'notification_ready' }))
      await hub.ask('PUT', '/job-seekers/p-1', { ...CAMILLE, nir: undefined })
      expect(await hub.notify()).toMatchObject({ not_sendable: 1 })
      expect(await notification()).toMatchObject({ status: 'notification_pending', exit_code: 'MISSING_USER_DATA' })
      expect(hub.simulator.state.tokensIssued).toBe(0)
    })

    test.each([
      [{ originSiaeKind: 'OPCS' }, 'INVALID_SIAE_KIND'],
      [{ originPrescriberKind: 'NEW' }, 'INVALID_PRESCRIBER_KIND'],
    ])('older rows with %j are an error without any call', async (change, code) => {
      await hub.database.run((connection) => connection.update(approvals).set(change))
      await hub.notify()
      expect(await notification()).toMatchObject({ status: 'notification_error', endpoint: null, exit_code: code })
      expect(hub.simulator.state.tokensIssued).toBe(0)
    })

    test('T11: a suspension is told with the new end; without a change of dates nothing is', async () => {
      await hub.notify()
      await hub.ask('PUT', path, { ...PASS, accepted_application: false })
      expect(await notification()).toMatchObject({ status: 'notification_success' })
      const suspensions = [{ start_at: '2026-03-01', end_at: '2026-03-31' }]
      expect(await hub.ask('PUT', path, { ...PASS, suspensions })).toMatchObject({
        body: { current_end_at: '2028-02-04' },
      })
      expect(await notification()).toMatchObject({ status: 'notification_pending' })
      expect(await hub.notify()).toMatchObject({ accepted: 1 })
      expect(told()).toMatchObject({ dateFinPassIAE: '2028-02-04' })
    })

    test('a code that PostgreSQL cannot hold is kept without its NUL character', async () => {
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S0\0X' })
      expect(await hub.notify()).toMatchObject({ refused: 1 })
      expect(await notification()).toMatchObject({ exit_code: 'S0\uFFFDX' })
    })

    test('a person who cannot be decrypted is tried again later, and the others are told', async () => {
      await hub.ask('PUT', '/job-seekers/p-2', CAMILLE)
      await hub.ask('PUT', '/approvals/999997654321', { ...PASS, job_seeker_id: 'p-2', start_at: '2026-02-01' })
      const unreadable = { details: hub.keyring.cipher.encrypt('{}', 'another column') }
      await hub.database.run((connection) =>
        connection.update(jobSeekers).set(unreadable).where(eq(jobSeekers.id, 'p-2')),
      )
      expect(await hub.notify()).toMatchObject({ promoted: 2, accepted: 1, should_retry: 1 })
      expect(told()).toBeDefined()
      expect(await listNotifications(hub.database, { stuck: true })).toMatchObject([
        { number: '999997654321', status: 'notification_should_retry', last_error: 'person_unreadable' },
      ])
      expect(hub.log.filter(({ level }) => level === 'error')).toEqual([
        {
          level: 'error',
          message: 'the person of a PASS cannot be decrypted',
          fields: { code: 'person_unreadable', number: '**********21' },
        },
      ])
    })

    test('a person with a PASS is not erased', async () => {
      expect(await hub.ask('DELETE', '/job-seekers/p-1')).toMatchObject({
        status: 409,
        body: { code: 'job_seeker_in_use' },
      })
    })

    test('one that no pass takes up is stuck after five minutes; one that waits for something is not', async () => {
      const stuck = async () => (await listNotifications(hub.database, { stuck: true })).map(({ number }) => number)
      expect(await stuck()).toEqual([])
      await makeDue()
      expect(await stuck()).toEqual([NUMBER])
      await hub.ask('PUT', path, { ...PASS, accepted_application: false })
      expect(await stuck()).toEqual([])
    })

    test('approvals list --stuck and retry', async () => {
      hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S041' })
      await hub.notify()
      expect(await listNotifications(hub.database, { stuck: true })).toMatchObject([
        { number: NUMBER, exit_code: 'S041' },
      ])
      expect(await retryApprovals(hub.database, '000000000000')).toBe(0)
      expect(await retryApprovals(hub.database, NUMBER)).toBe(1)
      expect(await hub.notify()).toMatchObject({ accepted: 1 })
      expect(await listNotifications(hub.database, { stuck: true })).toEqual([])
      expect(await listNotifications(hub.database, { stuck: false })).toHaveLength(1)
    })
  })

  test('purge erases a person so many days after the last end, with what was told', async () => {
    await hub.ask('PUT', path, PASS)
    await hub.ask('PUT', '/job-seekers/p-2', CAMILLE)
    const at = (day: string) => eraseOld(hub.database, { retentionDays: 90, now: Date.parse(`${day}T12:00:00Z`) })
    expect(await at('2028-04-03')).toEqual({ approvals: 0, job_seekers: 0 })
    expect(await at('2028-04-04')).toEqual({ approvals: 1, job_seekers: 1 })
    expect((await hub.ask('GET', '/job-seekers/p-1')).status).toBe(404)
    expect((await hub.ask('GET', '/job-seekers/p-2')).status).toBe(200)
  })

  test('nothing personal is in a log line', async () => {
    await hub.ask('PUT', path, PASS)
    hub.simulator.state.failNext({
      kind: 'status',
      status: 500,
      body: JSON.stringify(CAMILLE),
      operation: 'updatePassIae',
    })
    await hub.notify()
    await makeDue()
    hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S007' })
    await hub.notify()
    const lines = JSON.stringify(hub.log)
    for (const secret of [CAMILLE.nir, 'Camille', 'Durand', '1985-05-12', ID_NATIONAL, CLIENT_SECRET, NUMBER])
      expect(lines).not.toContain(secret)
  })
})
