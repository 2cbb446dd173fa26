// Answers that are kept: for how long, for whom, and what is said of it.
import { beforeEach, describe, expect, test } from 'vitest'
import { rotateAll } from '../../src/commands/rotate-encryption.js'
import { createAnswerCache } from '../../src/features/directory/answer-cache.js'
import { directory } from '../../src/features/directory/feature.js'
import { createAnswerStore } from '../../src/features/directory/stored-answers.js'
import { directoryAnswers } from '../../src/features/directory/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { DEMO_KEY, NOW } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'
import { directoryServices, OWN_SOURCE } from './services.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describeOnEachEngine('answers', ({ createStorage }) => {
  const services = directoryServices()
  const hub = sharedHub(createStorage, {
    directory: { config: { ownSource: OWN_SOURCE }, upstreams: services.upstreams },
  })
  const { addresses, communes } = services

  beforeEach(() => {
    for (const watched of [addresses, communes]) watched.reset()
    hub.setNow(NOW)
    hub.log.length = 0
  })

  async function ask(path: string, init?: RequestInit) {
    const response = await hub.partner(`/api/v1/${path}`, init)
    const status = response.headers.get('cache-status')
    return { status: response.status, cache: status, age: response.headers.get('age'), text: await response.text() }
  }

  describe('are kept', () => {
    test('addresses for 24 hours, and say how old they are', async () => {
      const first = await ask('addresses?q=lilas+bleus')
      expect(first).toMatchObject({ status: 200, cache: 'hub; fwd=uri-miss; stored; ttl=86400', age: null })
      hub.setNow(NOW + 30_500)
      expect(await ask('addresses?q=lilas+bleus')).toEqual({ ...first, cache: 'hub; hit; ttl=86369', age: '30' })
      expect(await ask('addresses?q=++Lilas++BLEUS+')).toMatchObject({ text: first.text, age: '30' })
      hub.setNow(NOW + DAY - 1)
      expect(await ask('addresses?q=lilas+bleus')).toMatchObject({ cache: 'hub; hit; ttl=0', age: '86399' })
      expect(addresses.calls).toHaveLength(1)
      hub.setNow(NOW + DAY)
      expect(await ask('addresses?q=lilas+bleus')).toMatchObject({ cache: 'hub; fwd=stale; stored; ttl=86400' })
      expect(addresses.calls).toHaveLength(2)
    })

    test('communes for 30 days', async () => {
      await ask('communes?postcode=62000')
      hub.setNow(NOW + 30 * DAY - 1)
      expect(await ask('communes?postcode=62000')).toMatchObject({ cache: 'hub; hit; ttl=0' })
      hub.setNow(NOW + 30 * DAY)
      await ask('communes?postcode=62000')
      expect(communes.calls).toHaveLength(2)
    })

    test('apart when anything that is asked differs', async () => {
      const queries = ['q=rue', 'q=rue&limit=2', 'q=rue&postcode=62000', 'q=rue+de']
      for (const query of queries) expect((await ask(`addresses?${query}`)).cache).toContain('fwd=uri-miss')
    })
  })

  describe('while the service is cut', () => {
    test('are given from the cache as long as they are fresh', async () => {
      const { text } = await ask('addresses?q=grand+place')
      addresses.mode = 'down'
      hub.setNow(NOW + DAY - 1_000)
      expect(await ask('addresses?q=grand+place')).toMatchObject({ status: 200, cache: 'hub; hit; ttl=1', text })
    })

    test('are given for 7 days more, and say so; the service is tried again every 10 seconds', async () => {
      const { text } = await ask('addresses?q=petite+place')
      addresses.calls.length = 0
      addresses.mode = 'down'
      hub.setNow(NOW + DAY + 5_000)
      const stale = { status: 200, text, age: '86405' }
      expect(await ask('addresses?q=petite+place')).toMatchObject({
        ...stale,
        cache: 'hub; fwd=stale; detail=stale-if-error; ttl=-5',
      })
      expect(await ask('addresses?q=petite+place')).toMatchObject({
        ...stale,
        cache: 'hub; hit; detail=stale-if-error; ttl=-5',
      })
      expect(addresses.calls).toHaveLength(1)
      hub.setNow(NOW + DAY + 15_000)
      expect(await ask('addresses?q=petite+place')).toMatchObject({
        cache: 'hub; fwd=stale; detail=stale-if-error; ttl=-15',
      })
      hub.setNow(NOW + 8 * DAY - 1)
      expect(await ask('addresses?q=petite+place')).toMatchObject({ status: 200, text })
      hub.setNow(NOW + 8 * DAY)
      expect(await ask('addresses?q=petite+place')).toMatchObject({ status: 503, cache: null })
      addresses.mode = 'answers'
      expect(await ask('addresses?q=petite+place')).toMatchObject({ status: 200, age: null })
    })

    test('a status is told', async () => {
      await ask('communes?code=62041')
      hub.setNow(NOW + 31 * DAY)
      communes.mode = 'fails'
      expect((await ask('communes?code=62041')).cache).toBe(
        'hub; fwd=stale; fwd-status=502; detail=stale-if-error; ttl=-86400',
      )
    })
  })

  test('fifty equal requests at once are one call, two different ones are two', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => ask('addresses?q=rue+des+cinquante')))
    expect(addresses.calls).toHaveLength(1)
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    await Promise.all([ask('addresses?q=une'), ask('addresses?q=deux')])
    expect(addresses.calls).toHaveLength(3)
  })

  test('count against the quota of the key like any other: the 601st of a minute is refused', async () => {
    const headers = { authorization: `Bearer ${DEMO_KEY}` }
    const statuses: number[] = []
    const lane = async () => {
      while (statuses.length < 620) statuses.push((await ask('addresses?q=rue+du+quota', { headers })).status)
    }
    await Promise.all([lane(), lane(), lane(), lane()])
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(600)
    expect(addresses.calls).toHaveLength(1)
  })

  test('a request that is given up gives the call up', async () => {
    addresses.mode = 'silent'
    const alone = new AbortController()
    const lost = ask('addresses?q=abandon', { signal: alone.signal }).catch(() => 'given up')
    await expect.poll(() => addresses.calls.length, { timeout: 60_000 }).toBe(1)
    alone.abort()
    expect(await lost).toBe('given up')
    await expect.poll(() => addresses.aborted, { timeout: 60_000 }).toBe(1)
  })

  test('are shared by processes through the database, encrypted, under a digest', async () => {
    const { text } = await ask('addresses?q=rue+du+canari')
    const { database, keyring, logger } = hub
    const store = createAnswerStore(database, keyring.cipher)
    const other = createAnswerCache({ store, lookup: keyring.lookup, logger, now: () => NOW + 60_000 })
    const answer = await other.get({
      service: 'any',
      key: ['addresses', 'rue du canari', null, 10],
      freshFor: DAY,
      ask: () => Promise.reject(new Error('asked')),
    })
    expect([answer.body, answer.headers['cache-status']]).toEqual([text, 'hub; hit; ttl=86340'])
    const rows = await database.run((connection) => connection.select().from(directoryAnswers))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('canari')
    const counts = await rotateAll(database, keyring.cipher)
    expect(counts).toHaveProperty('directory_answers')
  })

  test('are erased once they are given to nobody', async () => {
    await ask('addresses?q=rue+effacable')
    const count = async () =>
      (await hub.database.run((connection) => connection.select().from(directoryAnswers))).length
    const before = await count()
    expect(before).toBeGreaterThan(0)
    await directory.erase?.(hub.database, { retentionDays: 90, now: NOW + 7 * DAY })
    expect(await count()).toBe(before)
    expect(await directory.erase?.(hub.database, { retentionDays: 90, now: NOW + 100 * DAY })).toEqual({
      directory_answers: before,
    })
  })
})
