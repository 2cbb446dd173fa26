// What becomes of the notification of a PASS IAE, by what France Travail answers.
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { listNotifications, retryApprovals } from '../../src/features/inclusion/listing.js'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { APPROVAL, approvalsHub, NUMBER } from '../support/approvals-hub.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, ID_NATIONAL, PASS } from '../support/inclusion-hub.js'

describeOnEachEngine('outcomes of a PASS IAE', (engine) => {
  const { hub, makeDue, notification, told } = approvalsHub(engine)

  beforeEach(async () => {
    await hub.ask('PUT', APPROVAL, PASS)
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
    await hub.ask('PUT', APPROVAL, { ...PASS, end_at: '2028-02-04' })
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
    await hub.ask('PUT', APPROVAL, { ...PASS, accepted_application: false })
    expect(await notification()).toMatchObject({ status: 'notification_success' })
    const suspensions = [{ start_at: '2026-03-01', end_at: '2026-03-31' }]
    expect(await hub.ask('PUT', APPROVAL, { ...PASS, suspensions })).toMatchObject({
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
    await hub.ask('PUT', APPROVAL, { ...PASS, accepted_application: false })
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
