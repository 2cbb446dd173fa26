// A token shared by all processes of the hub: one at a time obtains the next, and nobody waits for a dead one for ever.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TokenStore } from '@hub/http'
import { createCipher } from '../src/platform/encryption/cipher.js'
import { type Database, openDatabase } from '../src/platform/database/database.js'
import { sharedTokens } from '../src/platform/database/tables.js'
import { createSharedTokenStore } from '../src/platform/upstream/shared-token-store.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'
import { ENCRYPTION_KEY } from './support/running-hub.js'

describeOnEachEngine('shared tokens', ({ createStorage }) => {
  let storage: TemporaryStorage
  let database: Database
  const createStore = (name: string): TokenStore<string> =>
    createSharedTokenStore({ database, cipher: createCipher([ENCRYPTION_KEY]), name })
  const next = (value: string) => async (current: { generation: number } | undefined) => ({
    value,
    expiresAt: null,
    generation: (current?.generation ?? 0) + 1,
  })

  beforeAll(async () => {
    storage = await createStorage()
    database = await openDatabase(storage.config)
    await database.migrate()
  })
  afterAll(async () => {
    await database.close()
    await storage[Symbol.asyncDispose]()
  })

  test('nothing at first; what was kept, to every store of that name', async () => {
    expect(await createStore('a').read()).toBeUndefined()
    await createStore('a').update(next('first'))
    expect(await createStore('a').read()).toEqual({ value: 'first', expiresAt: null, generation: 1 })
    expect(await createStore('b').read()).toBeUndefined()
  })

  test('one for each account: that of another is neither read nor replaced', async () => {
    await createStore('f').update(next('of Ada'), 'ada')
    await createStore('f').update(next('of Zoé'), 'zoe')
    expect(await createStore('f').read('ada')).toMatchObject({ value: 'of Ada', generation: 1 })
    expect(await createStore('f').read('zoe')).toMatchObject({ value: 'of Zoé', generation: 1 })
    expect(await createStore('f').read()).toBeUndefined()
  })

  test('changes come one after the other', async () => {
    let atWork = 0
    let most = 0
    const change = async (current: { generation: number } | undefined) => {
      atWork += 1
      most = Math.max(most, atWork)
      // As a sign-in does: the database is free meanwhile.
      await createStore('c').read()
      atWork -= 1
      return next('any')(current)
    }
    await Promise.all(Array.from({ length: 8 }, () => createStore('c').update(change)))
    expect(most).toBe(1)
    expect((await createStore('c').read())?.generation).toBe(8)
  })

  test('a change that fails changes nothing, and holds up nobody', async () => {
    await createStore('d').update(next('kept'))
    await expect(createStore('d').update(() => Promise.reject(new TypeError('no')))).rejects.toThrow('no')
    expect(await createStore('d').read()).toMatchObject({ value: 'kept' })
    expect(await createStore('d').update(next('after'))).toMatchObject({ value: 'after', generation: 2 })
  })

  test('whoever lost its lease does not overwrite what came after', async () => {
    const slow = createStore('e').update(async (current) => {
      await database.run((connection) =>
        connection
          .update(sharedTokens)
          .set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` })
          .where(eq(sharedTokens.name, 'e')),
      )
      await createStore('e').update(next('newer'))
      return next('late')(current)
    })
    await slow
    expect(await createStore('e').read()).toMatchObject({ value: 'newer' })
  })
})
