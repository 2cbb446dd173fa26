import { createRateLimiter } from '@hub/http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createFranceTravailClient, type FranceTravailClient } from '../src/index.js'
import { PASS, startClient } from './start-client.js'

describe('a request', () => {
  test('is told with the wire names, granted, and the type as a number', async () => {
    const { client, calls, state } = startClient()
    expect(await client.updatePassIae(PASS)).toEqual({ outcome: 'accepted' })
    expect(calls()[0]?.url).toBe('https://api.francetravail.io/partenaire/maj-pass-iae/v1/passIAE/miseAjour')
    expect(JSON.parse(calls()[0]?.body ?? '')).toEqual({ ...PASS, statutReponsePassIAE: 'A' })
    expect(state.passes.get(PASS.numPassIAE)).toMatchObject({ dateFinPassIAE: '2028-01-04' })
  })

  test('without a prescriber has no such key (FT-R12)', async () => {
    const { client, calls } = startClient()
    const { typologiePrescripteur: _, ...pass } = PASS
    await client.updatePassIae({ ...pass, typologiePrescripteur: undefined })
    expect(JSON.parse(calls()[0]?.body ?? '')).not.toHaveProperty('typologiePrescripteur')
  })

  test('of a cancelled PASS ends on the day it begins', async () => {
    const { client } = startClient()
    expect(await client.updatePassIae({ ...PASS, dateFinPassIAE: PASS.dateDebutPassIAE })).toEqual({
      outcome: 'accepted',
    })
  })

  test.each<[string, object]>([
    ['idNational', { idNational: '' }],
    ['numPassIAE', { numPassIAE: '99999123456' }],
    ['numPassIAE', { numPassIAE: '9999912345678' }],
    ['numPassIAE', { numPassIAE: '99999<b>4567' }],
    ['dateDebutPassIAE', { dateDebutPassIAE: '2026-02-30' }],
    ['dateFinPassIAE', { dateFinPassIAE: null }],
    ['dateFinPassIAE', { dateFinPassIAE: '2026-01-04' }],
    ['statutReponsePassIAE', { statutReponsePassIAE: 'R' }],
    ['numSIRETsiae', { numSIRETsiae: '1300252650001' }],
    ['typeSIAE', { typeSIAE: 835 }],
    ['origineCandidature', { origineCandidature: 'AUTRE' }],
    ['typologiePrescripteur', { typologiePrescripteur: 'SPIP' }],
    ['typologiePrescripteur', { typologiePrescripteur: 'FT' }],
    ['typologiePrescripteur', { typologiePrescripteur: '' }],
    ['typologiePrescripteur', { typologiePrescripteur: null }],
  ])('with a wrong %s is refused before any call', async (field, change) => {
    const { client, sent } = startClient()
    await expect(client.updatePassIae({ ...PASS, ...change })).rejects.toMatchObject({
      name: 'InvalidRequestError',
      field,
      attempts: 0,
    })
    expect(sent).toEqual([])
  })
})

describe('a dry run', () => {
  test.each([
    ['of a call', {}, { dryRun: true }],
    ['of the client', { dryRun: true }, {}],
  ])('%s goes to the test path with its own scope, and changes nothing', async (_label, options, call) => {
    const { client, calls, tokens, state } = startClient(options)
    expect(await client.updatePassIae(PASS, call)).toEqual({ outcome: 'accepted' })
    expect(calls()[0]?.url).toBe('https://api.francetravail.io/partenaire/testmaj-pass-iae/v1/passIAE/miseAjour')
    expect(new URLSearchParams(tokens()[0]?.body).get('scope')).toContain('api_testmaj-pass-iaev1')
    expect(state.passes.size).toBe(0)
  })

  test('of the client can be turned off for a call', async () => {
    const { client, state } = startClient({ dryRun: true })
    await client.updatePassIae(PASS, { dryRun: false })
    expect(state.passes.size).toBe(1)
  })
})

describe('outcomes', () => {
  // 1 to 29 and 31 to 43; S030 is not specified.
  const codes = Array.from({ length: 43 }, (_, index) => `S0${String(index + 1).padStart(2, '0')}`).filter(
    (code) => code !== 'S030',
  )
  const technical = ['E_ERR_D98_D_PR_PROBLEME_TECHNIQUE', 'E_ERR_EX042_PROBLEME_DECHIFFREMEMENT', 'S100']

  test.each([...codes, ...technical])('%s is refused, and has a meaning', async (code) => {
    const { client, state } = startClient({ rateLimiter: createRateLimiter({}) })
    state.answerNext({ operation: 'updatePassIae', code })
    const result = await client.updatePassIae(PASS)
    expect(result).toEqual({ outcome: 'refused', code, meaning: expect.stringMatching(/^[a-z].{10,}/) })
  })

  test('accepted stays accepted whatever is beside the code: it is not sent again for a field that nobody reads', async () => {
    const answer = { codeSortie: 'S000', idNational: 12, message: { text: 0 } }
    const client = createFranceTravailClient({
      auth: { headers: () => ({}) },
      fetch: async () => Response.json(answer),
    })
    expect(await client.updatePassIae(PASS)).toEqual({ outcome: 'accepted' })
  })

  test('the same code means opposite things in the search and in the update', async () => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'searchCertifiedIndividual', code: 'S000' })
    state.answerNext({ operation: 'updatePassIae', code: 'S001' })
    expect(await client.searchCertifiedIndividual({})).toMatchObject({ meaning: 'nobody was found' })
    expect(await client.updatePassIae(PASS)).toMatchObject({ meaning: 'the national identifier is missing' })
  })

  test.each([['S030'], ['NEW_CODE'], [undefined]])('%s is handed on', async (code) => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'updatePassIae', code })
    expect(await client.updatePassIae(PASS)).toEqual({ outcome: 'refused', code: code ?? null, meaning: null })
  })

  test('a 401 with a business code is refused only after new credentials were tried (FT-R3)', async () => {
    const { client, state, calls, tokens } = startClient()
    state.answerNext({ operation: 'updatePassIae', code: 'S041', status: 401, times: 2 })
    expect(await client.updatePassIae(PASS)).toMatchObject({ outcome: 'refused', code: 'S041' })
    expect([calls().length, tokens().length]).toEqual([2, 2])
  })
})

test('a lost answer says that the PASS may have been accepted; it is not sent again', async () => {
  const { client, state, calls } = startClient()
  state.failNext({ kind: 'lost-answer', operation: 'updatePassIae' })
  await expect(client.updatePassIae(PASS)).rejects.toMatchObject({ mayHaveBeenApplied: true, isRetryable: true })
  expect(calls()).toHaveLength(1)
  expect(state.passes.size).toBe(1)
})

describe('what the sandbox of 2021 answered (LE-2021)', () => {
  const tomorrow = new Date(Date.now() + 86_400_000 + 3_600_000).toISOString().slice(0, 10)

  test.each<[string, object, number, object]>([
    ['an empty type', { typeSIAE: '' }, 200, { codeSortie: 'S018' }],
    ['another type', { typeSIAE: 841 }, 200, { codeSortie: 'S019' }],
    ['a type that is a text', { typeSIAE: '836' }, 200, { codeSortie: 'S019' }],
    ['an empty status', { statutReponsePassIAE: '' }, 200, { codeSortie: 'S020' }],
    ['another status', { statutReponsePassIAE: 'X' }, 200, { codeSortie: 'S021' }],
    ['refused', { statutReponsePassIAE: 'R' }, 200, { codeSortie: 'S022' }],
    ['no start date', { dateDebutPassIAE: undefined }, 200, { codeSortie: 'S023' }],
    ['tomorrow', { dateDebutPassIAE: tomorrow, dateFinPassIAE: '2999-01-01' }, 200, { codeSortie: 'S024' }],
    ['no end date', { dateFinPassIAE: undefined }, 200, { codeSortie: 'S025' }],
    ['an end before the start', { dateFinPassIAE: '2026-01-04' }, 200, { codeSortie: 'S026' }],
    ['an empty number', { numPassIAE: '' }, 200, { codeSortie: 'S027' }],
    ['an empty origin', { origineCandidature: '' }, 200, { codeSortie: 'S028' }],
    ['another origin of four letters', { origineCandidature: 'AUTR' }, 200, { codeSortie: 'S029' }],
    ['an origin of more letters', { origineCandidature: 'AUTRE' }, 500, { codeErreur: 'JCS0011G', codeHttp: 500 }],
    ['an empty SIRET', { numSIRETsiae: '' }, 200, { codeSortie: 'S031' }],
    ['an empty identifier', { idNational: '' }, 200, { codeError: 'E_ERR_EX042_PROBLEME_DECHIFFREMEMENT' }],
    ['no identifier', { idNational: undefined }, 200, { codeError: 'E_ERR_EX042_PROBLEME_DECHIFFREMEMENT' }],
    ['a valid request', {}, 200, { codeSortie: 'S100' }],
  ])('%s', async (_label, change, status, expected) => {
    const { client } = startClient({}, { acceptedCode: 'S100' })
    const body = { ...PASS, statutReponsePassIAE: 'A', ...change } as never
    const { data, error, response } = await client.raw.POST('/maj-pass-iae/v1/passIAE/miseAjour', { body })
    expect(response.status).toBe(status)
    expect(data ?? error).toMatchObject(expected)
  })

  test('the answer to a second send is not known, and can be chosen', async () => {
    const { client } = startClient({ rateLimiter: createRateLimiter({}) }, { repeatedUpdateCode: 'S015' })
    expect(await client.updatePassIae(PASS)).toMatchObject({ outcome: 'accepted' })
    expect(await client.updatePassIae(PASS)).toMatchObject({ outcome: 'refused', code: 'S015' })
    expect(await client.updatePassIae({ ...PASS, dateFinPassIAE: '2028-02-04' })).toMatchObject({ outcome: 'accepted' })
  })
})

test.each<[string, (client: FranceTravailClient) => Promise<unknown>]>([
  ['a search', async (client) => client.searchCertifiedIndividual({ birth_name: 'Durand' })],
  ['an update', async (client) => client.updatePassIae(PASS)],
])('the answer to %s is waited for 60 s', async (_label, call) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const client = createFranceTravailClient({
    auth: { headers: () => ({}) },
    rateLimiter: { gate: { enter: async () => true, refuse: () => {} } },
    fetch: (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
      }),
  })
  let ended: unknown
  void call(client).catch((error: unknown) => (ended = error))
  await vi.advanceTimersByTimeAsync(59_999)
  expect(ended).toBeUndefined()
  await vi.advanceTimersByTimeAsync(2)
  expect(ended).toMatchObject({ name: 'TimeoutError', isRetryable: true })
})

test('a 200 that is no object is a ContractError', async () => {
  const client = createFranceTravailClient({ auth: { headers: () => ({}) }, fetch: async () => Response.json(null) })
  await expect(client.updatePassIae(PASS)).rejects.toMatchObject({ name: 'ContractError', mayHaveBeenApplied: true })
})

test.each(['warn', 'off'] as const)('nothing is concluded from it with validate %s either', async (validate) => {
  const fetch = async () => Response.json(null)
  const client = createFranceTravailClient({ auth: { headers: () => ({}) }, fetch, validate })
  await expect(client.updatePassIae(PASS)).rejects.toMatchObject({ name: 'ContractError' })
  const agent = { agent: { lastName: 'a', firstName: 'b', id: 'c' } }
  const user = client.findUser({ numeroFranceTravail: '1' }, agent)
  await expect(user).rejects.toMatchObject({ name: 'ContractError' })
})
