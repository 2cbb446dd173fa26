// Every state of a PASS IAE × everything that can become of it, on a real database: T2 to T11 and FT-R17 of the sheet.
import { beforeEach, describe, expect, test } from 'vitest'
import { NOTIFICATION_STATUSES, type NotificationStatus } from '../../src/features/inclusion/notification.js'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, type InclusionHub, NOW, PASS, useInclusionHub } from '../support/inclusion-hub.js'

const PATH = '/approvals/999991234567'
const LATER = { ...PASS, end_at: '2028-02-04' }
/** Of an attempt before: nothing of it may be mistaken for that of the attempt that follows. */
const BEFORE = new Date(NOW - 3_600_000)
type Row = Partial<typeof approvals.$inferInsert>

interface Told {
  status: NotificationStatus
  endpoint: string | null
  exit_code: string | null
  time: string | null
}

describeOnEachEngine('transitions', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
    await hub.ask('PUT', '/job-seekers/p-1', CAMILLE)
    await hub.ask('PUT', PATH, PASS)
  })

  const set = (row: Row) => hub.database.run((connection) => connection.update(approvals).set(row))
  const put = (status: NotificationStatus, row: Row = {}) =>
    set({ status, notifiedAt: BEFORE, endpoint: 'maj_pass', exitCode: 'S999', ...row })
  const read = async (): Promise<Told> => {
    const { status, endpoint, exit_code, time } = (
      (await hub.ask('GET', PATH)).body as unknown as { notification: Told }
    ).notification
    return { status, endpoint, exit_code, time }
  }
  const unchanged = { endpoint: 'maj_pass', exit_code: 'S999', time: BEFORE.toISOString() }
  /** A pass that only promotes. */
  const promote = () => hub.notify({ batch: 0 })

  describe.each(NOTIFICATION_STATUSES)('from %s', (status) => {
    test('T2: only what is pending becomes ready, and the rest stays as it is', async () => {
      await put(status)
      await promote()
      expect(await read()).toEqual({
        ...unchanged,
        status: status === 'notification_pending' ? 'notification_ready' : status,
      })
    })

    test.each([
      ['begins later', {}, { startAt: '2027-09-07' }],
      ['has no accepted application', {}, { hasAcceptedApplication: false }],
      ['is of somebody without a NIR', { nir: undefined }, {}],
    ])('T2: not one that %s', async (_label, change, row) => {
      await hub.ask('PUT', '/job-seekers/p-1', { ...CAMILLE, ...change })
      await put(status, row)
      await promote()
      expect(await read()).toEqual({ ...unchanged, status })
    })

    test.each(['rech_individu', 'maj_pass', null] as const)(
      'T10: refused by %s, once the person has an identifier',
      async (endpoint) => {
        await hub.certify()
        // Without an accepted application it is not promoted at once.
        await put(status, { endpoint, hasAcceptedApplication: false })
        await promote()
        const isRecovered = status === 'notification_error' && endpoint === 'rech_individu'
        expect(await read()).toEqual({ ...unchanged, endpoint, status: isRecovered ? 'notification_pending' : status })
      },
    )

    test('T10: not without an identifier', async () => {
      await put(status, { endpoint: 'rech_individu', hasAcceptedApplication: false })
      await promote()
      expect(await read()).toEqual({ ...unchanged, endpoint: 'rech_individu', status })
    })

    test.each<[string, object]>([
      ['the first day', { start_at: '2026-01-06' }],
      ['the last day', { end_at: '2028-01-05' }],
      ['a suspension', { suspensions: [{ start_at: '2026-03-01', end_at: '2026-03-31' }] }],
    ])('T11: %s changed, and the rest stays as it is', async (_label, change) => {
      await put(status)
      await hub.ask('PUT', PATH, { ...PASS, ...change })
      expect(await read()).toEqual({ ...unchanged, status: 'notification_pending' })
    })

    test('T11: not when no day changed', async () => {
      await put(status)
      await hub.ask('PUT', PATH, { ...PASS, accepted_application: false })
      expect(await read()).toEqual({ ...unchanged, status })
    })
  })

  test('T10 is not for cancelled ones', async () => {
    await set({ isCancelled: true, status: 'notification_error', endpoint: 'rech_individu', exitCode: 'S000' })
    await hub.certify()
    expect(await hub.notify()).toMatchObject({ recovered: 0, promoted: 0, accepted: 0 })
    expect(await hub.ask('GET', '/approvals?cancelled=true')).toMatchObject({
      body: { items: [{ notification: { status: 'notification_error', exit_code: 'S000' } }] },
    })
  })

  type Operation = 'searchCertifiedIndividual' | 'updatePassIae'
  const fail = (operation: Operation) => hub.simulator.state.failNext({ kind: 'status', status: 500, operation })
  const answer = (operation: Operation, code?: string) => hub.simulator.state.answerNext({ operation, code })
  const outcomes: [string, () => Promise<unknown> | void, Omit<Told, 'time'>, Operation | undefined][] = [
    [
      'T3: it begins later',
      () => set({ startAt: '2027-09-07' }),
      { status: 'notification_pending', endpoint: null, exit_code: 'STARTS_IN_FUTURE' },
      undefined,
    ],
    [
      'T4: the employer has no type',
      () => set({ originSiaeKind: 'OPCS' }),
      { status: 'notification_error', endpoint: null, exit_code: 'INVALID_SIAE_KIND' },
      undefined,
    ],
    [
      'T3 comes before T4, T4 before T5',
      async () => {
        await hub.ask('PUT', '/job-seekers/p-1', {})
        await set({ originSiaeKind: 'OPCS', originPrescriberKind: 'NEW' })
      },
      { status: 'notification_error', endpoint: null, exit_code: 'INVALID_SIAE_KIND' },
      undefined,
    ],
    [
      'T5: something of the person is missing',
      () => hub.ask('PUT', '/job-seekers/p-1', { ...CAMILLE, birth_date: undefined }),
      { status: 'notification_pending', endpoint: null, exit_code: 'MISSING_USER_DATA' },
      undefined,
    ],
    [
      'FT-R12: the prescriber is of an unknown kind',
      () => set({ originPrescriberKind: 'NEW' }),
      { status: 'notification_error', endpoint: null, exit_code: 'INVALID_PRESCRIBER_KIND' },
      undefined,
    ],
    [
      'T6: the search fails',
      () => fail('searchCertifiedIndividual'),
      { status: 'notification_should_retry', endpoint: null, exit_code: null },
      'searchCertifiedIndividual',
    ],
    [
      'T6: the update fails',
      () => fail('updatePassIae'),
      { status: 'notification_should_retry', endpoint: null, exit_code: null },
      'updatePassIae',
    ],
    [
      'T7: the search refuses',
      () => answer('searchCertifiedIndividual', 'S002'),
      { status: 'notification_error', endpoint: 'rech_individu', exit_code: 'S002' },
      'searchCertifiedIndividual',
    ],
    [
      'T7: the search refuses by a code that is not known',
      () => answer('searchCertifiedIndividual', 'Z-42 é'),
      { status: 'notification_error', endpoint: 'rech_individu', exit_code: 'Z-42 é' },
      'searchCertifiedIndividual',
    ],
    [
      'T7: found without an identifier',
      () => answer('searchCertifiedIndividual', 'S001'),
      { status: 'notification_error', endpoint: 'rech_individu', exit_code: 'empty_nir' },
      'searchCertifiedIndividual',
    ],
    [
      'T8: the update refuses',
      () => answer('updatePassIae', 'S008'),
      { status: 'notification_error', endpoint: 'maj_pass', exit_code: 'S008' },
      'updatePassIae',
    ],
    [
      'T8: the update refuses by a code of success of the search',
      () => answer('updatePassIae', 'S001'),
      { status: 'notification_error', endpoint: 'maj_pass', exit_code: 'S001' },
      'updatePassIae',
    ],
    [
      'T8: the update refuses without a code',
      () => answer('updatePassIae'),
      { status: 'notification_error', endpoint: 'maj_pass', exit_code: null },
      'updatePassIae',
    ],
    ['T9: accepted', () => {}, { status: 'notification_success', endpoint: null, exit_code: null }, 'updatePassIae'],
  ]

  describe.each(['notification_ready', 'notification_should_retry'] as const)('an attempt from %s', (status) => {
    test.each(outcomes)('%s', async (_label, prepare, expected) => {
      await put(status)
      await prepare()
      await hub.notify()
      expect(await read()).toEqual({ ...expected, time: new Date(NOW).toISOString() })
    })

    test.each(outcomes.filter(([, , , operation]) => operation !== undefined))(
      '%s, when a date changes during the call: it is told again (FT-R17)',
      async (_label, prepare, _expected, operation) => {
        await put(status)
        await prepare()
        const send = hub.franceTravail
        const during = <Data>(call: () => PromiseLike<Data>) => hub.ask('PUT', PATH, LATER).then(call)
        const franceTravail = {
          ...send,
          ...(operation === 'searchCertifiedIndividual' && {
            searchCertifiedIndividual: (...given: Parameters<typeof send.searchCertifiedIndividual>) =>
              during(() => send.searchCertifiedIndividual(...given)),
          }),
          ...(operation === 'updatePassIae' && {
            updatePassIae: (...given: Parameters<typeof send.updatePassIae>) =>
              during(() => send.updatePassIae(...given)),
          }),
        } as typeof send
        expect(await hub.notify({ franceTravail })).toMatchObject({ changed: 1 })
        expect(await read()).toEqual({ ...unchanged, status: 'notification_pending' })
        expect(await hub.notify()).toMatchObject({ promoted: 1, accepted: 1 })
        expect(hub.simulator.state.passes.get('999991234567')).toMatchObject({ dateFinPassIAE: LATER.end_at })
      },
    )
  })

  /** The search, after something that happens while it is under way. */
  function searchAfter(during: () => Promise<unknown>): InclusionHub['franceTravail'] {
    const send = hub.franceTravail
    const search = (...given: Parameters<typeof send.searchCertifiedIndividual>) =>
      during().then(() => send.searchCertifiedIndividual(...given))
    return { ...send, searchCertifiedIndividual: search as typeof send.searchCertifiedIndividual }
  }

  test('somebody else by now: what the search found is not kept, nothing is told, and the next pass searches again', async () => {
    const other = {
      ...CAMILLE,
      nir: '291072B03304249',
      birth_name: "D'Ornano",
      first_name: 'Lætitia',
      birth_date: '1991-07-03',
    }
    await put('notification_ready')
    const franceTravail = searchAfter(() => hub.ask('PUT', '/job-seekers/p-1', other))
    expect(await hub.notify({ franceTravail })).toMatchObject({ untouched: 1 })
    expect(hub.simulator.state.passes.size).toBe(0)
    expect(await read()).toEqual({ ...unchanged, status: 'notification_ready' })
    expect(await hub.ask('GET', '/job-seekers/p-1')).toMatchObject({
      body: { id_national_pe: null, certifications: [] },
    })
    expect(await hub.notify()).toMatchObject({ accepted: 1 })
    expect(hub.simulator.state.passes.get('999991234567')).toMatchObject({
      idNational: 'simulated-Pa7sTn2VhWq5XcEr8kJmUb1LyDf6GoZ3i',
    })
  })

  test('the lease that ends during the search: nothing is told, the row is that of its new holder', async () => {
    await put('notification_ready')
    const franceTravail = searchAfter(() => set({ leaseOwner: 'another', leaseUntil: new Date(NOW + 600_000) }))
    expect(await hub.notify({ franceTravail })).toMatchObject({ untouched: 1 })
    expect(hub.simulator.state.passes.size).toBe(0)
    const [row] = await hub.database.run((connection) => connection.select().from(approvals))
    expect(row).toMatchObject({ leaseOwner: 'another', isUnanswered: false, status: 'notification_ready' })
  })

  test.each(['notification_pending', 'notification_error', 'notification_success'] as const)(
    'from %s the job makes no attempt',
    async (status) => {
      await put(status, { hasAcceptedApplication: false })
      await hub.notify()
      expect(await read()).toEqual({ ...unchanged, status })
      expect(hub.simulator.state.tokensIssued).toBe(0)
    },
  )
})
