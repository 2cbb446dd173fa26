import { and, eq, gt, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bindCondition, compileStatement } from '../src/platform/database/compiled-statement.js'
import { type Database, openDatabase } from '../src/platform/database/database.js'
import { idempotencyKeys, settings } from '../src/platform/database/tables.js'
import { describeOnEachEngine, type TemporaryStorage } from './support/engines.js'

describeOnEachEngine('compiled statements', ({ createStorage }) => {
  let storage: TemporaryStorage
  let database: Database

  beforeAll(async () => {
    storage = await createStorage()
    database = await openDatabase(storage.config)
  })
  afterAll(async () => {
    await database.close()
    await storage[Symbol.asyncDispose]()
  })
  beforeEach(() =>
    database.run(async (connection) => {
      await connection.delete(settings)
      await connection.insert(settings).values(['a', 'b', 'c'].map((key) => ({ key, value: `value of ${key}` })))
    }),
  )

  const hasKey = sql`${settings.key} = any(${sql.placeholder('keys')}::text[]) and ${settings.value} <> ${sql.placeholder('other')}`

  test('are written once and run with other values each time, also within a transaction', async () => {
    const statement = compileStatement<{ key: string }>(
      sql`select ${settings.key} from ${settings} where ${hasKey} and ${settings.value} like ${'value%'} order by 1`,
    )
    const find = (keys: string[], other: string) => database.run(statement({ keys, other }))
    expect(await find(['b', 'a', `c' or true --`], '')).toEqual([{ key: 'a' }, { key: 'b' }])
    expect(await find(['b', 'a'], 'value of a')).toEqual([{ key: 'b' }])
    await database.transaction(async (transaction) => {
      await transaction.update(settings).set({ value: 'changed' }).where(eq(settings.key, 'a'))
      expect(await statement({ keys: ['a', 'c'], other: '' })(transaction)).toEqual([{ key: 'c' }])
    })
  })

  test('write values as their columns do', async () => {
    const statement = compileStatement<{ later: boolean }>(
      sql`select ${gt(sql.param(sql.placeholder('end'), idempotencyKeys.claimedUntil), sql`'2026-10-25T00:30:00Z'::timestamptz`)} as later`,
    )
    const isLater = async (end: string) => (await database.run(statement({ end: new Date(end) })))[0]?.later
    expect([await isLater('2026-10-25T00:30:00Z'), await isLater('2026-10-25T00:30:00.001Z')]).toEqual([false, true])
  })

  test('lack no value: nothing is run without one', () => {
    const statement = compileStatement(sql`delete from ${settings} where ${hasKey}`)
    expect(() => statement({ keys: ['a'] })).toThrow('other')
  })

  test('have conditions that drizzle writes too', async () => {
    const find = (values: Record<string, unknown>) =>
      database.run((connection) =>
        connection
          .select({ key: settings.key })
          .from(settings)
          .where(and(bindCondition({ part: sql`(${hasKey})`, values }), eq(settings.key, 'b'))),
      )
    expect(await find({ keys: ['a', 'b'], other: '' })).toEqual([{ key: 'b' }])
    expect(await find({ keys: ['a', 'b'], other: 'value of b' })).toEqual([])
    expect(() => bindCondition({ part: hasKey, values: { keys: [] } })).toThrow('other')
  })
})
