import { createMemoryTokenStore } from '@hub/http'
import { describe, expect, test, vi } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '../src/index.js'
import { atTheEnd, EMAIL, hundred, PASSWORD, startAuth, startResource, thrownBy } from './support.js'

/** Only the clock: timers go on. */
function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] })
  atTheEnd(() => vi.useRealTimers())
}

describe('signing in', () => {
  test('100 first calls at once sign in exactly once', async () => {
    const bench = startAuth()
    const { getThing } = startResource(bench)
    await hundred(getThing)
    expect(bench.sent).toEqual(['POST sign_in'])
    expect(bench.state.signIns).toBe(1)
  })

  test('happens with the first call, not before', async () => {
    const bench = startAuth()
    expect(bench.sent).toEqual([])
    await startResource(bench).getThing()
    expect(bench.sent).toEqual(['POST sign_in'])
  })

  test('can be asked for ahead of the first call, and then leaves the session alone', async () => {
    const { auth, sent } = startAuth()
    const { uid, expiresAt } = await auth.signIn()
    expect(uid).toBe(EMAIL)
    expect(expiresAt).toBeGreaterThan(Date.now() + 13 * 24 * 3_600_000)
    await auth.signIn()
    expect(sent).toEqual(['POST sign_in'])
  })

  test('a failed one fails all who wait with the same error, and is not remembered', async () => {
    const { auth, state, sent } = startAuth()
    state.failNext({ kind: 'status', status: 503 })
    const errors = await hundred(() => thrownBy(auth.signIn()))
    expect(new Set(errors).size).toBe(1)
    expect(errors[0]).toMatchObject({ name: 'ServerError', status: 503, attempts: 1, mayHaveBeenApplied: false })
    expect(sent).toHaveLength(1)
    await auth.signIn()
    expect(sent).toHaveLength(2)
  })

  test('a wrong password says so, and stops there', async () => {
    const bench = startAuth({ password: 'un autre mot de passe' })
    const error = await thrownBy(startResource(bench).getThing())
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'wrong_credentials', status: 401 })
    expect((error as Error).message).toContain('check email and password')
    expect(bench.sent).toEqual(['POST sign_in'])
  })

  test('the uid that the server returned is the one sent, not the e-mail that was typed', async () => {
    const bench = startAuth({ email: '  Agent@Departement.EXAMPLE ' })
    expect(await bench.auth.headers()).toMatchObject({ uid: EMAIL })
    await startResource(bench).getThing()
    expect(bench.state.signIns).toBe(1)
  })

  test.each(['access-token', 'client', 'uid'])(
    'an answer without %s is an error, never half a session',
    async (name) => {
      const bench = startAuth({}, { droppedHeaders: [name] })
      const error = await thrownBy(startResource(bench).getThing())
      expect(error).toMatchObject({ name: 'ContractError', code: 'incomplete_session', status: 200 })
      expect((error as Error).message).toContain(name)
      bench.state.switches.droppedHeaders = []
      await startResource(bench).getThing()
    },
  )

  test.each([
    ['email', { email: undefined }],
    ['email', { email: ' ' }],
    ['password', { password: '' }],
    ['maxSessionAge', { maxSessionAge: 0 }],
    ['baseUrl', { environment: undefined }],
    ['baseUrl', { baseUrl: 'http://rdv.example.fr' }],
  ])('a wrong %s is said by the first call, never by the constructor', async (field, options) => {
    const { auth, sent } = startAuth(options)
    await expect(auth.signIn()).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })

  test('no options at all', async () => {
    await expect(createRdvSolidaritesAuth().signIn()).rejects.toMatchObject({ name: 'InvalidRequestError' })
  })
})

describe('the life of a token', () => {
  const signedIn = async (options: Parameters<typeof startAuth>[0], simulator: Parameters<typeof startAuth>[1]) =>
    (await startAuth(options, simulator).auth.signIn()).expiresAt ?? 0

  test('is what expiry says, two weeks where the documentation says a day', async () => {
    const inTwoWeeks = Date.now() + 14 * 24 * 3_600_000
    expect(Math.abs((await signedIn({}, {})) - inTwoWeeks)).toBeLessThan(60_000)
  })

  test('is 24 hours where expiry cannot be read, as in a browser', async () => {
    const tomorrow = Date.now() + 24 * 3_600_000
    expect(Math.abs((await signedIn({}, { droppedHeaders: ['expiry'] })) - tomorrow)).toBeLessThan(60_000)
  })

  test('can be cut short', async () => {
    const inAnHour = Date.now() + 3_600_000
    expect(Math.abs((await signedIn({ maxSessionAge: 3_600_000 }, {})) - inAnHour)).toBeLessThan(60_000)
  })

  test('an expired token is renewed before a call, once for all', async () => {
    stopTheClock()
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench)
    await getThing()
    vi.setSystemTime(Date.now() + 14 * 24 * 3_600_000 + 1_000)
    await hundred(getThing)
    expect(bench.state.signIns).toBe(2)
    expect(statuses).not.toContain(401)
  })

  test('is renewed ahead of its expiry, and no call is sent with the token that the renewal ends', async () => {
    stopTheClock()
    const bench = startAuth({}, { latency: 20 })
    const { getThing, statuses } = startResource(bench)
    await getThing()
    vi.setSystemTime(Date.now() + 14 * 24 * 3_600_000 - 30_000)
    await getThing()
    await hundred(getThing)
    expect(bench.state.signIns).toBe(2)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test('goes on being used when the renewal ahead of its expiry fails', async () => {
    stopTheClock()
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench)
    await getThing()
    vi.setSystemTime(Date.now() + 14 * 24 * 3_600_000 - 30_000)
    bench.state.failNext({ kind: 'reset', operation: 'signIn' })
    await hundred(getThing)
    expect(bench.sent).toEqual(['POST sign_in', 'POST sign_in'])
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test.each([
    ['the server', {}, { tokenLife: 40 }],
    ['maxSessionAge', { maxSessionAge: 40_000 }, {}],
  ])('a short one, by %s, does not make every call sign in', async (_label, options, simulator) => {
    const { auth, state } = startAuth(options, simulator)
    for (let call = 0; call < 10; call++) {
      await auth.headers()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(state.signIns).toBe(1)
  })
})

describe('after a 401', () => {
  test('100 refused at once renew exactly once, and all succeed', async () => {
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench)
    await getThing()
    bench.state.endSessions()
    await hundred(getThing)
    expect(bench.state.signIns).toBe(2)
    expect(statuses.filter((status) => status === 401)).toHaveLength(100)
  })

  test('a write is replayed too: a 401 says that nothing was done', async () => {
    const bench = startAuth()
    const { makeThing, statuses } = startResource(bench)
    await makeThing()
    bench.state.endSessions()
    await makeThing()
    expect(statuses).toEqual([200, 401, 200])
  })

  test('a second 401 is returned, without a loop', async () => {
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench, () => Response.json({ errors: [] }, { status: 401 }))
    await expect(getThing()).rejects.toMatchObject({ name: 'AuthenticationError', attempts: 2 })
    expect(statuses).toEqual([401, 401])
    expect(bench.state.signIns).toBe(2)
  })

  test('a token fresh from a sign-in may be refused (two sign-ins in one second), and the call still succeeds', async () => {
    stopTheClock()
    const bench = startAuth({}, { sameSecondSurvivor: 'oldest' })
    expect(bench.state.signIn(EMAIL, PASSWORD)).toBeDefined()
    const { getThing, statuses } = startResource(bench)
    await bench.auth.signIn()
    vi.setSystemTime(Date.now() + 1_000)
    await getThing()
    expect(statuses).toEqual([401, 200])
  })

  test('a 403 never causes a sign-in: it would cut the other processes off', async () => {
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench, () => Response.json({ errors: [] }, { status: 403 }))
    await expect(hundred(getThing)).rejects.toMatchObject({ name: 'PermissionError' })
    await expect.poll(() => statuses.length).toBe(100)
    expect(bench.state.signIns).toBe(1)
  })
})

describe('one live session per agent', () => {
  test('a sign-in elsewhere ends the session, and ours would end theirs', async () => {
    const bench = startAuth()
    const { getThing, statuses } = startResource(bench)
    await getThing()
    const elsewhere = bench.state.signIn(EMAIL, PASSWORD)
    await getThing()
    expect(statuses).toEqual([200, 401, 200])
    expect(
      bench.state.findSession(
        new Headers({ 'access-token': elsewhere?.token ?? '', client: elsewhere?.client ?? '', uid: EMAIL }),
      ),
    ).toBeUndefined()
  })

  test('two auths that share a store share the session, renewals included', async () => {
    const store = createMemoryTokenStore<RdvSolidaritesSession>()
    const bench = startAuth({ store })
    const other = createRdvSolidaritesAuth({
      email: EMAIL,
      password: PASSWORD,
      environment: 'demo',
      store,
      fetch: bench.fetch,
    })
    const { getThing, clientOf } = startResource(bench)
    const { getThing: getThingThere } = clientOf(other)
    await Promise.all([hundred(getThing), hundred(getThingThere)])
    expect(bench.state.signIns).toBe(1)
    bench.state.endSessions()
    await Promise.all([hundred(getThing), hundred(getThingThere)])
    expect(bench.state.signIns).toBe(2)
    expect(await other.headers()).toEqual(await bench.auth.headers())
  })
})
