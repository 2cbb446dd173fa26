import { serve } from '@hono/node-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkApplicationName, createEnedisClient, parseConsentRedirect } from '../src/index.js'
import { createEnedisSimulator } from '../src/simulator/index.js'
import { catchError, CREDENTIALS, NOW, POINT, startClient } from './start-client.js'

const { client } = startClient()

describe('authorizationUrl', () => {
  it('is v2 by default, with exactly the four parameters that Enedis takes', () => {
    const url = new URL(client.authorizationUrl({ state: 'abc-0' }))
    expect(url.origin + url.pathname).toBe('https://mon-compte-particulier.enedis.fr/dataconnect/v2/oauth2/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'enedis-client',
      duration: 'P3Y',
      response_type: 'code',
      state: 'abc-0',
    })
  })

  it('is v1 when chosen, by call or by option', () => {
    expect(client.authorizationUrl({ state: 'a', version: 'v1' })).toContain('/dataconnect/v1/oauth2/authorize?')
    const old = createEnedisClient({ clientId: 'x', authorizeVersion: 'v1', authorizeBaseUrl: 'http://localhost:1/' })
    expect(old.authorizationUrl({ state: 'a' })).toMatch(/^http:\/\/localhost:1\/dataconnect\/v1\/oauth2\/authorize\?/)
  })

  it.each(['P36M', 'P3Y', 'P1095D', 'P1Y4M', 'P6M', 'P1D', 'P156W', 'P2Y12M'])('takes %s', (duration) => {
    expect(new URL(client.authorizationUrl({ state: 'a', duration })).searchParams.get('duration')).toBe(duration)
  })

  it.each([
    'P37M',
    'P4Y',
    'P1096D',
    'P3Y1D',
    'P157W',
    'P2Y13M',
    'P0D',
    '-P1Y',
    'PT24H',
    'P1DT1H',
    'P',
    'P1.5Y',
    '1Y',
    '',
  ])('refuses %j', (duration) => {
    expect(() => client.authorizationUrl({ state: 'a', duration })).toThrow(
      expect.objectContaining({ name: 'InvalidRequestError', field: 'duration', attempts: 0 }),
    )
  })

  it.each([
    ['state', { state: 'x'.repeat(101) }],
    ['state', { state: '' }],
    ['version', { state: 'x', version: 'v3' }],
  ])('refuses a wrong %s', (field, parameters) => {
    expect(() => client.authorizationUrl(parameters as never)).toThrow(expect.objectContaining({ field }))
  })

  it('takes a state of 100 characters', () => {
    expect(client.authorizationUrl({ state: 'x'.repeat(100) })).toContain('x'.repeat(100))
  })

  it('refuses an application name that Enedis would refuse', () => {
    const named = createEnedisClient({ clientId: 'x', applicationName: 'Mon Linky' })
    expect(() => named.authorizationUrl({ state: 'a' })).toThrow(expect.objectContaining({ field: 'applicationName' }))
  })
})

describe('the name of an application', () => {
  it.each(['Suivi conso_2026', 'MAIRIE-DE-VALBRUME', 'x'.repeat(38)])('%j', (name) => {
    expect(() => checkApplicationName(name)).not.toThrow()
  })
  it.each(['', ' ', 'x'.repeat(39), 'Suivi & conso', 'Suivi (conso)', 'ENEDIS suivi', 'monlinky', 'a.b'])(
    'refuses %j',
    (name) => expect(() => checkApplicationName(name)).toThrow(expect.objectContaining({ field: 'applicationName' })),
  )
})

describe('parseConsentRedirect', () => {
  it.each([undefined, null, 12, {}])('refuses %j, which is no address', (redirect) =>
    expect(() => parseConsentRedirect(redirect as never)).toThrow(expect.objectContaining({ field: 'redirect' })),
  )

  it.each([
    ['autorisation_id=700003&state=s', { kind: 'v2', state: 's', autorisationId: '700003' }],
    [`code=c&state=s&usage_point_id=${POINT}`, { kind: 'v1', state: 's', usagePointIds: [POINT] }],
    [
      `code=c&usage_point_id=${POINT};11453290002823;;${POINT}`,
      { kind: 'v1', state: null, usagePointIds: [POINT, '11453290002823'] },
    ],
    [
      `code=c&usage_point_id=${POINT},11453290002823`,
      { kind: 'v1', state: null, usagePointIds: [POINT, '11453290002823'] },
    ],
    ['code=c&state=s', { kind: 'v1', state: 's', usagePointIds: [] }],
    [
      'error=invalid_request&error_description=demande_non_aboutie&state=s',
      { kind: 'failure', state: 's', error: 'invalid_request', description: 'demande_non_aboutie' },
    ],
    // Seen once: the error in `code`, and no `error`.
    [
      'code=server_error&error_description=lincs-internal-server-error',
      { kind: 'failure', state: null, error: 'server_error', description: 'lincs-internal-server-error' },
    ],
    ['autorisation_id=1+or+1', { kind: 'failure', state: null, error: 'invalid_redirect', description: null }],
    ['', { kind: 'failure', state: null, error: 'invalid_redirect', description: null }],
  ])('%s', (query, expected) => {
    expect(parseConsentRedirect(new URLSearchParams(query))).toEqual(expected)
    expect(parseConsentRedirect(`https://app.example/callback?${query}`)).toEqual(expected)
    expect(parseConsentRedirect(new URL(`https://app.example/callback?${query}`))).toEqual(expected)
    expect(parseConsentRedirect(`?${query}#end`)).toEqual(expected)
  })
})

/** The simulator behind a socket, as a browser sees it. */
async function startServer(options: Parameters<typeof createEnedisSimulator>[0] = {}) {
  const simulator = createEnedisSimulator({ now: () => NOW, ...options })
  const server = serve({ fetch: (request) => simulator.fetch(request), port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const enedis = createEnedisClient({ ...CREDENTIALS, baseUrl, authorizeBaseUrl: baseUrl, now: () => NOW })
  return { ...simulator, baseUrl, enedis }
}

describe('the consent page, followed from beginning to end', () => {
  /** Sends the form of the page as a browser does. */
  async function decide(url: string, decision: 'accept' | 'refuse') {
    const html = await (await fetch(url)).text()
    const [, chosen = ''] = /value="([\d;]+)" checked/.exec(html) ?? []
    const body = new URLSearchParams({ usage_point: chosen, decision })
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    return { html, status: answer.status, redirect: parseConsentRedirect(answer.headers.get('location') ?? '') }
  }

  it('v2: the point comes by the subscribed services', async () => {
    const { enedis } = await startServer({ meters: [{ usagePointId: POINT, consent: 'none' }] })
    const day = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }
    expect(await catchError(enedis.getDailyConsumption(day))).toMatchObject({ code: 'consent_missing' })
    const { html, redirect } = await decide(enedis.authorizationUrl({ state: 'state-0' }), 'accept')
    expect(html).toContain('lang="fr"')
    expect(redirect).toMatchObject({ kind: 'v2', state: 'state-0' })
    const { autorisationId } = redirect as { autorisationId: string }
    const { usagePointIds, services } = await enedis.getAuthorizedUsagePoints({ autorisationId })
    expect(usagePointIds).toEqual([POINT])
    expect(services).toHaveLength(5)
    expect((await enedis.getDailyConsumption(day)).days).toHaveLength(1)
  })

  it('v1: all points of the customer that the state chooses', async () => {
    const { enedis } = await startServer()
    const { redirect } = await decide(enedis.authorizationUrl({ state: 'x7', version: 'v1' }), 'accept')
    expect(redirect).toEqual({
      kind: 'v1',
      state: 'x7',
      usagePointIds: ['64975835695673', '63695879465986', '22315546958763'],
    })
  })

  it('customer 8 of the sandbox takes the consent back at once', async () => {
    const { enedis } = await startServer()
    const { redirect } = await decide(enedis.authorizationUrl({ state: 'x8' }), 'accept')
    const { autorisationId } = redirect as { autorisationId: string }
    expect(await catchError(enedis.getAuthorizedUsagePoints({ autorisationId }))).toMatchObject({
      code: 'consent_withdrawn',
    })
  })

  it('a refusal comes back as one', async () => {
    const { enedis } = await startServer()
    const { redirect } = await decide(enedis.authorizationUrl({ state: 'x0' }), 'refuse')
    expect(redirect).toMatchObject({ kind: 'failure', error: 'invalid_request', description: 'demande_non_aboutie' })
  })

  it('a point that is shared already never comes back', async () => {
    const { enedis } = await startServer({ refusesSharedPoints: true })
    const url = enedis.authorizationUrl({ state: 'x0' })
    expect((await decide(url, 'accept')).status).toBe(302)
    expect((await decide(url, 'accept')).status).toBe(409)
  })

  it.each([
    ['an argument that is not accepted', 'scope', 'x', 404],
    ['an unknown application', 'client_id', 'other', 403],
  ])('%s is stopped', async (_, name, value, status) => {
    const { enedis } = await startServer()
    const url = new URL(enedis.authorizationUrl({ state: 'x0' }))
    url.searchParams.set(name, value)
    expect((await fetch(url)).status).toBe(status)
  })

  it.each([
    ['P4Y', 400, 'maximum_duration_exceeded'],
    ['P1S', 400, 'invalid_duration_format'],
    ['PT24H', 500, 'lincs-internal-server-error'],
  ])('the duration %s is answered with %i', async (duration, status, description) => {
    const { enedis } = await startServer()
    const url = new URL(enedis.authorizationUrl({ state: 'x0' }))
    url.searchParams.set('duration', duration)
    const answer = await fetch(url)
    expect([answer.status, ((await answer.json()) as { error_description: string }).error_description]).toEqual([
      status,
      description,
    ])
  })
})
