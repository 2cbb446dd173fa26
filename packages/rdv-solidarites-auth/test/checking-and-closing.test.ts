import { createMemoryTokenStore } from '@hub/http'
import { describe, expect, test, vi } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '../src/index.js'
import { atTheEnd, EMAIL, PASSWORD, startAuth, startResource, thrownBy, unchecked } from './support.js'

describe('validateToken', () => {
  test('says whose session it is', async () => {
    const { auth, sent } = startAuth()
    await auth.signIn()
    const { success, data } = await auth.validateToken()
    expect({ success, uid: data.uid }).toEqual({ success: true, uid: EMAIL })
    expect(sent).toEqual(['POST sign_in', 'GET validate_token'])
  })

  test('signs nobody in when no session is kept: that would end the session of another program', async () => {
    const { auth, state, sent } = startAuth()
    const expected = { name: 'AuthenticationError', code: 'session_ended', attempts: 0 }
    expect(await thrownBy(auth.validateToken())).toMatchObject(expected)
    await auth.signIn()
    await auth.signOut()
    expect(await thrownBy(auth.validateToken())).toMatchObject(expected)
    expect(state.signIns).toBe(1)
    expect(sent).toEqual(['POST sign_in', 'DELETE sign_out'])
  })

  test('does not renew a session that is about to expire, nor one that has', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    atTheEnd(() => vi.useRealTimers())
    const { auth, state, sent } = startAuth()
    await auth.signIn()
    vi.setSystemTime(Date.now() + 14 * 24 * 3_600_000 - 1_000)
    expect((await auth.validateToken()).success).toBe(true)
    vi.setSystemTime(Date.now() + 5_000)
    expect(await thrownBy(auth.validateToken())).toMatchObject({ code: 'session_ended', attempts: 1 })
    expect(state.signIns).toBe(1)
    expect(sent).toEqual(['POST sign_in', 'GET validate_token', 'GET validate_token'])
  })

  test('says that the session has ended, and does not open another', async () => {
    const { auth, state, sent } = startAuth()
    await auth.signIn()
    state.endSessions()
    const error = await thrownBy(auth.validateToken())
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'session_ended', status: 401, attempts: 1 })
    expect((error as Error).message).toContain('share one session through a store')
    expect(sent).toEqual(['POST sign_in', 'GET validate_token'])
  })
})

describe('signOut', () => {
  test('ends the session on the server and forgets it; the next call signs in again', async () => {
    const bench = startAuth()
    const { getThing } = startResource(bench)
    await getThing()
    const headers = new Headers(await bench.auth.headers())
    await bench.auth.signOut()
    expect(bench.state.findSession(headers)).toBeUndefined()
    await getThing()
    expect(bench.sent).toEqual(['POST sign_in', 'DELETE sign_out', 'POST sign_in'])
  })

  test('does nothing without a session', async () => {
    const { auth, sent } = startAuth()
    await auth.signOut()
    await auth.signIn()
    await auth.signOut()
    await auth.signOut()
    expect(sent).toEqual(['POST sign_in', 'DELETE sign_out'])
  })

  test('forgets a session that the server says is dead (404)', async () => {
    const { auth, state, sent } = startAuth()
    const first = await auth.headers()
    state.endSessions()
    await auth.signOut()
    expect(await auth.headers()).not.toEqual(first)
    expect(sent).toEqual(['POST sign_in', 'DELETE sign_out', 'POST sign_in'])
  })

  test('does not take the 404 of another server for a session that is dead', async () => {
    const { auth, state } = startAuth({}, {}, unchecked)
    const first = await auth.headers()
    state.failNext({ kind: 'status', status: 404, body: '<html>Not Found</html>', operation: 'signOut' })
    await expect(auth.signOut()).rejects.toMatchObject({ name: 'NotFoundError' })
    expect(await auth.headers()).not.toEqual(first)
  })

  test('forgets it even when the server fails, and says that it failed', async () => {
    const { auth, state } = startAuth()
    const first = await auth.headers()
    state.failNext({ kind: 'status', status: 500, operation: 'signOut' })
    await expect(auth.signOut()).rejects.toMatchObject({ name: 'ServerError' })
    expect(await auth.headers()).not.toEqual(first)
  })

  test('is noticed by those who share the store, without a storm', async () => {
    const store = createMemoryTokenStore<RdvSolidaritesSession>()
    const bench = startAuth({ store })
    const other = createRdvSolidaritesAuth({
      email: EMAIL,
      password: PASSWORD,
      environment: 'demo',
      store,
      fetch: bench.fetch,
    })
    const { clientOf, statuses } = startResource(bench)
    await bench.auth.signIn()
    await clientOf(other).getThing()
    await bench.auth.signOut()
    expect(await thrownBy(other.validateToken())).toMatchObject({ code: 'session_ended', attempts: 0 })
    await Promise.all([clientOf(other).getThing(), clientOf(bench.auth).getThing()])
    expect(bench.state.signIns).toBe(2)
    expect(statuses.filter((status) => status === 200)).toHaveLength(3)
  })
})
