import { describe, expect, test } from 'vitest'
import { createFranceTravailClient } from '../src/index.js'
import { createFranceTravailSimulator } from '../src/simulator/index.js'
import { PERSON, startClient } from './start-client.js'

const ID = 'simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o'

describe('a request', () => {
  test('holds four normalised texts, and the NIR without its key', async () => {
    const { client, calls } = startClient()
    const person = {
      nir: '1 85 05 75 056 017 97',
      birth_name: ' durand ',
      first_name: 'Camïlle',
      birth_date: '1985-05-12',
    }
    expect(await client.searchCertifiedIndividual(person)).toEqual({ outcome: 'found', idNationalDE: ID })
    expect(calls().map(({ url, method }) => `${method} ${url}`)).toEqual([
      'POST https://api.francetravail.io/partenaire/rechercheindividucertifie/v1/rechercheIndividuCertifie',
    ])
    expect(JSON.parse(calls()[0]?.body ?? '')).toEqual({
      nirCertifie: '1850575056017',
      nomNaissance: 'DURAND',
      prenom: 'CAMILLE',
      dateNaissance: '1985-05-12',
    })
    expect(calls()[0]?.headers.get('content-type')).toBe('application/json')
  })

  test.each([
    ['the birth name, when there is one', { birth_name: 'Durand', last_name: 'Petit' }, 'DURAND'],
    ['else the last name', { birth_name: '', last_name: 'Petit' }, 'PETIT'],
    ['else the last name, for a blank', { birth_name: ' \u00a0', last_name: 'Petit' }, 'PETIT'],
    ['else the last name, for null', { birth_name: null, last_name: 'Petit' }, 'PETIT'],
    ['an empty text without any', {}, ''],
  ])('takes %s (FT-R10)', async (_label, names, expected) => {
    const { client, calls } = startClient()
    await client.searchCertifiedIndividual({ ...names, nir: PERSON.nir })
    expect(JSON.parse(calls()[0]?.body ?? '')).toEqual({
      nirCertifie: '1850575056017',
      nomNaissance: expected,
      prenom: '',
      dateNaissance: '',
    })
  })

  test('keeps apostrophes in first names unless told otherwise', async () => {
    const person = { ...PERSON, first_name: "M'hamed" }
    const kept = startClient()
    await kept.client.searchCertifiedIndividual(person)
    expect(kept.calls()[0]?.body).toContain('"M\'HAMED"')
    const removed = startClient({ removeApostrophes: true })
    await removed.client.searchCertifiedIndividual(person)
    expect(removed.calls()[0]?.body).toContain('"MHAMED"')
  })

  test.each([
    ['birth_date', { birth_date: '1985-02-30' }],
    ['birth_date', { birth_date: '12 mai 1985' }],
    ['first_name', { first_name: 'a\0' }],
    ['first_name', { first_name: ['Camille'] as never }],
    ['birth_name', { birth_name: 'a'.repeat(256) }],
    ['nir', { nir: 185_057_505_601_797 as never }],
    ['name', { name: 'Durand' } as never],
  ])('with a wrong %s is refused before any call', async (field, change) => {
    const { client, sent } = startClient()
    await expect(client.searchCertifiedIndividual({ ...PERSON, ...change })).rejects.toMatchObject({
      name: 'InvalidRequestError',
      field,
      attempts: 0,
    })
    expect(sent).toEqual([])
  })

  test.each<unknown>(['Durand', 5, [PERSON]])(
    'that is no object, such as %j, is refused before any call',
    async (person) => {
      const { client, sent } = startClient()
      await expect(client.searchCertifiedIndividual(person as never)).rejects.toMatchObject({
        name: 'InvalidRequestError',
        attempts: 0,
      })
      expect(sent).toEqual([])
    },
  )

  test('without anything at all is sent empty: France Travail says what is missing', async () => {
    const { client } = startClient()
    expect(await client.searchCertifiedIndividual(undefined as never)).toMatchObject({ code: 'R010' })
  })
})

describe('outcomes', () => {
  test.each([
    ['S000', 'nobody was found'],
    ['S002', 'several people were found'],
    ['R010', 'the NIR is missing'],
    ['R011', 'the NIR is wrong'],
    ['R020', 'the birth name is missing'],
    ['R021', 'the birth name is wrong'],
    ['R030', 'the first name is missing'],
    ['R031', 'the first name is wrong'],
    ['R040', 'the birth date is missing'],
    ['R041', 'the birth date is wrong'],
    ['R042', 'the birth date does not exist'],
    ['S007', null],
    ['X999', null],
    ['PE001', null],
  ])('%s is refused, for its own reason', async (code, meaning) => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code })
    expect(await client.searchCertifiedIndividual(PERSON)).toEqual({ outcome: 'refused', code, meaning })
  })

  test('found without an identifier is refused as empty_nir (FT-R8)', async () => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S001' })
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'refused', code: 'empty_nir' })
  })

  test.each(['', ' ', null, undefined])('an identifier that is %j is none (FT-R8)', async (idNationalDE) => {
    const { fetch } = createFranceTravailSimulator()
    const client = createFranceTravailClient({
      clientId: 'id',
      clientSecret: 'secret',
      fetch: async (url, init) =>
        url.includes('/oauth2/') ? fetch(url, init) : Response.json({ codeSortie: 'S001', idNationalDE }),
    })
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'refused', code: 'empty_nir' })
  })

  test('an answer without a code is refused, with null (FT-R7)', async () => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code: undefined })
    expect(await client.searchCertifiedIndividual(PERSON)).toEqual({ outcome: 'refused', code: null, meaning: null })
  })

  test('what the service knows: nobody, and homonyms', async () => {
    const { client } = startClient()
    expect(await client.searchCertifiedIndividual({ ...PERSON, first_name: 'Camila' })).toMatchObject({ code: 'S000' })
    const homonym = { nir: '185057505601601', last_name: 'Martin', first_name: 'Dominique', birth_date: '1985-05-13' }
    expect(await client.searchCertifiedIndividual(homonym)).toMatchObject({ outcome: 'refused', code: 'S002' })
  })

  test.each([400, 403, 404, 422])('a %i with a business code is refused (FT-R6)', async (status) => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code: 'R011', status })
    const { data, attempts, response } = await client.searchCertifiedIndividual(PERSON).withResponse()
    expect([data, attempts, response.status]).toEqual([
      { outcome: 'refused', code: 'R011', meaning: 'the NIR is wrong' },
      1,
      status,
    ])
  })

  test('a 4xx is never a success, whatever its code', async () => {
    const answer = () => Response.json({ codeSortie: 'S001', idNationalDE: 'x' }, { status: 400 })
    const client = createFranceTravailClient({ auth: { headers: () => ({}) }, fetch: async () => answer() })
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'refused', code: 'S001' })
  })

  test('codeError is read where there is no codeSortie', async () => {
    const answer = () => Response.json({ codeError: 'E_ERR_NEW', codeSortie: '' })
    const client = createFranceTravailClient({ auth: { headers: () => ({}) }, fetch: async () => answer() })
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'refused', code: 'E_ERR_NEW' })
  })
})

describe('errors are what may be tried again', () => {
  test.each([408, 409, 425, 429, 500, 501, 503])('a %i is one, even with a business code', async (status) => {
    const { client, state, calls } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code: 'R011', status })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ status, isRetryable: true })
    expect(calls()).toHaveLength(1)
  })

  test.each([400, 403, 404, 410])('a %i without a business code is one', async (status) => {
    const { client, state } = startClient()
    state.failNext({ kind: 'status', status, body: '{"message":"no"}', operation: 'searchCertifiedIndividual' })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ status, isRetryable: true })
  })

  test.each([
    ['a redirection', { kind: 'status', status: 302, body: 'Found', headers: { location: '/login' } }, 'RedirectError'],
    ['HTML with 200', { kind: 'status', status: 200, body: '<html>' }, 'ContractError'],
    ['204', { kind: 'status', status: 204 }, 'ContractError'],
    ['a broken connection', { kind: 'reset' }, 'ConnectionError'],
    ['a lost answer', { kind: 'lost-answer' }, 'ConnectionError'],
  ] as const)('%s is one, and nothing is sent again', async (_label, failure, name) => {
    // Without the check against the documents: these answers are in none.
    const { state, fetch } = createFranceTravailSimulator()
    let calls = 0
    const client = createFranceTravailClient({
      clientId: 'id',
      clientSecret: 'secret',
      fetch: (url, init) => {
        if (!url.includes('/oauth2/')) calls += 1
        return fetch(url, init)
      },
    })
    state.failNext({ ...failure, operation: 'searchCertifiedIndividual' })
    const error = await client.searchCertifiedIndividual(PERSON).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name, isRetryable: true, attempts: 1 })
    expect(calls).toBe(1)
  })
})
