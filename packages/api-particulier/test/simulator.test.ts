import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createApiParticulierClient } from '../src/index.js'
import { createApiParticulierSimulator } from '../src/msw/index.js'
import { CAMILLE, RECIPIENT, startClient, TOKEN } from './start-client.js'

const RSA = '/v3/dss/revenu_solidarite_active/identite'

describe('parameters', () => {
  const whole = {
    recipient: RECIPIENT,
    nomNaissance: 'DURAND',
    'prenoms[]': ['CAMILLE'],
    sexeEtatCivil: 'F' as const,
    codeCogInseePaysNaissance: '99208',
  }

  test.each([
    ['00203', { recipient: '' }],
    ['00210', { recipient: '13002526500014' }],
    ['00361', { nomNaissance: '' }],
    ['00367', { 'prenoms[]': [] }],
    ['00362', { 'prenoms[]': ['A', ''] }],
    ['00362', { 'prenoms[]': ['A', 'B', 'C', 'D'] }],
    ['00363', { anneeDateNaissance: 'x' }],
    ['00363', { anneeDateNaissance: 2025, moisDateNaissance: 2, jourDateNaissance: 29 }],
    ['00363', { anneeDateNaissance: 2025, moisDateNaissance: 13, jourDateNaissance: 1 }],
    ['00364', { sexeEtatCivil: 'X' }],
    ['00365', { codeCogInseePaysNaissance: '100' }],
    ['00365', { codeCogInseePaysNaissance: '99100' }],
  ])('%s is refused', async (code, change) => {
    const { client } = startClient()
    const { error, response } = await client.raw.GET(RSA, { params: { query: { ...whole, ...change } as never } })
    expect([response.status, error]).toMatchObject([422, { errors: [{ code }] }])
  })
})

test('a call without a token, or with one that is not known, is refused with 401', async () => {
  const { client } = startClient({ auth: { headers: () => ({}) } })
  await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ code: '00101', status: 401 })
  const other = startClient({ token: 'other' }, { tokens: [{ token: TOKEN }] })
  await expect(other.client.getRsa(CAMILLE)).rejects.toMatchObject({ code: '00101', status: 401 })
})

test('an answer tells what is left of the second, and that it is not from the cache', async () => {
  const { client } = startClient({}, { callsPerSecond: 20 })
  const begun = Math.floor(Date.now() / 1_000)
  const { response } = await client.getRsa(CAMILLE).withResponse()
  const header = (name: string) => response.headers.get(name)
  expect([header('ratelimit-limit'), header('ratelimit-remaining'), header('x-response-cached')]).toEqual([
    '20',
    '19',
    'false',
  ])
  expect(Number(header('ratelimit-reset'))).toBeGreaterThan(begun)
})

test('people can be added, and reset goes back to the beginning', async () => {
  const { client, state } = startClient()
  const person = { ...CAMILLE, birth_name: 'Ajout' }
  state.addPerson({
    nomNaissance: 'AJOUT',
    prenoms: ['CAMILLE'],
    birth_date: '1985-05-12',
    sexeEtatCivil: 'F',
    codeCogInseePaysNaissance: '99100',
    codeCogInseeCommuneNaissance: '62041',
    rsa: { est_beneficiaire: true, date_debut_droit: '2026-01-01', avec_majoration: true },
  })
  expect(await client.getRsa(person)).toEqual({ outcome: 'beneficiary', since: '2026-01-01', increased: true })
  expect(await client.getAah(person)).toMatchObject({ reason: 'noFile' })
  state.reset()
  expect(await client.getRsa(person)).toMatchObject({ reason: 'noFile' })
})

test('times of a refusal must be a whole number', () => {
  const { state } = createApiParticulierSimulator()
  expect(() => state.answerNext({ code: '00366', times: 0.5 })).toThrow(RangeError)
})

test('the handlers of msw catch calls to both environments', async () => {
  const server = setupServer(...createApiParticulierSimulator().handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  for (const environment of ['production', 'staging'] as const) {
    const client = createApiParticulierClient({ environment, token: TOKEN, recipient: RECIPIENT })
    expect(await client.getRsa(CAMILLE)).toMatchObject({ outcome: 'beneficiary' })
  }
})

test.each([
  ['GET', '/nothing', 404],
  ['POST', RSA, 405],
])('%s %s is answered with %i', async (method, path, status) => {
  const { fetch } = createApiParticulierSimulator()
  expect((await fetch(`https://particulier.api.gouv.fr${path}`, { method })).status).toBe(status)
})

test('refuses an address that is none', () => {
  expect(() => createApiParticulierSimulator({ baseUrl: 'localhost' })).toThrow('baseUrl must be an absolute address')
})
