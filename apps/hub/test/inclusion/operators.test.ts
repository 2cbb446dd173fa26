// What operators of a hub with PASS IAE see and do: commands, metrics, the rotation of keys, and the one France Travail of a database.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { rotateAll } from '../../src/commands/rotate-encryption.js'
import { readSubject } from '../../src/features/inclusion/approval-subject.js'
import { readJobSeeker } from '../../src/features/inclusion/job-seeker-store.js'
import { measureApprovals } from '../../src/features/inclusion/metrics.js'
import { readBenefits } from '../../src/features/inclusion/show-benefits.js'
import { approvals } from '../../src/features/inclusion/tables.js'
import { openDatabase } from '../../src/platform/database/database.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import { createMetrics } from '../../src/platform/process/metrics.js'
import { authorization, liveEnvironment } from '../support/bookers.js'
import { describeOnEachEngine } from '../support/engines.js'
import { startFranceTravail } from '../support/france-travail-process.js'
import { runCommand, startLive } from '../support/hub-process.js'
import { CAMILLE, ID_NATIONAL, PASS, runInclusionHub } from '../support/inclusion-hub.js'
import { METRICS_TOKEN } from '../support/running-hub.js'
import { usedDirectory } from '../support/used-directory.js'

const NUMBER = '999991234567'
const WHOLE = { ...CAMILLE, title: 'MME', birth_country: '99100', birth_place: '62041' }

describeOnEachEngine('operators', ({ createStorage }) => {
  test('metrics say how many PASS have which status, and what attempts came to', async () => {
    await using storage = await createStorage()
    await using hub = await runInclusionHub(storage)
    const metrics = createMetrics({ token: METRICS_TOKEN })
    const onVerdict = measureApprovals(metrics, hub.database)
    const scrape = async () => {
      const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
      return (await metrics.routes.request('/metrics', { headers })).text()
    }
    for (const index of [1, 2, 3]) {
      await hub.ask('PUT', `/job-seekers/p-${index}`, CAMILLE)
      await hub.ask('PUT', `/approvals/99999000000${index}`, { ...PASS, job_seeker_id: `p-${index}` })
    }
    expect(await scrape()).toContain('hub_approvals{status="notification_pending"} 3')
    hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'S008' })
    hub.simulator.state.answerNext({ operation: 'updatePassIae', code: 'X', status: 500 })
    await hub.notify({ onVerdict })
    const text = await scrape()
    for (const line of [
      'hub_approvals{status="notification_pending"} 0',
      'hub_approvals{status="notification_ready"} 0',
      'hub_approvals{status="notification_error"} 1',
      'hub_approvals{status="notification_should_retry"} 1',
      'hub_approvals{status="notification_success"} 1',
      'hub_approval_attempts_total{verdict="refused"} 1',
      'hub_approval_attempts_total{verdict="should_retry"} 1',
      'hub_approval_attempts_total{verdict="accepted"} 1',
    ])
      expect(text).toContain(`${line}\n`)
    for (const secret of [CAMILLE.nir, 'Durand', ID_NATIONAL, '99999000000', 'p-1']) expect(text).not.toContain(secret)
  })

  test('a new key: everything about people is encrypted again, and read without the former one', async () => {
    await using storage = await createStorage()
    await using hub = await runInclusionHub(storage)
    const { database } = hub
    for (const id of ['p-1', 'p-2']) await hub.ask('PUT', `/job-seekers/${id}`, WHOLE)
    await hub.ask('POST', '/job-seekers/p-1/certifications', {
      certifier: 'api_particulier',
      benefit: 'rsa',
      consented_at: '2027-09-06T07:00:00+02:00',
    })
    await hub.ask('PUT', `/approvals/${NUMBER}`, { ...PASS, job_seeker_id: 'p-2' })
    await hub.certify()
    await hub.ask('DELETE', `/approvals/${NUMBER}`)
    await hub.ask('DELETE', '/job-seekers/p-2')

    const former = Buffer.alloc(32, 7)
    const next = Buffer.alloc(32, 8)
    const counts = await rotateAll(database, createCipher([next, former]))
    // Names and identifier, the person of the cancelled PASS, the answer.
    expect(counts).toMatchObject({ job_seekers: 2, cancelled_approvals: 1, benefit_certifications: 1 })
    const keyring = { ...hub.keyring, cipher: createCipher([next]) }
    const read = await database.run((connection) => readJobSeeker(connection, keyring, 'p-1'))
    expect(read).toMatchObject({ person: WHOLE, idNational: ID_NATIONAL })
    expect(await readBenefits({ database, keyring }, 'p-1')).toMatchObject([{ outcome: 'beneficiary' }])
    const [row] = await database.run((connection) =>
      connection.select().from(approvals).where(eq(approvals.number, NUMBER)),
    )
    const subject = await database.run((connection) => readSubject({ database, keyring }, connection, row!))
    expect(subject).toMatchObject({ person: { nir: CAMILLE.nir, last_name: 'Durand' }, idNational: ID_NATIONAL })
  })

  test('a database that told the real France Travail refuses a simulator', async () => {
    await using storage = await createStorage()
    await using service = await startFranceTravail(1)
    const environment = { ...liveEnvironment(storage, ''), HUB_FEATURES: 'france-travail', ...service.environment }
    const { hub, url } = await startLive(environment)
    const put = async (path: string, body: object) => {
      const headers = { ...authorization(), 'content-type': 'application/json' }
      const response = await fetch(`${url}/api/v1${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
      expect(response.status).toBe(201)
    }
    await put('/job-seekers/p-1', { ...CAMILLE, birth_date: '1960-01-01' })
    await put(`/approvals/${NUMBER}`, PASS)
    hub.child.kill('SIGTERM')
    await hub.ended
    const job = await runCommand({ ...environment, HUB_UPSTREAMS: 'live' }, 'jobs', 'run', 'notify-approvals')
    expect([job.code, job.stdout]).toEqual([0, expect.stringContaining('accepted: 1\n')])

    // The other feature is live, and calls nobody here.
    const simulating = {
      ...environment,
      HUB_FEATURES: 'france-travail,certification',
      HUB_UPSTREAMS: 'certification',
      API_PARTICULIER_URL: 'http://127.0.0.1:9',
      API_PARTICULIER_TOKEN: 'an-invented-token',
      API_PARTICULIER_RECIPIENT: '13002526500013',
    }
    for (const command of [[], ['jobs', 'run', 'notify-approvals']]) {
      const refused = await runCommand(simulating, ...command)
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringMatching(/told to a live France Travail, .* HUB_UPSTREAMS\.\n$/),
      ])
    }
    expect((await service.witness()).passes[NUMBER]).toMatchObject({ dateFinPassIAE: PASS.end_at })
  })
})

describe('the commands approvals', () => {
  test('list what France Travail has been told and what is stuck, start it again, and show nobody', async () => {
    await using directory = await usedDirectory()
    const run = (...args: string[]) => runCommand(directory.environment, 'approvals', ...args)
    expect(await run('list')).toEqual({ code: 0, stdout: '', stderr: 'There is no PASS.\n' })
    expect(await run('list', '--stuck')).toEqual({ code: 0, stdout: '', stderr: 'Nothing is stuck.\n' })

    const database = await openDatabase(directory.config)
    const since = new Date('2027-09-06T06:00:00Z')
    const row = {
      startAt: '2026-01-05',
      grantedEndAt: '2028-01-04',
      endAt: '2028-01-04',
      suspensions: [],
      hasAcceptedApplication: true,
      originSiret: '13002526500013',
      originSiaeKind: 'ACI',
      originSenderKind: 'prescriber',
    }
    const failing = { attempts: 2, lastError: 'http_500', firstFailedAt: since, nextAttemptAt: since }
    await database.run((connection) =>
      connection.insert(approvals).values([
        { ...row, number: '999990000001', status: 'notification_success' },
        { ...row, number: '999990000002', status: 'notification_error', endpoint: 'maj_pass', exitCode: 'S008' },
        {
          ...row,
          number: '999990000003',
          status: 'notification_error',
          endpoint: 'maj_pass',
          exitCode: 'S015',
          needsReview: true,
        },
        { ...row, number: '999990000004', status: 'notification_should_retry', ...failing },
        { ...row, number: '999990000005', status: 'notification_pending', exitCode: 'MISSING_USER_DATA' },
        { ...row, number: '999990000006', isCancelled: true, startAt: '2026-02-01', status: 'notification_error' },
      ]),
    )
    await database.close()

    const stuck = [
      '999990000006\tcancelled\t2026-02-01\tnotification_error\trefused: without a code',
      '999990000002\tgranted\t2026-01-05\tnotification_error\trefused: S008',
      '999990000003\tgranted\t2026-01-05\tnotification_error\trefused: S015, look at France Travail',
      '999990000004\tgranted\t2026-01-05\tnotification_should_retry\thttp_500, 2 attempts since 2027-09-06T06:00:00.000Z, next 2027-09-06T06:00:00.000Z',
    ]
    const lines = async (...args: string[]) => (await run(...args)).stdout.trimEnd().split('\n')
    expect(await lines('list', '--stuck')).toEqual(stuck)
    expect((await lines('list')).toSorted()).toEqual(
      [
        ...stuck,
        '999990000001\tgranted\t2026-01-05\tnotification_success\tdone',
        '999990000005\tgranted\t2026-01-05\tnotification_pending\tnot taken up yet: MISSING_USER_DATA',
      ].toSorted(),
    )

    expect(await run('retry', '999990000003')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'The PASS is ready again: the next pass of notify-approvals tells it.\n',
    })
    expect((await lines('list')).find((line) => line.startsWith('999990000003'))).toMatch(/\tnotification_ready\tdue /)
    expect(await run('retry', '000000000000')).toMatchObject({
      code: 1,
      stderr: 'No PASS has the number 000000000000: "approvals list" shows them.\n',
    })
  })
})
