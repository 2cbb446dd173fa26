// Every way in which France Travail and API Particulier fail, against everything of the hub that calls them: each ends as the rules say, nothing
// personal is in a log line or an answer, and the next attempt succeeds.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { approvals, benefitCertifications, jobSeekers } from '../../src/features/inclusion/tables.js'
import { createDirectory, type TemporaryStorage } from '../support/engines.js'
import {
  CAMILLE,
  CLIENT_SECRET,
  ID_NATIONAL,
  type InclusionHub,
  NOW,
  PASS,
  runInclusionHub,
} from '../support/inclusion-hub.js'

const PERSON = { ...CAMILLE, title: 'MME', birth_country: '99100', birth_place: '62041' }
const PATH = '/job-seekers/p-1'
const NUMBER = '999991234567'
const CONSENT = { consented_at: '2027-09-06T07:00:00+02:00' }
/** Milliseconds that the slower of the two clients waits. */
const TIMEOUT = 60_000

const status = (code: number, body: string, headers = {}) => ({ kind: 'status', status: code, body, headers }) as const
/** Whatever is personal comes back with each. */
const QUOTED = JSON.stringify({ ...PERSON, ID_NATIONAL, CLIENT_SECRET })
const FAULTS = {
  'a 429': status(429, QUOTED, { 'retry-after': '120' }),
  'a 500': status(500, QUOTED),
  'a 503': status(503, '<html>Maintenance</html>'),
  HTML: status(200, '<html>Maintenance</html>'),
  'a cut connection': { kind: 'reset' },
  'a lost answer': { kind: 'lost-answer' },
  silence: 'silent',
} as const
type Fault = keyof typeof FAULTS

let storage: TemporaryStorage
let hub: InclusionHub
let isSilent = false

/** Whoever is silent lets the time of the client pass. */
function silently(fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>) {
  return async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    if (!isSilent || new URL(request.url).pathname.startsWith('/connexion/')) return fetch(request)
    isSilent = false
    const { promise, reject } = Promise.withResolvers<never>()
    request.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
    vi.advanceTimersByTime(TIMEOUT)
    return promise
  }
}

beforeAll(async () => {
  storage = await createDirectory()
  hub = await runInclusionHub(storage, {
    between: ({ fetch }) => silently(fetch),
    betweenParticulier: ({ fetch }) => silently(fetch),
  })
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await storage[Symbol.asyncDispose]()
})
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  hub.simulator.state.reset()
  hub.particulier.state.reset()
  hub.setNow(NOW)
  hub.log.length = 0
  isSilent = false
  await hub.database.run((connection) => connection.delete(approvals))
  await hub.database.run((connection) => connection.delete(jobSeekers))
  await hub.ask('PUT', PATH, PERSON)
})
afterEach(() => {
  vi.useRealTimers()
  // A random identifier may hold any four digits.
  const lines = JSON.stringify(hub.log).replaceAll(/"request_id":"[\da-f-]{36}"/g, '')
  for (const secret of ['Camille', 'Durand', 'DURAND', '1985', CAMILLE.nir.slice(0, 13), ID_NATIONAL, CLIENT_SECRET])
    expect(lines).not.toContain(secret)
})

async function makeDue() {
  const set = { nextAttemptAt: new Date(0) }
  for (const table of [approvals, jobSeekers, benefitCertifications])
    await hub.database.run((connection) => connection.update(table).set(set))
}

const askFranceTravail = () => hub.ask('POST', `${PATH}/certifications`, { certifier: 'france_travail', ...CONSENT })
const askBenefit = () =>
  hub.ask('POST', `${PATH}/certifications`, { certifier: 'api_particulier', benefit: 'rsa', ...CONSENT })
async function readNotification() {
  const { body } = await hub.ask('GET', `/approvals/${NUMBER}`)
  return (body as unknown as { notification: Record<string, unknown> }).notification
}

function letFail(fault: Fault, operation: 'searchCertifiedIndividual' | 'updatePassIae'): void {
  const failure = FAULTS[fault]
  if (failure === 'silent') isSilent = true
  else hub.simulator.state.failNext({ ...failure, operation })
}
function letFailParticulier(fault: Fault): void {
  const failure = FAULTS[fault]
  if (failure === 'silent') isSilent = true
  else hub.particulier.state.failNext({ ...failure, operation: 'getRsa' })
}

describe.each(Object.keys(FAULTS) as Fault[])('%s', (fault) => {
  test('of a search that a partner asked for: 202, and the job finds the person', async () => {
    letFail(fault, 'searchCertifiedIndividual')
    expect(await askFranceTravail()).toMatchObject({ status: 202, body: { outcome: 'pending' } })
    expect(await hub.certify()).toMatchObject({ certified: 1 })
  })

  test('of a search of the job: that person later, each time', async () => {
    letFail(fault, 'searchCertifiedIndividual')
    expect(await hub.certify()).toMatchObject({ failed: 1, certified: 0 })
    expect(await hub.certify()).toMatchObject({ failed: 0, certified: 0 })
    await makeDue()
    expect(await hub.certify()).toMatchObject({ certified: 1 })
  })

  test.each([
    ['search', 'searchCertifiedIndividual', 'rech_individu'],
    ['update', 'updatePassIae', 'maj_pass'],
  ] as const)('of the %s of a PASS: tried again', async (_label, operation, endpoint) => {
    await hub.ask('PUT', `/approvals/${NUMBER}`, PASS)
    letFail(fault, operation)
    if (fault === 'silence' && operation === 'updatePassIae') {
      isSilent = false
      await hub.certify()
      isSilent = true
    }
    expect(await hub.notify()).toMatchObject({ should_retry: 1 })
    expect(await readNotification()).toMatchObject({
      status: 'notification_should_retry',
      endpoint: null,
      exit_code: null,
      attempts: 1,
      failed_endpoint: endpoint,
    })
    await makeDue()
    expect(await hub.notify()).toMatchObject({ accepted: 1 })
    expect(await readNotification()).toMatchObject({ status: 'notification_success', attempts: 0 })
  })

  test('of a benefit that a partner asked for, and again of the job: 202, and the job gets the answer', async () => {
    letFailParticulier(fault)
    expect(await askBenefit()).toMatchObject({ status: 202, body: { outcome: 'pending' } })
    await makeDue()
    letFailParticulier(fault)
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 1 })
    await makeDue()
    expect(await hub.certifyBenefits()).toEqual({ answered: 1, pending: 0 })
    expect(await hub.ask('GET', PATH)).toMatchObject({ body: { benefits: [{ outcome: 'beneficiary' }] } })
  })
})

describe('the token of France Travail', () => {
  const fail = (code: number) =>
    hub.simulator.state.failNext({ ...status(code, `{"error":"${CLIENT_SECRET}"}`), operation: 'getToken' })
  // Of a former test.
  beforeEach(() => hub.simulator.state.revokeTokens())

  test.each([500, 503, 429])('answered %i: as if the call had failed', async (code) => {
    fail(code)
    expect(await askFranceTravail()).toMatchObject({ status: 202, body: { outcome: 'pending' } })
    fail(code)
    expect(await hub.certify()).toMatchObject({ failed: 1 })
    await makeDue()
    await hub.ask('PUT', `/approvals/${NUMBER}`, PASS)
    fail(code)
    expect(await hub.notify()).toMatchObject({ should_retry: 1 })
  })

  test.each([400, 401, 403])('refused with %i: a matter of the operator, and nothing is touched', async (code) => {
    fail(code)
    expect(await askFranceTravail()).toMatchObject({ status: 502, body: { code: 'certifier_misconfigured' } })
    fail(code)
    expect(await hub.certify()).toMatchObject({ failed: 1 })
    await hub.ask('PUT', `/approvals/${NUMBER}`, PASS)
    fail(code)
    expect(await hub.notify()).toMatchObject({ promoted: 1, untouched: 1 })
    expect(await readNotification()).toMatchObject({ status: 'notification_ready', time: null, attempts: 0 })
    expect(hub.log.filter(({ level }) => level === 'error')).toHaveLength(3)
    expect(await hub.notify()).toMatchObject({ accepted: 1 })
  })
})
