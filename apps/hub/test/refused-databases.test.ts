// Databases that a hub does not start on: each is told in one sentence.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../src/platform/database/database.js'
import { databaseSentence, serverProblem } from '../src/platform/database/database-sentence.js'
import { OperatorError } from '../src/platform/process/operator-error.js'
import { describeOnEachEngine, describeOnPostgres, type TemporaryStorage } from './support/engines.js'

async function refusal(storage: TemporaryStorage): Promise<string> {
  const database = await openDatabase(storage.config)
  try {
    await database.migrate()
    return 'migrated'
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    return (error as Error).message
  } finally {
    await database.close()
  }
}

async function run(storage: TemporaryStorage, ...statements: string[]): Promise<void> {
  const database = await openDatabase(storage.config)
  for (const statement of statements) await database.run((connection) => connection.execute(sql.raw(statement)))
  await database.close()
}

async function migrate(storage: TemporaryStorage): Promise<void> {
  const database = await openDatabase(storage.config)
  await database.migrate()
  await database.close()
}

describeOnEachEngine('a database that', ({ createEmptyStorage, name }) => {
  const where = name === 'embedded' ? /^The embedded database in / : /^PostgreSQL at 127\.0\.0\.1.*\/hub_test_\w+ /

  test('a newer version migrated is left alone', async () => {
    await using storage = await createEmptyStorage()
    await migrate(storage)
    await run(
      storage,
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-tomorrow', ${Date.parse('2031-01-01')})`,
    )
    const sentence = await refusal(storage)
    expect(sentence).toMatch(where)
    expect(sentence).toMatch(/was migrated by a newer version of the hub than this one: run that version, or restore/)
  })

  test('another program migrated in the same way is not taken for ours', async () => {
    await using storage = await createEmptyStorage()
    await run(
      storage,
      'create schema drizzle',
      'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('theirs', ${Date.parse('2031-01-01')})`,
    )
    expect(await refusal(storage)).toMatch(/was migrated by another program .*: give the hub a database of its own\.$/)
  })

  test.each([
    ['create table settings (id int)', 'the table "settings"'],
    ['create table appointments (id int); create table api_keys (id int)', 'the tables "api_keys", "appointments"'],
    ['create view settings as select 1 as one', 'the view "settings"'],
  ])('has a foreign one of the name of ours (%s): it is named, and kept', async (statements, named) => {
    await using storage = await createEmptyStorage()
    await run(storage, ...statements.split(';'))
    const sentence = await refusal(storage)
    expect(sentence).toMatch(where)
    expect(sentence).toContain(`already has ${named} in its schema "public"`)
    expect(sentence).toMatch(/give the hub a database of its own, or rename/)
    // Nothing half done: the next start says the same.
    expect(await refusal(storage)).toBe(sentence)
  })

  test('an older version migrated is brought up to date', async () => {
    await using storage = await createEmptyStorage()
    await migrate(storage)
    expect(await refusal(storage)).toBe('migrated')
  })
})

describeOnPostgres('a PostgreSQL', ({ createEmptyStorage }) => {
  const opened = async (url: URL): Promise<string> => {
    try {
      await (await openDatabase({ dataDirectory: '', databaseUrl: url.href })).close()
      return 'opened'
    } catch (error) {
      expect(error).toBeInstanceOf(OperatorError)
      return (error as Error).message
    }
  }

  test('without that database or that user', async () => {
    await using storage = await createEmptyStorage()
    const url = new URL(storage.config.databaseUrl ?? '')
    const none = new URL(url)
    none.pathname = '/hub_test_none'
    expect(await opened(none)).toMatch(
      /\/hub_test_none cannot be used \(3D000\): that database does not exist: create it/,
    )
    const nobody = new URL(url)
    nobody.username = 'hub_test_nobody'
    nobody.password = 'hunter2'
    expect(await opened(nobody)).toMatch(/cannot be used \(28\w{3}\): /)
    expect(await opened(nobody)).not.toContain('hunter2')
  })

  test('where the user may not create tables', async () => {
    await using storage = await createEmptyStorage()
    const url = new URL(storage.config.databaseUrl ?? '')
    const admin = new Client({ connectionString: url.href })
    await admin.connect()
    const role = url.pathname.slice(1)
    await admin.query(`create role ${role} login password 'hunter2'`)
    try {
      const mine = new URL(url)
      mine.username = role
      mine.password = 'hunter2'
      const config = { ...storage.config, databaseUrl: mine.href }
      expect(await refusal({ ...storage, config })).toMatch(
        /cannot be used \(42501\): this user may not do what is needed: make it the owner/,
      )
    } finally {
      await admin.query(`drop role ${role}`)
      await admin.end()
    }
  })
})

describe('a server that', () => {
  test.each([
    ['28P01', 'it refuses the password'],
    ['57P03', 'it is starting or stopping'],
    ['53300', 'it has no connection left'],
  ])('answers %s: what to do, and no password', async (code, remedy) => {
    await using server = await refusingServer(code)
    const databaseUrl = `postgres://hub:hunter2@127.0.0.1:${server.port}/hub`
    const error: unknown = await openDatabase({ dataDirectory: '', databaseUrl }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OperatorError)
    expect((error as Error).message).toMatch(
      new RegExp(`^PostgreSQL at 127\\.0\\.0\\.1:${server.port}/hub cannot be used \\(${code}\\): ${remedy}`),
    )
    expect((error as Error).message).not.toMatch(/hunter2|\n/)
  })

  test('is too old, or keeps no UTF-8', () => {
    expect(serverProblem(140_011, 'UTF8')).toContain('is version 14 of PostgreSQL: the hub needs 15 or later')
    expect(serverProblem(90_624, 'UTF8')).toContain('is version 9 of')
    expect(serverProblem(180_000, 'LATIN1')).toContain('LATIN1')
    expect(serverProblem(150_004, 'UTF8')).toBeUndefined()
    expect(serverProblem(180_000, 'UTF8')).toBeUndefined()
  })

  test('says a code that nobody foresaw', () => {
    expect(databaseSentence({ code: 'XX000' })).toMatch(/^The database cannot be used \(XX000\): check that it runs/)
    expect(databaseSentence({ code: undefined })).toContain('(no answer)')
    expect(databaseSentence({ code: 'toString' })).toContain('check that it runs')
  })
})

/** A server that refuses everybody with this SQLSTATE, as PostgreSQL does: an ErrorResponse to the first message. */
async function refusingServer(code: string): Promise<AsyncDisposable & { port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mrefused\0\0`)
      const length = Buffer.alloc(4)
      length.writeInt32BE(fields.length + 4)
      socket.end(Buffer.concat([Buffer.from('E'), length, fields]))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
