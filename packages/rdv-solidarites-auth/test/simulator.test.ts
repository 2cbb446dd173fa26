import { serve } from '@hono/node-server'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesAuth } from '../src/index.js'
import { createRdvSolidaritesAuthSimulator, type RdvSolidaritesAuthSimulatorOptions } from '../src/msw/index.js'
import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { atTheEnd, BASE_URL, EMAIL, PASSWORD } from './support.js'

/** The three ways to reach a simulated service. */
const doors = {
  'in process': async (options: RdvSolidaritesAuthSimulatorOptions) => {
    const { state, fetch } = createRdvSolidaritesAuthSimulator(options)
    return { state, baseUrl: BASE_URL, fetch }
  },
  'through msw': async (options: RdvSolidaritesAuthSimulatorOptions) => {
    const { state, handlers } = createRdvSolidaritesAuthSimulator(options)
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'error' })
    atTheEnd(() => server.close())
    return { state, baseUrl: BASE_URL, fetch: globalThis.fetch }
  },
  'over a socket': async (options: RdvSolidaritesAuthSimulatorOptions) => {
    const { state, fetch } = createRdvSolidaritesAuthSimulator({ ...options, baseUrl: 'http://127.0.0.1/rdv' })
    const server = serve({
      fetch: (request) => fetch(request),
      port: 0,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
    })
    atTheEnd(() => server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    return {
      state,
      baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/rdv`,
      fetch: globalThis.fetch,
    }
  },
}

const credentials = { email: EMAIL, password: PASSWORD }

describe.each(Object.entries(doors))('%s', (_, open) => {
  async function start(options: RdvSolidaritesAuthSimulatorOptions = {}) {
    const { state, baseUrl, fetch } = await open(options)
    const checked = checkAnswers('rdv-solidarites-auth', fetch)
    const call = async (method: string, path: string, init: RequestInit = {}) => {
      const response = await checked(`${baseUrl}/api/v1/auth/${path}`, { method, ...init })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.startsWith('application/json')
      return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text }
    }
    const signIn = (body: unknown = credentials) =>
      call('POST', 'sign_in', { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    return { state, call, signIn, baseUrl, fetch }
  }

  const three = (headers: Headers) => ({
    'access-token': headers.get('access-token') ?? '',
    client: headers.get('client') ?? '',
    uid: headers.get('uid') ?? '',
  })

  test('a session is opened, checked and closed by the real client', async () => {
    const { baseUrl, fetch, state } = await start()
    const auth = createRdvSolidaritesAuth({ ...credentials, baseUrl, fetch })
    await auth.signIn()
    expect((await auth.validateToken()).data.uid).toBe(EMAIL)
    await auth.signOut()
    expect(state.findSession(new Headers(three(new Headers())))).toBeUndefined()
  })

  test('a sign-in gives separate headers: three that count, three more', async () => {
    const { signIn } = await start()
    const { status, headers, body } = await signIn()
    expect(status).toBe(200)
    expect(headers.get('access-token')).toMatch(/^[\w-]{22}$/)
    expect(headers.get('client')).toMatch(/^[\w-]{22}$/)
    expect(headers.get('uid')).toBe(EMAIL)
    expect(headers.get('token-type')).toBe('Bearer')
    expect(Number(headers.get('expiry'))).toBeGreaterThan(Date.now() / 1000 + 1_209_000)
    const bearer = JSON.parse(atob(headers.get('authorization')?.replace('Bearer ', '') ?? '')) as object
    expect(bearer).toMatchObject(three(headers))
    expect(body).toMatchObject({ data: { uid: EMAIL, provider: 'email' } })
  })

  test('validate_token repeats the headers, sign_out ends the session once', async () => {
    const { signIn, call } = await start()
    const headers = three((await signIn()).headers)
    const valid = await call('GET', 'validate_token', { headers })
    expect(valid).toMatchObject({ status: 200, body: { success: true, data: { uid: EMAIL } } })
    expect(three(valid.headers)).toEqual(headers)
    expect(await call('DELETE', 'sign_out', { headers })).toMatchObject({ status: 200, body: { success: true } })
    expect(await call('DELETE', 'sign_out', { headers })).toMatchObject({ status: 404, body: { success: false } })
    expect(await call('GET', 'validate_token', { headers })).toMatchObject({ status: 401, body: { success: false } })
  })

  test('a second sign-in ends the first session', async () => {
    const { signIn, call } = await start()
    const first = three((await signIn()).headers)
    const second = three((await signIn()).headers)
    expect((await call('GET', 'validate_token', { headers: first })).status).toBe(401)
    expect((await call('GET', 'validate_token', { headers: second })).status).toBe(200)
  })

  test.each([
    ['a wrong password', { ...credentials, password: 'autre' }],
    ['an unknown e-mail', { ...credentials, email: 'inconnu@departement.example' }],
    ['no password', { email: EMAIL }],
    ['nothing', {}],
  ])('%s is 401 without token headers', async (_label, body) => {
    const { signIn } = await start()
    const refused = await signIn(body)
    expect(refused).toMatchObject({ status: 401, body: { success: false, errors: [expect.any(String)] } })
    expect(refused.headers.get('access-token')).toBeNull()
  })

  test('a deleted account is refused, and its session is dead', async () => {
    const { signIn, call, state } = await start()
    const headers = three((await signIn()).headers)
    state.setAgent({ ...credentials, deleted: true })
    expect((await call('GET', 'validate_token', { headers })).status).toBe(401)
    expect((await signIn()).status).toBe(401)
  })

  test('a form signs in too, the e-mail is compared without case, the uid exactly', async () => {
    const { call } = await start()
    const body = new URLSearchParams({ email: ` ${EMAIL.toUpperCase()} `, password: PASSWORD })
    const { status, headers } = await call('POST', 'sign_in', { body })
    expect([status, headers.get('uid')]).toEqual([200, EMAIL])
    const upperCase = { ...three(headers), uid: EMAIL.toUpperCase() }
    expect((await call('GET', 'validate_token', { headers: upperCase })).status).toBe(401)
  })

  test('GET sign_in is 405, another path 404', async () => {
    const { call } = await start()
    expect(await call('GET', 'sign_in')).toMatchObject({ status: 405, body: { success: false } })
    expect((await call('GET', 'other')).status).toBe(404)
  })
})
