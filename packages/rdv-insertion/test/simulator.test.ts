import { describe, expect, test } from 'vitest'
import { createRdvInsertionSimulator } from '../src/simulator/index.js'
import { camille, invited, start, USERS } from './call-simulator.js'
import { AGENT, doors } from './support.js'

describe.each(doors)('%s', (door) => {
  test('remembers', async () => {
    const { call } = await start({}, door)
    expect(await call('POST', USERS, { user: camille })).toMatchObject({ status: 200, body: { success: true } })
    expect((await call('GET', `${USERS}?search_query=cam`)).body).toMatchObject({ pagination: { total_count: 1 } })
    const invitationAnswer = await call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(invitationAnswer.body).toMatchObject({ invitations: [{ format: 'email', delivery_status: null }] })
    expect((await call('GET', USERS)).body).toMatchObject({ pagination: { total_count: 1 } })
  })

  test('an unknown route is a 404 with errors', async () => {
    const { call } = await start({}, door)
    expect(await call('GET', '/api/v1/nothing')).toMatchObject({ status: 404, body: { success: false } })
  })
})

describe('who calls (§1, §7)', () => {
  test.each(['access-token', 'client', 'uid'])('without %s: 401, and no success in the body', async (name) => {
    const { call } = await start()
    const { status, body } = await call('GET', USERS, undefined, { [name]: '' })
    expect(status).toBe(401)
    expect(body).toEqual({ errors: [expect.any(String)] })
  })

  test('a token that RDV-Solidarités does not know, or of somebody else by one letter: 401', async () => {
    for (const answer of [undefined, AGENT.toUpperCase()]) {
      const { call } = await start({ validateToken: async () => answer })
      expect((await call('GET', USERS)).status).toBe(401)
    }
  })

  test('an agent whom rdv-insertion does not know: 403 with success', async () => {
    const { call } = await start({ acceptUnknownAgents: false })
    const { status, body } = await call('GET', USERS, undefined, { uid: 'nobody@example.fr' })
    expect([status, body]).toEqual([403, { success: false, errors: [expect.any(String)] }])
  })

  test('no access: 403 without success; with no Accept or that of a browser, a redirection to the home page', async () => {
    const { call } = await start()
    const uid = 'jardins@valbrume.example'
    const refused = await call('GET', USERS, undefined, { uid })
    expect([refused.status, refused.body]).toEqual([403, { errors: [expect.any(String)] }])
    for (const accept of ['application/json, text/plain, */*', '*/*']) {
      const redirected = await call('GET', USERS, undefined, { uid, accept })
      expect([redirected.status, redirected.headers.get('location')]).toEqual([303, 'https://www.rdv-insertion.fr/'])
    }
  })

  test('an unknown organisation is a 404 for everybody: it is looked for before access is checked', async () => {
    const { call } = await start()
    const uid = 'jardins@valbrume.example'
    const other = USERS.replace('4012', '9999')
    expect(await call('GET', other, undefined, { uid })).toMatchObject({
      status: 404,
      body: { not_found: 'Organisation' },
    })
  })

  test.each(['sqlmap/1', 'Nikto', 'masscan'])('%s is refused', async (agent) => {
    const { call } = await start()
    expect(await call('GET', USERS, undefined, { 'user-agent': agent })).toMatchObject({
      status: 403,
      body: { error: 'Forbidden' },
    })
  })
})

describe('state', () => {
  test('goes on after a restart from what was saved at each change', async () => {
    const saved: string[] = []
    const { call } = await start({ onChange: (state) => saved.push(JSON.stringify(state)) })
    await call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(saved).toHaveLength(2)
    const restarted = await start({ snapshot: JSON.parse(saved.at(-1) ?? '') as never })
    expect((await restarted.call('GET', USERS)).body).toMatchObject({ pagination: { total_count: 1 } })
    const again = await restarted.call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(again.status).toBe(422)
  })

  test('a reset forgets', async () => {
    const { call, state } = await start()
    await call('POST', USERS, { user: camille })
    state.failNext({ kind: 'reset' })
    state.reset()
    expect((await call('GET', USERS)).body).toMatchObject({ users: [] })
  })

  test.each([
    [{ baseUrl: 'nowhere' }, 'absolute address'],
    [{ snapshot: { version: 2 } as never }, 'not a snapshot'],
  ])('refuses options that are none', (options, message) => {
    expect(() => createRdvInsertionSimulator(options)).toThrow(message)
  })
})
