import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { approvals, jobSeekers } from '../../src/features/inclusion/tables.js'
import { recordCertification } from '../../src/features/inclusion/job-seeker-store.js'
import { describeOnEachEngine } from '../support/engines.js'
import { CAMILLE, ID_NATIONAL, NARROW_KEY, NOW, PASS, useInclusionHub } from '../support/inclusion-hub.js'

describeOnEachEngine('job seekers', (engine) => {
  const hub = useInclusionHub(engine)
  beforeEach(async () => {
    hub.simulator.state.reset()
    await hub.database.run((connection) => connection.delete(approvals))
    await hub.database.run((connection) => connection.delete(jobSeekers))
  })

  const path = '/job-seekers/p-1'
  const certified = (certifier: 'api_particulier' | 'api_recherche_individu_certifie') =>
    hub.database.run((connection) =>
      recordCertification(connection, { id: 'p-1', certifier, certifiedAt: new Date(NOW) }),
    )

  test('are created, replaced, read and erased', async () => {
    const created = await hub.ask('PUT', path, { ...CAMILLE, nir: '1 85 05 75 056 017', rdv_insertion_user_id: 3127 })
    expect(created.status).toBe(201)
    expect(created.body).toEqual({
      id: 'p-1',
      ...CAMILLE,
      last_name: null,
      title: null,
      birth_country: null,
      birth_place: null,
      france_travail_number: null,
      rdv_insertion_user_id: 3127,
      id_national_pe: null,
      read_only_fields: [],
      certifications: [],
      benefits: [],
    })
    const replaced = await hub.ask('PUT', path, { first_name: 'Camille', last_name: "D'Été–Łukasz" })
    expect(replaced).toMatchObject({ status: 200, body: { birth_name: null, last_name: "D'Été–Łukasz" } })
    expect(await hub.ask('GET', path)).toMatchObject({ status: 200, body: { nir: null, rdv_insertion_user_id: null } })
    expect((await hub.ask('DELETE', path)).status).toBe(204)
    expect(await hub.ask('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await hub.ask('DELETE', path)).status).toBe(404)
  })

  test.each([
    "'t Kint",
    '’t Hoff',
    'D‘Ornano',
    'D´Ornano',
    'Ibn al-ʿArabi',
    'Gal·la',
    'Martin − Durand',
    'Martin‑Durand',
    'Œuvrard',
    'Æbelø',
    'L',
    'St. John',
    'Lopes  da Costa',
    'Đặng Thị',
    'e\u0301milie',
    'Иванов',
    'a'.repeat(80),
  ])('the name %j is one', async (birth_name) => {
    expect(await hub.ask('PUT', path, { birth_name })).toMatchObject({ status: 201, body: { birth_name } })
  })

  test.each([
    'Durand2',
    '-Durand',
    'Durand/Petit',
    'Durand (Petit)',
    'Durand, Petit',
    "'",
    '😀',
    'Du\nrand',
    'a'.repeat(101),
  ])('the name %j is none', async (birth_name) => {
    expect(await hub.ask('PUT', path, { birth_name })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/birth_name' }] },
    })
  })

  test.each([
    ['of Corsica', '185052b004001', '185052B00400111'],
    ['of somebody born overseas', '1850597105601', '185059710560168'],
    ['of somebody born abroad', '1850599352601', '185059935260173'],
    ['temporary', '7850575056017', '785057505601788'],
    ['with an unknown month of birth', '1853275056017', '185327505601744'],
  ])('a NIR %s is one', async (_label, nir, kept) => {
    expect(await hub.ask('PUT', path, { nir })).toMatchObject({ status: 201, body: { nir: kept } })
  })

  test('are encrypted at rest', async () => {
    await hub.ask('PUT', path, CAMILLE)
    await hub.certify()
    const [row] = await hub.database.run((connection) => connection.select().from(jobSeekers))
    const text = JSON.stringify(row)
    for (const secret of ['Camille', 'Durand', '1985', CAMILLE.nir, ID_NATIONAL]) expect(text).not.toContain(secret)
  })

  test('need a granted feature', async () => {
    const refused = { status: 403, body: { code: 'feature_not_granted' } }
    expect(await hub.ask('GET', path, undefined, NARROW_KEY)).toMatchObject(refused)
    expect(await hub.ask('PUT', '/approvals/999991234567', PASS, NARROW_KEY)).toMatchObject(refused)
  })

  describe('bad input is refused with a pointer, and nothing is kept', () => {
    test.each<[string, unknown, string]>([
      ['a NIR with a wrong key', { nir: '185057505601798' }, '/nir'],
      ['a date that does not exist', { birth_date: '1985-02-30' }, '/birth_date'],
      ['a date to come', { birth_date: '2999-01-01' }, '/birth_date'],
      ['five first names', { first_name: 'Un Deux Trois Quatre Cinq' }, '/first_name'],
      ['a country that does not exist', { birth_country: '99999' }, '/birth_country'],
      ['the name of a country', { birth_country: 'France' }, '/birth_country'],
      ['a commune that is none', { birth_place: '6204' }, '/birth_place'],
      ['another title', { title: 'F' }, '/title'],
      ['a number that is none', { france_travail_number: '12' }, '/france_travail_number'],
      ['an id that is none', { rdv_insertion_user_id: 0 }, '/rdv_insertion_user_id'],
      ['an unknown key', { 'a/b~c': 1 }, '/a~1b~0c'],
      ['no object', [], ''],
      ...[
        'first_name',
        'last_name',
        'birth_name',
        'title',
        'birth_date',
        'birth_country',
        'birth_place',
        'nir',
        'france_travail_number',
        'rdv_insertion_user_id',
      ].flatMap((field): [string, unknown, string][] => [
        [`null as ${field}`, { [field]: null }, `/${field}`],
        [`HTML as ${field}`, { [field]: '<b onload=alert(1)>' }, `/${field}`],
        [
          `a NUL in ${field}`,
          { [field]: 'a\0b' },
          field === 'first_name' || field.endsWith('_name') ? '' : `/${field}`,
        ],
      ]),
    ])('%s', async (_label, body, pointer) => {
      const answer = await hub.ask('PUT', path, body)
      // Invisible characters are taken out of names, as where they were pasted.
      if (pointer === '' && !Array.isArray(body)) {
        expect(answer.body).not.toMatchObject({ first_name: expect.stringContaining('\0') })
        return
      }
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request' } })
      expect((answer.body as { errors?: { pointer: string }[] }).errors?.map((error) => error.pointer)).toContain(
        pointer,
      )
      expect(JSON.stringify(answer.body)).not.toMatch(/onload|185057505601798/)
      expect((await hub.ask('GET', path)).status).toBe(404)
    })

    test('JSON that is none, and an id that is none', async () => {
      expect((await hub.ask('PUT', path, '{"nir": ')).status).toBe(422)
      expect(await hub.ask('PUT', `/job-seekers/${'a'.repeat(65)}`, {})).toMatchObject({ status: 422 })
    })

    test('every mistake at once', async () => {
      const { body } = await hub.ask('PUT', path, { nir: 'x', birth_date: 'y', title: 'z' })
      expect((body as { errors?: unknown[] }).errors).toHaveLength(3)
    })
  })

  describe('certified by API Particulier', () => {
    const whole = {
      ...CAMILLE,
      last_name: 'Petit',
      title: 'MME',
      birth_country: '99100',
      birth_place: '62041',
      france_travail_number: '1234567A',
    }

    test('fields are locked, and a change of one is refused whole', async () => {
      await hub.ask('PUT', path, whole)
      await certified('api_particulier')
      const { body } = await hub.ask('GET', path)
      const locked = (body as unknown as { read_only_fields: string[] }).read_only_fields
      expect(locked).toEqual([
        'first_name',
        'last_name',
        'birth_name',
        'title',
        'birth_date',
        'birth_country',
        'birth_place',
        'france_travail_number',
      ])
      const changed = { ...whole, birth_date: '1985-05-13', title: 'M', nir: '291072B03304249' }
      expect(await hub.ask('PUT', path, changed)).toMatchObject({
        status: 409,
        body: { code: 'fields_locked', fields: ['title', 'birth_date'], certifier: 'api_particulier' },
      })
      expect(await hub.ask('GET', path)).toMatchObject({ body: { ...whole } })
      // The NIR never is.
      expect((await hub.ask('PUT', path, { ...whole, nir: '291072B03304249' })).status).toBe(200)
    })

    test('a place that is not known yet can still be given', async () => {
      const { birth_place: _, ...open } = whole
      await hub.ask('PUT', path, open)
      await certified('api_particulier')
      expect((await hub.ask('PUT', path, whole)).status).toBe(200)
    })
  })

  test('certified by France Travail nothing is locked; another NIR or birth date forgets what was found', async () => {
    await hub.ask('PUT', path, CAMILLE)
    expect(await hub.certify()).toMatchObject({ certified: 1 })
    expect(await hub.ask('GET', path)).toMatchObject({
      body: {
        id_national_pe: ID_NATIONAL,
        read_only_fields: [],
        certifications: [{ certifier: 'api_recherche_individu_certifie', certified_at: new Date(NOW).toISOString() }],
      },
    })
    expect(await hub.ask('PUT', path, { ...CAMILLE, last_name: 'Petit' })).toMatchObject({
      body: { id_national_pe: ID_NATIONAL },
    })
    expect(await hub.ask('PUT', path, { ...CAMILLE, birth_date: '1985-05-13' })).toMatchObject({
      body: { id_national_pe: null, certifications: [] },
    })
  })

  describe('certifications', () => {
    const request = { certifier: 'france_travail', consented_at: '2027-09-06T07:00:00+02:00' }
    const certifications = `${path}/certifications`

    test('are answered at once', async () => {
      await hub.ask('PUT', path, CAMILLE)
      expect(await hub.ask('POST', certifications, request)).toMatchObject({
        status: 200,
        body: { outcome: 'certified' },
      })
      await hub.ask('PUT', path, { ...CAMILLE, nir: '291072B03304249' })
      expect(await hub.ask('POST', certifications, request)).toMatchObject({
        status: 200,
        body: { outcome: 'refused', code: 'S000' },
      })
    })

    test('wait while France Travail does not answer; the next pass of the job asks again', async () => {
      await hub.ask('PUT', path, CAMILLE)
      hub.simulator.state.failNext({ kind: 'status', status: 500, operation: 'searchCertifiedIndividual' })
      expect(await hub.ask('POST', certifications, request)).toMatchObject({
        status: 202,
        body: { outcome: 'pending' },
      })
      expect(await hub.certify()).toMatchObject({ certified: 1 })
      expect(await hub.ask('GET', path)).toMatchObject({ body: { id_national_pe: ID_NATIONAL } })
    })

    test('of somebody who is known already wait too, and the next pass asks again', async () => {
      await hub.ask('PUT', path, CAMILLE)
      await hub.certify()
      hub.simulator.state.failNext({ kind: 'status', status: 500, operation: 'searchCertifiedIndividual' })
      expect(await hub.ask('POST', certifications, request)).toMatchObject({ status: 202 })
      hub.setNow(NOW + 60_000)
      expect(await hub.certify()).toMatchObject({ certified: 1 })
      expect(await hub.certify()).toMatchObject({ certified: 0 })
      hub.setNow(NOW)
      const certified_at = new Date(NOW + 60_000).toISOString()
      expect(await hub.ask('GET', path)).toMatchObject({ body: { certifications: [{ certified_at }] } })
    })

    test.each<[string, object, string]>([
      ['without consent', { certifier: 'france_travail' }, '/consented_at'],
      ['with consent to come', { ...request, consented_at: '2999-01-01T00:00:00Z' }, '/consented_at'],
      [
        'with consent of a year that no column holds',
        { ...request, consented_at: '0000-01-01T00:00:00Z' },
        '/consented_at',
      ],
      ['with consent that is no instant', { ...request, consented_at: 'yes' }, '/consented_at'],
      ['of another certifier', { ...request, certifier: 'caf' }, '/certifier'],
      ['with a benefit', { ...request, benefit: 'rsa' }, '/benefit'],
    ])('%s are refused, and nothing is sent', async (_label, body, pointer) => {
      await hub.ask('PUT', path, CAMILLE)
      const answer = await hub.ask('POST', certifications, body)
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
      expect(hub.simulator.state.tokensIssued).toBe(0)
    })

    test('without data are refused, and nothing is sent', async () => {
      await hub.ask('PUT', path, { first_name: 'Camille' })
      const { status, body } = await hub.ask('POST', certifications, request)
      expect(status).toBe(422)
      expect(JSON.stringify(body)).toMatch(/birth_name.*birth_date.*nir/)
      expect(hub.simulator.state.tokensIssued).toBe(0)
    })

    test('of nobody are not found', async () => {
      expect((await hub.ask('POST', '/job-seekers/nobody/certifications', request)).status).toBe(404)
    })
  })

  test('FT-R18: with the names exchanged, the person found has them exchanged; the last name stays', async () => {
    await hub.ask('PUT', path, { ...CAMILLE, first_name: 'Durand', birth_name: 'Camille', last_name: 'Petit' })
    expect(await hub.certify()).toMatchObject({ certified: 1 })
    expect(await hub.ask('GET', path)).toMatchObject({
      body: { first_name: 'Camille', birth_name: 'Durand', last_name: 'Petit', id_national_pe: ID_NATIONAL },
    })
  })

  describe('FT-R18: when only the exchanged names are found', () => {
    const exchanged = { ...CAMILLE, first_name: 'Durand', birth_name: 'Camille', last_name: 'Petit' }

    test('a change that a partner makes meanwhile is not lost', async () => {
      await hub.ask('PUT', path, exchanged)
      const { searchCertifiedIndividual: search } = hub.franceTravail
      hub.franceTravail.searchCertifiedIndividual = (person, options) => {
        const change = { ...exchanged, last_name: 'Roux', title: 'MME' }
        const sent = hub.ask('PUT', path, change).then(() => search(person, options).withResponse())
        return sent.then(({ data }) => data) as ReturnType<typeof search>
      }
      expect(await hub.certify()).toMatchObject({ certified: 1 })
      hub.franceTravail.searchCertifiedIndividual = search
      expect(await hub.ask('GET', path)).toMatchObject({
        body: { first_name: 'Camille', birth_name: 'Durand', last_name: 'Roux', title: 'MME' },
      })
    })

    test('names that were corrected meanwhile stay', async () => {
      await hub.ask('PUT', path, exchanged)
      const { searchCertifiedIndividual: search } = hub.franceTravail
      hub.franceTravail.searchCertifiedIndividual = (person, options) => {
        const sent = hub.ask('PUT', path, CAMILLE).then(() => search(person, options).withResponse())
        return sent.then(({ data }) => data) as ReturnType<typeof search>
      }
      expect(await hub.certify()).toMatchObject({ certified: 1 })
      hub.franceTravail.searchCertifiedIndividual = search
      expect(await hub.ask('GET', path)).toMatchObject({ body: { ...CAMILLE, id_national_pe: ID_NATIONAL } })
    })

    test('names that API Particulier has certified stay as they are', async () => {
      await hub.ask('PUT', path, exchanged)
      await certified('api_particulier')
      expect(await hub.certify()).toMatchObject({ certified: 1 })
      expect(await hub.ask('GET', path)).toMatchObject({
        body: { first_name: 'Durand', birth_name: 'Camille', id_national_pe: ID_NATIONAL },
      })
    })
  })

  test('somebody who cannot be decrypted is looked for later, and the others now', async () => {
    await hub.ask('PUT', '/job-seekers/a', CAMILLE)
    await hub.ask('PUT', '/job-seekers/b', CAMILLE)
    const unreadable = { details: hub.keyring.cipher.encrypt('{}', 'another column') }
    await hub.database.run((connection) => connection.update(jobSeekers).set(unreadable).where(eq(jobSeekers.id, 'a')))
    expect(await hub.certify()).toMatchObject({ certified: 1, failed: 1 })
    expect(await hub.certify()).toMatchObject({ certified: 0, failed: 0 })
  })

  test('who was not found is looked for again after 7 days, two people with one broken pass apart', async () => {
    await hub.ask('PUT', path, { ...CAMILLE, birth_date: '1985-05-14' })
    expect(await hub.certify()).toMatchObject({ refused: 1 })
    hub.setNow(NOW + 6 * 86_400_000)
    expect(await hub.certify()).toMatchObject({ refused: 0 })
    hub.setNow(NOW + 8 * 86_400_000)
    expect(await hub.certify()).toMatchObject({ refused: 1 })
    hub.setNow(NOW)
  })

  test('a 429 ends the pass, and what was found before is kept', async () => {
    await hub.ask('PUT', '/job-seekers/a', CAMILLE)
    await hub.ask('PUT', '/job-seekers/b', { ...CAMILLE, birth_date: '1985-05-14' })
    await hub.ask('PUT', '/job-seekers/c', { ...CAMILLE, birth_date: '1985-05-15' })
    const headers = { 'retry-after': '60' }
    hub.simulator.state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S001' })
    hub.simulator.state.reset()
    expect(await hub.certify(1)).toMatchObject({ certified: 1 })
    hub.simulator.state.failNext({ kind: 'status', status: 429, headers, operation: 'searchCertifiedIndividual' })
    expect(await hub.certify()).toMatchObject({ failed: 1, refused: 0 })
    expect(await hub.ask('GET', '/job-seekers/a')).toMatchObject({ body: { id_national_pe: ID_NATIONAL } })
  })
})
