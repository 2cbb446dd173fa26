import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { parseAgenda } from '../src/features/ants/agenda/document.js'
import type { MeetingPoint } from '../src/features/ants/agenda/schema.js'
import {
  deleteMeetingPoint,
  getMeetingPoint,
  importMeetingPoints,
  listMeetingPoints,
  putMeetingPoint,
} from '../src/features/ants/meeting-points.js'
import { createApiKey, listApiKeys, revokeApiKey } from '../src/platform/partners/api-key-store.js'
import { createApiKeys } from '../src/platform/partners/api-keys.js'
import { createCipher } from '../src/platform/encryption/cipher.js'
import { type Connection, type Database, openDatabase } from '../src/platform/database/database.js'
import { DatabaseError } from '../src/platform/database/database-error.js'
import { OperatorError } from '../src/platform/process/operator-error.js'
import { rotateEncryption } from '../src/platform/encryption/reencrypt.js'
import { claimMode } from '../src/platform/database/settings.js'
import { apiKeys, settings } from '../src/platform/database/tables.js'
import { describeOnEachEngine, describeOnPostgres, type TemporaryStorage } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'

function parsed(...points: Parameters<typeof agenda>): MeetingPoint[] {
  const result = parseAgenda(agenda(...points), { today: '2027-03-01' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.agenda.meeting_points
}

describeOnEachEngine('storage', ({ createStorage }) => {
  let storage: TemporaryStorage
  let database: Database

  beforeAll(async () => {
    storage = await createStorage()
    database = await openDatabase(storage.config)
    await database.migrate()
  })
  afterAll(async () => {
    await database.close()
    await storage[Symbol.asyncDispose]()
  })

  test('migrating again changes nothing', async () => {
    await expect(database.migrate()).resolves.toBeUndefined()
  })

  test('a database remembers its mode and refuses the other', async () => {
    await claimMode(database, 'sandbox')
    await claimMode(database, 'sandbox')
    await expect(claimMode(database, 'live')).rejects.toThrow(/made for a sandbox hub and this one is live/)
  })

  describe('errors', () => {
    test('hold nothing of the statement and its parameters', async () => {
      const secret = 'alice@example.org'
      const insert = () =>
        database.run((connection) =>
          connection.insert(apiKeys).values({ name: secret, keyHash: secret, features: ['ants'] }),
        )
      await insert()
      const error = await insert().catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(DatabaseError)
      expect(error).toMatchObject({ code: '23505' })
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/alice|insert into/i)
      await database.run((connection) => connection.delete(apiKeys))
    })

    test('what a unit of work throws by itself is untouched, and rolls back', async () => {
      const ours = new OperatorError('ours')
      const work = database.transaction(async (transaction) => {
        await transaction.insert(apiKeys).values({ name: 'gone', keyHash: 'gone', features: [] })
        throw ours
      })
      await expect(work).rejects.toBe(ours)
      expect(await listApiKeys(database)).toEqual([])
    })
  })

  describe('API keys', () => {
    test('are recognised until they are revoked, and kept as digests only', async () => {
      const keys = createApiKeys({ database, configured: [] })
      const key = await createApiKey(database, 'mairie', ['ants'])
      expect(await keys.recognise(key)).toMatchObject({ name: 'mairie', features: new Set(['ants']), demo: false })
      expect(await keys.recognise(`${key}x`)).toBeUndefined()

      const rows = await database.run((connection) => connection.select().from(apiKeys))
      expect(JSON.stringify(rows)).not.toContain(key)

      await revokeApiKey(database, 'mairie')
      expect(await keys.recognise(key)).toBeUndefined()
      await expect(revokeApiKey(database, 'mairie')).rejects.toThrow(OperatorError)
    })

    test('a name is taken until its key is revoked', async () => {
      await createApiKey(database, 'partner', ['ants'])
      await expect(createApiKey(database, 'partner', ['ants'])).rejects.toThrow(/A key named partner is in use/)
      await revokeApiKey(database, 'partner')
      await expect(createApiKey(database, 'partner', ['links'])).resolves.toMatch(/^hub_/)
      const states = (await listApiKeys(database))
        .filter(({ name }) => name === 'partner')
        .map(({ revokedAt }) => revokedAt !== null)
      expect(states).toEqual([true, false])
    })
  })

  describe('meeting points', () => {
    test('an import reports what it did, leaves the others, and prunes when asked', async () => {
      const first = await importMeetingPoints(database, parsed(meetingPoint('a'), meetingPoint('b')), { prune: true })
      expect(first).toEqual({ added: ['a', 'b'], changed: [], unchanged: [], removed: [] })

      const renamed = parsed(meetingPoint('b', { name: 'Autre nom' }), meetingPoint('c'))
      expect(await importMeetingPoints(database, renamed, { prune: false })).toEqual({
        added: ['c'],
        changed: ['b'],
        unchanged: [],
        removed: [],
      })
      expect((await listMeetingPoints(database, { after: '', limit: 10 })).map(({ id }) => id)).toEqual(['a', 'b', 'c'])

      expect(await importMeetingPoints(database, renamed, { prune: true })).toEqual({
        added: [],
        changed: [],
        unchanged: ['b', 'c'],
        removed: ['a'],
      })
    })

    test('an import that fails in the middle leaves everything as it was', async () => {
      await importMeetingPoints(database, parsed(meetingPoint('stays')), { prune: true })
      // Two rows of one id cannot be written by one statement; a real document is refused before this.
      const [double] = parsed(meetingPoint('double'))
      const many = Array.from({ length: 600 }, (_, index) => parsed(meetingPoint(`p${index}`))).flat()
      const broken = double ? [...many, double, double] : []
      await expect(importMeetingPoints(database, broken, { prune: true })).rejects.toThrow(DatabaseError)
      expect((await listMeetingPoints(database, { after: '', limit: 10 })).map(({ id }) => id)).toEqual(['stays'])
    })

    test('a thousand points in several batches, each batch announced', async () => {
      const many = parsed(...Array.from({ length: 1_200 }, (_, index) => meetingPoint(`many-${index}`)))
      const steps: [number, number][] = []
      const diff = await importMeetingPoints(database, many, { prune: true, onProgress: (...step) => steps.push(step) })
      expect(diff.added).toHaveLength(1_200)
      expect(steps).toEqual([
        [500, 1_200],
        [1_000, 1_200],
        [1_200, 1_200],
      ])
    })

    test('what is written is read back with every default', async () => {
      const [point] = parsed(meetingPoint('read', { name: "L'Haÿ-les-Roses", longitude: null }))
      if (!point) throw new Error('no point')
      expect(await putMeetingPoint(database, point)).toEqual({ created: true })
      expect(await putMeetingPoint(database, point)).toEqual({ created: false })
      expect(await getMeetingPoint(database, 'read')).toEqual(point)
      expect(await deleteMeetingPoint(database, 'read', 0)).toBe('deleted')
      expect(await deleteMeetingPoint(database, 'read', 0)).toBe('unknown')
      expect(await getMeetingPoint(database, 'read')).toBeUndefined()
    })
  })
})

describeOnPostgres('several processes', ({ createStorage, createEmptyStorage }) => {
  test('migrate together without harm', async () => {
    await using storage = await createEmptyStorage()
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase(storage.config)))
    try {
      await Promise.all(databases.map((database) => database.migrate()))
      const [database] = databases
      expect(await database?.run((connection) => connection.$count(apiKeys))).toBe(0)
    } finally {
      await Promise.all(databases.map((database) => database.close()))
    }
  })

  test('import together: one after the other, and each report is true', async () => {
    await using storage = await createStorage()
    const [one, other] = await Promise.all([openDatabase(storage.config), openDatabase(storage.config)])
    try {
      await one.migrate()
      const points = parsed(meetingPoint('a'), meetingPoint('b'))
      const diffs = await Promise.all(
        [one, other].map((database) => importMeetingPoints(database, points, { prune: false })),
      )
      expect(diffs.map(({ added }) => added.length).toSorted((a, b) => a - b)).toEqual([0, 2])
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })

  test('encrypting again waits for a row without holding those after it, which others lock in the same order', async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    try {
      await database.migrate()
      const former = createCipher([Buffer.alloc(32, 1)])
      const rotating = createCipher([Buffer.alloc(32, 2), Buffer.alloc(32, 1)])
      // The later one first: without an order, rows are locked as they lie in the table.
      for (const key of ['b', 'a']) {
        await database.run((connection) =>
          connection.insert(settings).values({ key, value: former.encrypt('text', key) }),
        )
      }
      const lock = (transaction: Connection, key: string) =>
        transaction.select().from(settings).where(eq(settings.key, key)).for('update', { noWait: true })
      const column = { table: settings, column: settings.value, key: { name: settings.key } }
      const reencrypting = await database.transaction(async (transaction) => {
        await lock(transaction, 'a')
        const reencrypted = rotateEncryption(database, rotating, [
          { countedAs: 'settings', ...column, toAssociatedData: ({ name = '' }) => name },
        ])
        const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        const lookForWaiting = async () =>
          (await database.run((connection) => connection.execute(waiting))) as { rows: unknown[] }
        await expect.poll(async () => (await lookForWaiting()).rows).toHaveLength(1)
        expect(await lock(transaction, 'b')).toHaveLength(1)
        return { reencrypted }
      })
      expect(await reencrypting.reencrypted).toEqual({ settings: 2 })
    } finally {
      await database.close()
    }
  })

  test('a connection that the server cuts is an error of one unit of work, not the end of the process', async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    try {
      await database.migrate()
      const cut = database.transaction(async (transaction) => {
        await transaction.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
      })
      await expect(cut).rejects.toThrow(DatabaseError)
      expect(await database.run((connection) => connection.$count(apiKeys))).toBe(0)
    } finally {
      await database.close()
    }
  })
})
