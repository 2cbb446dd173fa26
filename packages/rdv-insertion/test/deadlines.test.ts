import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRdvInsertionClient, type RdvInsertionClient, type RdvInsertionClientOptions } from '../src/index.js'
import { auth, camille, here, invitation, somebody } from './support.js'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** Seconds after which a call that is never answered ends. */
async function patience(
  call: (insertion: RdvInsertionClient) => PromiseLike<unknown>,
  options: RdvInsertionClientOptions = {},
) {
  const never = () => new Promise<Response>(() => {})
  const insertion = createRdvInsertionClient({ auth, environment: 'demo', fetch: never, maxRetries: 0, ...options })
  const start = performance.now()
  const ended = Promise.resolve(call(insertion)).catch((error: Error) => [error.name, performance.now() - start])
  await vi.runAllTimersAsync()
  const [name, took] = (await ended) as [string, number]
  expect(name).toBe('TimeoutError')
  return Math.round(took / 1_000)
}

describe('the server does all its work before it answers an invitation, and gives itself up to 60 s', () => {
  test.each<[string, number, (insertion: RdvInsertionClient) => PromiseLike<unknown>]>([
    ['createAndInvite', 60, (insertion) => insertion.createAndInvite({ ...here, user: camille })],
    ['inviteUser', 60, (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation })],
    ['createAndInviteMany', 10, (insertion) => insertion.createAndInviteMany({ ...here, users: [somebody(1)] })],
    ['searchUsers', 10, (insertion) => insertion.searchUsers(here)],
  ])('%s is waited for %i s', async (_name, seconds, call) => {
    expect(await patience(call)).toBe(seconds)
  })

  test('the options of the client and of the call win', async () => {
    const invite = (insertion: RdvInsertionClient) => insertion.createAndInvite({ ...here, user: camille })
    expect(await patience(invite, { timeout: 5_000 })).toBe(5)
    expect(await patience(invite, { totalTimeout: 20_000 })).toBe(20)
    const briefly = (insertion: RdvInsertionClient) =>
      insertion.createAndInvite({ ...here, user: camille }, { timeout: 2_000 })
    expect(await patience(briefly, { timeout: 5_000 })).toBe(2)
  })
})
