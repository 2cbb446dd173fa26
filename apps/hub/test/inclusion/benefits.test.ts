import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { benefitCertifications, jobSeekers } from '../../src/features/inclusion/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, FRANCE_TRAVAIL_KEY, NOW, useInclusionHub } from '../support/inclusion-hub.js'

const path = '/job-seekers/p-1'
const WHOLE = { ...CAMILLE, title: 'MME', birth_country: '99100', birth_place: '62041' }
const request = { certifier: 'api_particulier', benefit: 'rsa', consented_at: '2027-09-06T07:00:00+02:00' }

describeOnEachEngine('benefits', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.particulier.state.reset()
    hub.setNow(NOW)
    hub.log.length = 0
    await hub.database.run((connection) => connection.delete(jobSeekers))
    await hub.ask('PUT', path, WHOLE)
  })

  const certify = (change: object = {}) => hub.ask('POST', `${path}/certifications`, { ...request, ...change })
  const locked = async () =>
    ((await hub.ask('GET', path)).body as unknown as { read_only_fields: string[] }).read_only_fields
  const shown = async () => ((await hub.ask('GET', path)).body as unknown as { benefits: object[] }).benefits
  const makeDue = () =>
    hub.database.run((connection) => connection.update(benefitCertifications).set({ nextAttemptAt: new Date(0) }))
  const row = async () => (await hub.database.run((connection) => connection.select().from(benefitCertifications)))[0]

  test.each([
    ['rsa', '2024-09-01', false],
    ['aah', '2023-01-01', null],
    ['asf', '2025-02-01', null],
  ])('%s of a beneficiary is certified, and so is the identity', async (benefit, since, increased) => {
    expect(await certify({ benefit })).toMatchObject({
      status: 200,
      body: { certifier: 'api_particulier', benefit, outcome: 'beneficiary', since, increased, code: null },
    })
    expect(await locked()).toContain('birth_date')
    expect(JSON.stringify(await row())).not.toContain(since)
  })

  test('no file certifies the identity too', async () => {
    hub.particulier.state.answerNext({ code: '23003' })
    expect(await certify()).toMatchObject({ status: 200, body: { outcome: 'not_beneficiary', code: '23003' } })
    expect(await locked()).not.toEqual([])
  })

  test('an identity that is not recognised certifies nothing, and is looked at again after a week', async () => {
    hub.particulier.state.answerNext({ code: '00366' })
    expect(await certify()).toMatchObject({ status: 200, body: { outcome: 'identity_not_found' } })
    expect(await locked()).toEqual([])
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 0 })
    await makeDue()
    expect(await hub.certifyBenefits()).toEqual({ answered: 1, pending: 0 })
    expect(await locked()).not.toEqual([])
  })

  test('a provider that will answer so again is an answer', async () => {
    hub.particulier.state.answerNext({ code: '37999' })
    expect(await certify()).toMatchObject({ status: 200, body: { outcome: 'refused', code: '37999' } })
    expect(await locked()).toEqual([])
  })

  test.each([
    ['409', { code: '00015' }, 60_000, 1],
    ['504', { code: '37002' }, 12 * 3_600_000, 2],
  ])('a %s is pending; the job asks again when it is time', async (_label, refusal, delay, attempts) => {
    hub.particulier.state.answerNext(refusal)
    const before = Date.now()
    expect(await certify()).toMatchObject({ status: 202, body: { outcome: 'pending' } })
    const next = (await row())?.nextAttemptAt.getTime() ?? 0
    expect(next).toBeGreaterThanOrEqual(before + delay)
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 0 })
    await makeDue()
    hub.particulier.state.answerNext({ code: '37001' })
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 1 })
    // Silence is no failed attempt.
    expect(await row()).toMatchObject({ attempts, lastError: '37001', leaseOwner: null })
    await makeDue()
    expect(await shown()).toEqual([
      {
        benefit: 'rsa',
        outcome: 'pending',
        code: null,
        since: null,
        increased: null,
        answered_at: null,
        next_attempt_at: expect.any(String),
      },
    ])
    expect(await hub.certifyBenefits()).toEqual({ answered: 1, pending: 0 })
    expect(await shown()).toMatchObject([
      { outcome: 'beneficiary', since: '2024-09-01', answered_at: new Date(NOW).toISOString(), next_attempt_at: null },
    ])
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 0 })
  })

  test.each(['00363', '00364', '00365'])('%s is about that person: refused, and nothing is certified', async (code) => {
    hub.particulier.state.answerNext({ code })
    expect(await certify()).toMatchObject({ status: 200, body: { outcome: 'refused', code } })
    expect(await locked()).toEqual([])
    expect(hub.log.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { code, status: 422 } }])
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 0 })
  })

  test('a person who is refused, and one who cannot be decrypted, do not end the pass', async () => {
    await createPending(['a', 'b', 'c'])
    const unreadable = { details: hub.keyring.cipher.encrypt('{}', 'another column') }
    await hub.database.run((connection) => connection.update(jobSeekers).set(unreadable).where(eq(jobSeekers.id, 'a')))
    hub.particulier.state.answerNext({ code: '00365' })
    expect(await hub.certifyBenefits()).toEqual({ answered: 2, pending: 1 })
  })

  async function createPending(ids: readonly string[]) {
    for (const id of ids) {
      await hub.ask('PUT', `/job-seekers/${id}`, WHOLE)
      hub.particulier.state.answerNext({ code: '37002' })
      await hub.ask('POST', `/job-seekers/${id}/certifications`, request)
    }
    await makeDue()
  }
  const rows = () =>
    hub.database.run((connection) =>
      connection.select().from(benefitCertifications).orderBy(benefitCertifications.jobSeekerId),
    )

  test.each([
    ['429', { code: '00429', retryAfter: 90 }, 90_000],
    ['429 without Retry-After', { code: '00429' }, 60_000],
    ['409', { code: '00015' }, 60_000],
  ])('a %s ends the pass, and says when that person is asked about again', async (_label, refusal, delay) => {
    await createPending(['a', 'b', 'c'])
    hub.particulier.state.answerNext(refusal)
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 1 })
    const silenced = (await rows()).filter(({ lastError }) => lastError === refusal.code)
    expect(silenced).toMatchObject([{ attempts: 1, leaseOwner: null }])
    const wait = (silenced[0]?.nextAttemptAt.getTime() ?? 0) - Date.now()
    expect(wait).toBeGreaterThan(delay - 30_000)
    expect(wait).toBeLessThanOrEqual(delay)
  })

  test('a wrong configuration ends the pass: that person is asked about in an hour, the others as soon as it is mended', async () => {
    await createPending(['a', 'b', 'c'])
    hub.particulier.state.answerNext({ code: '00103' })
    expect(await hub.certifyBenefits()).toEqual({ answered: 0, pending: 0 })
    const refused = (await rows()).filter(({ lastError }) => lastError === '00103')
    expect(refused).toMatchObject([{ isDue: true, attempts: 1 }])
    expect((refused[0]?.nextAttemptAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000)
    hub.particulier.state.reset()
    expect(await hub.certifyBenefits()).toEqual({ answered: 2, pending: 0 })
  })

  test('somebody of whom something is missing by now is not asked about, and the others are', async () => {
    await createPending(['a', 'b'])
    await hub.ask('PUT', '/job-seekers/a', { ...WHOLE, birth_country: undefined })
    expect(await hub.certifyBenefits()).toEqual({ answered: 1, pending: 1 })
    expect(await rows()).toMatchObject([{ lastError: 'missing_user_data', isDue: true }, { isDue: false }])
    expect(hub.log.filter(({ level }) => level === 'error')).toEqual([])
    await hub.ask('PUT', '/job-seekers/a', WHOLE)
    await makeDue()
    expect(await hub.certifyBenefits()).toEqual({ answered: 1, pending: 0 })
  })

  test.each([404, 422])('a %i without any error is asked again (sheet, section 5)', async (status) => {
    hub.particulier.state.failNext({ kind: 'status', status, body: '<html>', operation: 'getRsa' })
    expect(await certify()).toMatchObject({ status: 202, body: { outcome: 'pending' } })
    const next = (await row())?.nextAttemptAt.getTime() ?? 0
    expect(next - Date.now()).toBeLessThanOrEqual(12 * 3_600_000)
  })

  test('benefits are shown to those only who may ask about them', async () => {
    await certify()
    const { status, body } = await hub.ask('GET', path, undefined, FRANCE_TRAVAIL_KEY)
    expect([status, Object.keys(body)]).toEqual([200, expect.not.arrayContaining(['benefits'])])
  })

  test.each(['00101', '00107', '00210'])('%s is a matter of the operator', async (code) => {
    hub.particulier.state.answerNext({ code })
    expect(await certify()).toMatchObject({ status: 502, body: { code: 'certifier_misconfigured' } })
    expect(hub.log.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { code } }])
  })

  describe('without consent, benefit or data nothing is sent', () => {
    test.each<[string, object, string]>([
      ['no consent', { consented_at: undefined }, '/consented_at'],
      ['no benefit', { benefit: undefined }, '/benefit'],
      ['another benefit', { benefit: 'ass' }, '/benefit'],
    ])('%s', async (_label, change, pointer) => {
      expect(await certify(change)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
      expect(await row()).toBeUndefined()
    })

    test.each(['first_name', 'title', 'birth_date', 'birth_country', 'birth_place', 'birth_name'])(
      'no %s',
      async (field) => {
        await hub.ask('PUT', path, { ...WHOLE, [field]: undefined })
        const { status, body } = await certify()
        expect([status, JSON.stringify(body)]).toEqual([
          422,
          expect.stringContaining(`${field} of the person is missing`),
        ])
        expect(await row()).toBeUndefined()
      },
    )
  })

  test('nothing personal is in a log line', async () => {
    hub.particulier.state.answerNext({ code: '37002', title: 'Durand Camille' })
    await certify()
    const lines = JSON.stringify(hub.log)
    for (const secret of ['Camille', 'Durand', 'DURAND', '1985', CAMILLE.nir, 'canary-token'])
      expect(lines).not.toContain(secret)
  })
})
