// PASS IAE as partners send them: what is taken, shown, listed and erased.
import { describe, expect, test } from 'vitest'
import { eraseOld } from '../../src/features/inclusion/retention.js'
import { APPROVAL, approvalsHub, NUMBER } from '../support/approvals-hub.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, CLIENT_SECRET, ID_NATIONAL, NOW, PASS } from '../support/inclusion-hub.js'

describeOnEachEngine('PASS IAE', (engine) => {
  const { hub, makeDue, notification, told } = approvalsHub(engine)

  test('is created, told and shown', async () => {
    const { status, body } = await hub.ask('PUT', APPROVAL, PASS)
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
      const answer = await hub.ask('PUT', APPROVAL, { ...PASS, ...change })
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
      expect((answer.body as { errors?: { pointer: string }[] }).errors?.map((error) => error.pointer)).toContain(
        pointer,
      )
      expect((await hub.ask('GET', APPROVAL)).status).toBe(404)
    })

    test.each(['99999123456', '9999912345678', '99999123456a'])('the number %s', async (number) => {
      expect((await hub.ask('PUT', `/approvals/${number}`, PASS)).status).toBe(422)
    })

    test('a suspension may begin on the last day, as others have moved it', async () => {
      const suspensions = [
        { start_at: '2028-02-04', end_at: '2028-02-04' },
        { start_at: '2026-03-01', end_at: '2026-03-31' },
      ]
      expect(await hub.ask('PUT', APPROVAL, { ...PASS, suspensions })).toMatchObject({
        status: 201,
        body: { current_end_at: '2028-02-05' },
      })
    })

    test('two PASS of one person at one time', async () => {
      await hub.ask('PUT', APPROVAL, PASS)
      expect(await hub.ask('PUT', '/approvals/999997654321', PASS)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/job_seeker_id' }] },
      })
      const later = { ...PASS, start_at: '2028-01-05', end_at: '2030-01-04' }
      expect((await hub.ask('PUT', '/approvals/999997654321', later)).status).toBe(201)
    })
  })

  test('origin and person are frozen', async () => {
    await hub.ask('PUT', APPROVAL, PASS)
    expect(await hub.ask('PUT', APPROVAL, { ...PASS, origin_siae_kind: 'EI' })).toMatchObject({
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
      await hub.ask('PUT', APPROVAL, { ...PASS, ...change })
      expect(await hub.notify()).toMatchObject({ promoted: 0 })
      expect(await notification()).toMatchObject({ status: 'notification_pending', not_sent_because: reason })
    })

    test('the day begins in France', async () => {
      await hub.ask('PUT', APPROVAL, { ...PASS, start_at: '2027-09-07' })
      hub.setNow(Date.parse('2027-09-06T22:00:00Z'))
      expect(await hub.notify()).toMatchObject({ promoted: 1 })
    })
  })

  test('purge erases a person so many days after the last end, with what was told', async () => {
    await hub.ask('PUT', APPROVAL, PASS)
    await hub.ask('PUT', '/job-seekers/p-2', CAMILLE)
    const at = (day: string) => eraseOld(hub.database, { retentionDays: 90, now: Date.parse(`${day}T12:00:00Z`) })
    expect(await at('2028-04-03')).toEqual({ approvals: 0, job_seekers: 0 })
    expect(await at('2028-04-04')).toEqual({ approvals: 1, job_seekers: 1 })
    expect((await hub.ask('GET', '/job-seekers/p-1')).status).toBe(404)
    expect((await hub.ask('GET', '/job-seekers/p-2')).status).toBe(200)
  })

  test('nothing personal is in a log line', async () => {
    await hub.ask('PUT', APPROVAL, PASS)
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
