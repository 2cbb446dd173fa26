import { describe, expect, test, vi, onTestFinished } from 'vitest'
import { createSireneClient, getFailureOutcome } from '../src/index.js'
import { SIMULATED_SIRETS } from '../src/simulator/index.js'
import { ACCOUNT, startClient } from './start-client.js'

const { open, closed, partial, naturalPerson, opposed, moved, laPoste } = SIMULATED_SIRETS

describe('an establishment', () => {
  test('with its legal unit, address and both activity codes, at the public address by the key', async () => {
    const { client, sent } = startClient()
    const spaced = `${open.slice(0, 3)} ${open.slice(3, 9)}\u00A0${open.slice(9)}`
    expect(await client.getEstablishment({ siret: spaced })).toEqual({
      outcome: 'found',
      siret: open,
      siren: open.slice(0, 9),
      nic: open.slice(9),
      name: 'ATELIER INVENTE DE ARRAS',
      sign: null,
      state: 'open',
      isHeadOffice: true,
      partialDiffusion: false,
      address: {
        line_1: '1 RUE DES LILAS BLEUS',
        line_2: null,
        postcode: '62000',
        city: 'ARRAS',
        insee_code: '62041',
        department: '62',
      },
      activity: { naf_rev2: '62.01Z', naf_2025: '62.10Y' },
      legalUnit: {
        siren: open.slice(0, 9),
        name: 'ATELIER INVENTE DE ARRAS',
        isNaturalPerson: false,
        category: '5710',
        state: 'active',
        activity: { naf_rev2: '62.01Z', naf_2025: '62.10Y' },
      },
      replacedBy: null,
    })
    expect(sent[0]?.url).toBe(`https://api.insee.fr/api-sirene/3.11/siret/${open}`)
    expect(sent[0]?.headers.get('x-insee-api-key-integration')).toBe('key')
    expect(sent[0]?.headers.has('authorization')).toBe(false)
  })

  test('that is closed, with bis and line 2', async () => {
    expect(await startClient().client.getEstablishment({ siret: closed })).toMatchObject({
      state: 'closed',
      isHeadOffice: false,
      address: { line_1: '12 BIS AV DU MOULIN INVENTE', line_2: 'BAT A' },
    })
  })

  test('SI-R7: of a natural person has their name', async () => {
    expect(await startClient().client.getEstablishment({ siret: naturalPerson })).toMatchObject({
      name: 'LEA VALBRUME',
      legalUnit: { isNaturalPerson: true, state: 'ceased' },
    })
  })

  test('SI-R6: what may not be diffused is null, and said so; administrations see it', async () => {
    const shown = await startClient().client.getEstablishment({ siret: partial })
    expect(shown).toMatchObject({
      partialDiffusion: true,
      name: null,
      address: { line_1: null, postcode: null, city: 'ARRAS' },
    })
    expect(JSON.stringify(shown)).not.toContain('[ND]')
    const { client } = startClient({ password: ACCOUNT })
    expect(await client.getEstablishment({ siret: partial })).toMatchObject({
      partialDiffusion: true,
      name: 'LEA VALBRUME',
    })
  })

  test('SI-R9: that was renumbered is followed once, and told', async () => {
    const { client, sent } = startClient()
    expect(await client.getEstablishment({ siret: moved })).toMatchObject({ siret: open, replacedBy: open })
    expect(sent).toHaveLength(2)
  })

  test.each(['https://elsewhere.example/siret/1', '/siret/again'])(
    'SI-R9: a redirection to %s and no further',
    async (location) => {
      const fetch = async () => new Response(null, { status: 301, headers: { location } })
      const client = createSireneClient({ apiKey: 'key', fetch })
      await expect(client.getEstablishment({ siret: open })).rejects.toMatchObject({ name: 'RedirectError' })
    },
  )

  test('of La Poste', async () => {
    expect(await startClient().client.getEstablishment({ siret: laPoste })).toMatchObject({ name: 'LA POSTE' })
  })

  test('without any period is a ContractError', async () => {
    const etablissement = { siret: open, siren: open.slice(0, 9), uniteLegale: {}, periodesEtablissement: [] }
    const client = createSireneClient({ apiKey: 'key', fetch: async () => Response.json({ etablissement }) })
    await expect(client.getEstablishment({ siret: open })).rejects.toMatchObject({ name: 'ContractError' })
  })
})

test('a legal unit', async () => {
  const { client } = startClient()
  expect(await client.getLegalUnit({ siren: open.slice(0, 9) })).toEqual({
    outcome: 'found',
    siren: open.slice(0, 9),
    name: 'ATELIER INVENTE DE ARRAS',
    isNaturalPerson: false,
    category: '5710',
    state: 'active',
    activity: { naf_rev2: '62.01Z', naf_2025: '62.10Y' },
    partialDiffusion: false,
    headOfficeSiret: open,
    replacedBy: null,
  })
  expect(await client.getLegalUnit({ siren: '732829320' })).toEqual({ outcome: 'notFound' })
})

describe('SI-R4: outcomes', () => {
  test('what the service says of a company', async () => {
    const { client } = startClient()
    expect(await client.getEstablishment({ siret: '73282932000074' })).toEqual({ outcome: 'notFound' })
    expect(await client.getEstablishment({ siret: opposed })).toEqual({ outcome: 'diffusionRefused' })
  })

  test.each(['', '7328293200007', '73282932000075', '732829320000741', '7328293200007A', '35600000000041'])(
    'SI-R2: %j is badFormat, and nothing is sent',
    async (siret) => {
      const { client, sent } = startClient()
      const error = await client.getEstablishment({ siret }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'siret', attempts: 0 })
      expect(getFailureOutcome(error)).toBe('badFormat')
      expect(sent).toEqual([])
    },
  )

  const answered = async (status: number, body = 'plain text') => {
    const fetch = async () => new Response(body, { status })
    const client = createSireneClient({ apiKey: 'key', fetch, maxRetries: 0 })
    const error = await client.getEstablishment({ siret: open }).catch((thrown: unknown) => thrown)
    return { outcome: getFailureOutcome(error), name: (error as Error).name }
  }

  test.each([
    [400, 'badFormat', 'InvalidRequestError'],
    [401, 'misconfigured', 'AuthenticationError'],
    [404, 'misconfigured', 'NotFoundError'],
    [429, 'unavailable', 'RateLimitError'],
    [500, 'unavailable', 'ServerError'],
    [503, 'unavailable', 'ServerError'],
  ])('SI-R10: %d in plain text is %s', async (status, outcome, name) => {
    expect(await answered(status)).toEqual({ outcome, name })
  })

  test('SI-R1: two kinds of credentials, or none, are misconfigured', async () => {
    for (const [options, field] of [
      [{ apiKey: 'key', password: ACCOUNT }, 'apiKey'],
      [{}, 'apiKey'],
      [{ password: { ...ACCOUNT, username: '' } }, 'username'],
    ] as const) {
      const { client, sent } = startClient(options)
      const error = await client.getEstablishment({ siret: open }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'InvalidRequestError', field })
      expect(getFailureOutcome(error)).toBe('misconfigured')
      expect(sent).toEqual([])
    }
  })
})

describe('the password grant', () => {
  test('SI-R3: one token for all calls, at the private address', async () => {
    const { client, sent } = startClient({ password: ACCOUNT })
    await Promise.all([open, closed, partial].map((siret) => client.getEstablishment({ siret })))
    expect(sent.map(({ url }) => url).filter((url) => url.endsWith('/token'))).toHaveLength(1)
    const [token, call] = sent
    expect(token?.url).toBe('https://auth.insee.net/auth/realms/apim-gravitee/protocol/openid-connect/token')
    expect(Object.fromEntries(new URLSearchParams(await token?.text()))).toEqual({
      grant_type: 'password',
      client_id: 'app',
      client_secret: 'app-secret',
      username: 'agent',
      password: 'a good password',
    })
    expect(call?.url).toMatch('https://api.insee.fr/api-sirene/prive/3.11/siret/')
    expect(call?.headers.get('authorization')).toMatch(/^Bearer ./)
    expect(call?.headers.has('x-insee-api-key-integration')).toBe(false)
  })

  test('SI-R3: a token that is refused is renewed once, and the call replayed', async () => {
    const { client, state, sent } = startClient({ password: ACCOUNT })
    await client.getEstablishment({ siret: open })
    state.revokeTokens()
    expect(await client.getEstablishment({ siret: open })).toMatchObject({ outcome: 'found' })
    expect(sent.map(({ url }) => url.endsWith('/token'))).toEqual([true, false, false, true, false])
  })

  test('a sign-in that is refused without a reason is tried up to five times', async () => {
    const { client, state } = startClient({ password: ACCOUNT })
    state.switches.transientRefusals = 4
    expect(await client.getEstablishment({ siret: open })).toMatchObject({ outcome: 'found' })
    state.revokeTokens()
    state.switches.transientRefusals = 5
    const error = await client.getEstablishment({ siret: open }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'AuthenticationError' })
    expect(state.switches.transientRefusals).toBe(0)
  })

  test('a wrong password is tried once, and is misconfigured', async () => {
    const { client, sent } = startClient({ password: ACCOUNT }, { password: 'another' })
    const error = await client.getEstablishment({ siret: open }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'invalid_grant' })
    expect(getFailureOutcome(error)).toBe('misconfigured')
    expect(sent).toHaveLength(1)
  })

  test.each<[number, object, string]>([
    [400, { error: 'invalid_grant' }, 'misconfigured'],
    [401, { error: 'invalid_grant' }, 'misconfigured'],
    [408, {}, 'unavailable'],
    [429, {}, 'unavailable'],
    [500, {}, 'unavailable'],
    [503, {}, 'unavailable'],
  ])('a sign-in that is answered %i %j is %s', async (status, body, outcome) => {
    const fetch = async () => Response.json(body, { status })
    const client = createSireneClient({ password: ACCOUNT, fetch, maxRetries: 0 })
    const error = await client.getEstablishment({ siret: open }).catch((thrown: unknown) => thrown)
    expect(getFailureOutcome(error)).toBe(outcome)
    expect(JSON.stringify(error) + String(error)).not.toContain(ACCOUNT.password)
  })

  test('SI-R11: tells when the password expires', async () => {
    const passwordChangedAt = Date.UTC(2026, 8, 1, 10, 30, 15)
    const { client } = startClient({ password: ACCOUNT }, { passwordChangedAt })
    expect(client.passwordExpiresAt).toBeNull()
    await client.getEstablishment({ siret: open })
    expect(client.passwordExpiresAt).toBe(passwordChangedAt + 90 * 86_400_000)
    expect(startClient().client.passwordExpiresAt).toBeNull()
  })
})

describe('SI-R8: the quota', () => {
  test('30 calls a minute, the 31st is told when to come back', async () => {
    const { client, sent } = startClient()
    const calls = Array.from({ length: 31 }, () => client.getEstablishment({ siret: open }))
    const outcomes = await Promise.allSettled(calls)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(30)
    expect(sent).toHaveLength(30)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'RateLimitError', code: 'rate_limit_wait', attempts: 0 },
    })
  })

  test('a 429 without Retry-After holds every call for a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { client, sent } = startClient(undefined, { callsPerMinute: 0 })
    await expect(client.getEstablishment({ siret: open })).rejects.toMatchObject({ status: 429 })
    const waiting = client
      .getEstablishment({ siret: closed }, { totalTimeout: 90_000 })
      .catch((thrown: unknown) => thrown)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await waiting).toMatchObject({ status: 429 })
    expect(sent).toHaveLength(2)
  })
})

test('the answers as they are, and the state of the service', async () => {
  const { client } = startClient()
  expect((await client.getSiret({ siret: open })).etablissement.periodesEtablissement).toHaveLength(2)
  expect(await client.getInformations()).toMatchObject({ etatService: 'UP' })
})
