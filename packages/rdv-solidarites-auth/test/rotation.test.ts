import { type AuthHeaders, createMemoryTokenStore } from '@hub/http'
import { describe, expect, test } from 'vitest'
import type { RdvSolidaritesSession } from '../src/index.js'
import { EMAIL, hundred, startAuth, startResource } from './support.js'

describe('headers of answers', () => {
  test('repeated unchanged, they change nothing', async () => {
    const bench = startAuth()
    const before = await bench.auth.headers()
    await startResource(bench).getThing()
    expect(await bench.auth.headers()).toEqual(before)
  })

  test('a rotated token is taken over by the next call, blank ones within a batch are ignored (DTA)', async () => {
    const bench = startAuth({}, { rotateTokens: true })
    const { getThing, statuses } = startResource(bench)
    const first = await bench.auth.headers()
    await hundred(getThing)
    const second = await bench.auth.headers()
    expect(second['access-token']).not.toBe(first['access-token'])
    expect(second['access-token']?.trim()).not.toBe('')
    expect(second['client']).toBe(first['client'])
    await hundred(getThing)
    expect(bench.state.signIns).toBe(1)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  const sameSession = (sent: AuthHeaders): Record<string, string> => ({ client: sent['client'] ?? '' })
  const answered = (headers: Record<string, string>) => new Headers({ uid: EMAIL, expiry: '2000000000', ...headers })

  test('one that cannot be stored, nor logged, costs no later call', async () => {
    const memory = createMemoryTokenStore<RdvSolidaritesSession>()
    let isFull = false
    const fail = (): never => {
      throw new Error('disk full')
    }
    const store: typeof memory = { ...memory, update: async (change) => (isFull ? fail() : memory.update(change)) }
    const bench = startAuth({ store, logger: { warn: fail } }, { rotateTokens: true })
    const { getThing } = startResource(bench)
    const before = await bench.auth.headers()
    isFull = true
    await getThing()
    expect(await bench.auth.headers()).toEqual(before)
  })

  test('a late answer of an older session does not overwrite a newer token', async () => {
    const bench = startAuth()
    const old = await bench.auth.headers()
    bench.state.endSessions()
    await bench.auth.onUnauthorized(old)
    const current = await bench.auth.headers()
    bench.auth.onResponse(answered({ 'access-token': 'late', client: old['client'] ?? '' }), old)
    expect(await bench.auth.headers()).toEqual(current)
    // Asked for with the old token, answered under the new client: still late.
    bench.auth.onResponse(answered({ 'access-token': 'late', client: current['client'] ?? '' }), old)
    expect(await bench.auth.headers()).toEqual(current)
  })

  test.each([
    ['a blank token', { 'access-token': ' ', client: '' }],
    ['another client', { 'access-token': 'other', client: 'other' }],
    ['no client', { 'access-token': 'other', client: '' }],
  ])('%s is ignored', async (_label, headers) => {
    const { auth } = startAuth()
    const current = await auth.headers()
    auth.onResponse(answered({ ...sameSession(current), ...headers }), current)
    expect(await auth.headers()).toEqual(current)
  })

  test('before any session they mean nothing', async () => {
    const { auth, state } = startAuth()
    auth.onResponse(answered({ 'access-token': 'x', client: 'y' }), {})
    await auth.headers()
    expect(state.signIns).toBe(1)
  })
})
