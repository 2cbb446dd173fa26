import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFranceTravailClient } from '../src/index.js'
import { createFranceTravailSimulator } from '../src/msw/index.js'
import { CLIENT_ID, PASS, PERSON, startClient } from './start-client.js'

const SEARCH = '/rechercheindividucertifie/v1/rechercheIndividuCertifie'
const EMPTY = { nirCertifie: '', nomNaissance: '', prenom: '', dateNaissance: '' }
const WHOLE = { nirCertifie: '1850575056017', nomNaissance: 'DURAND', prenom: 'CAMILLE', dateNaissance: '1985-05-12' }

describe('the search', () => {
  test.each([
    ['R010', EMPTY],
    ['R011', { ...WHOLE, nirCertifie: '185057505601' }],
    ['R020', { ...WHOLE, nomNaissance: '' }],
    ['R021', { ...WHOLE, nomNaissance: 'Durand' }],
    ['R030', { ...WHOLE, prenom: '' }],
    ['R031', { ...WHOLE, prenom: 'CAMILLE LEA' }],
    ['R040', { ...WHOLE, dateNaissance: '' }],
    ['R041', { ...WHOLE, dateNaissance: '12/05/1985' }],
    ['R042', { ...WHOLE, dateNaissance: '1985-02-30' }],
    ['S000', { ...WHOLE, dateNaissance: '1985-05-13' }],
    ['S001', WHOLE],
  ])('answers %s', async (codeSortie, body) => {
    const { client } = startClient()
    const { data } = await client.raw.POST(SEARCH, { body })
    expect(data).toMatchObject({ codeSortie })
  })
})

describe('tokens', () => {
  test('a call without one that is known is refused with 401', async () => {
    const { client } = startClient({ auth: { headers: () => ({ authorization: 'Bearer nothing' }) } })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ status: 401 })
  })

  test('one that has ended is refused with 401', async () => {
    const { client, settings, calls } = startClient({}, { tokenLifetime: 0 })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ status: 401 })
    expect([settings.clientId, calls().length]).toEqual([CLIENT_ID, 2])
  })

  test('a call whose scopes the token lacks is refused with 404 (LE-2021)', async () => {
    const { client, settings, calls } = startClient()
    await client.searchCertifiedIndividual(PERSON)
    const authorization = calls()[0]?.headers.get('authorization') ?? ''
    const wrong = createFranceTravailClient({ ...settings, auth: { headers: () => ({ authorization }) } })
    expect(await wrong.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'found' })
    await expect(wrong.updatePassIae(PASS)).rejects.toMatchObject({ status: 404, isRetryable: true })
  })

  test.each([
    ['without its own application scope', { scope: 'api_maj-pass-iaev1' }, 'invalid_client'],
    ['with another grant', { grant_type: 'password' }, 'invalid_request'],
  ])('%s none is given', async (_label, change, error) => {
    const { fetch } = createFranceTravailSimulator()
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      scope: `application_${CLIENT_ID}`,
      ...change,
    })
    const address = 'https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire'
    const response = await fetch(address, { method: 'POST', body: form })
    expect([response.status, await response.json()]).toMatchObject([400, { error }])
  })
})

test('people can be added, and reset goes back to the beginning', async () => {
  const { client, state } = startClient()
  const person = { nir: '291072B03304249', birth_name: 'Çelik', first_name: 'İpek', birth_date: '1990-01-01' }
  state.addPerson({ ...person, idNationalDE: 'added' })
  expect(await client.searchCertifiedIndividual(person)).toEqual({ outcome: 'found', idNationalDE: 'added' })
  await client.updatePassIae(PASS)
  state.reset()
  expect(state.passes.size).toBe(0)
  expect(state.tokensIssued).toBe(0)
  expect(await client.searchCertifiedIndividual(person)).toMatchObject({ outcome: 'refused', code: 'S000' })
})

test('times of a code must be a whole number', () => {
  const { state } = createFranceTravailSimulator()
  expect(() => state.answerNext({ operation: 'updatePassIae', code: 'S007', times: 0 })).toThrow(RangeError)
})

test('the handlers of msw catch calls to the public addresses, tokens included', async () => {
  const server = setupServer(...createFranceTravailSimulator().handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  const client = createFranceTravailClient({ clientId: 'id', clientSecret: 'secret' })
  expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'found' })
})

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/partenaire/maj-pass-iae/v1/passIAE/miseAjour', 405],
])('%s %s is answered with %i', async (method, path, status) => {
  const { fetch } = createFranceTravailSimulator()
  expect((await fetch(`https://api.francetravail.io${path}`, { method })).status).toBe(status)
})

test('refuses an address that is none', () => {
  expect(() => createFranceTravailSimulator({ baseUrl: 'localhost' })).toThrow('baseUrl must be an absolute address')
})
