// Every database test runs on the embedded engine, and on a real PostgreSQL when TEST_DATABASE_URL names one.
import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, inject } from 'vitest'
import { type Database, openDatabase, type StorageConfig } from '../../src/platform/database/database.js'
import { memoryFolder } from './memory-folder.js'
import { makeOnce } from './templates.js'

const SERVER = process.env.TEST_DATABASE_URL || undefined
if (SERVER === undefined)
  console.warn('TEST_DATABASE_URL is not set: what needs a PostgreSQL server is skipped in this file.')

/** A place for one test file's data, and how to remove it. */
export interface TemporaryStorage extends AsyncDisposable {
  config: StorageConfig
}

export interface TestedEngine {
  name: 'embedded' | 'postgresql'
  /** A database as migrations leave it: all its tables, and nothing in them. */
  createStorage(): Promise<TemporaryStorage>
  /** A database without a table, for what is about migrations. */
  createEmptyStorage(): Promise<TemporaryStorage>
}

const embedded: TestedEngine = {
  name: 'embedded',
  createStorage: createDirectory,
  createEmptyStorage: () => copyDatabase('embedded-empty', async () => {}),
}
const postgresql: TestedEngine = {
  name: 'postgresql',
  createStorage: async () => createTestDatabase(await postgresTemplate()),
  createEmptyStorage: () => createTestDatabase('template1'),
}

/** Like `describe`, once per engine. Without a PostgreSQL its half is shown as skipped, with the reason. */
export function describeOnEachEngine(title: string, tests: (engine: TestedEngine) => void): void {
  describe(`${title} (embedded)`, () => {
    tests(embedded)
  })
  describeOnPostgres(title, () => tests(postgresql))
}

/** For what only a server shared by several processes can show. */
export function describeOnPostgres(title: string, tests: (engine: TestedEngine) => void): void {
  const reason = SERVER === undefined ? ': SKIPPED, set TEST_DATABASE_URL to a PostgreSQL to run it' : ''
  describe.skipIf(SERVER === undefined)(`${title} (postgresql)${reason}`, () => {
    tests(postgresql)
  })
}

/** A data directory with an embedded database as migrations leave it. */
export function createDirectory(): Promise<TemporaryStorage> {
  return copyDatabase('embedded', (database) => database.migrate())
}

/** A directory with nothing in it, where a first start creates everything. */
export async function createEmptyDirectory(): Promise<TemporaryStorage> {
  const dataDirectory = await mkdtemp(join(memoryFolder, 'hub-test-'))
  return {
    config: { dataDirectory },
    [Symbol.asyncDispose]: () => rm(dataDirectory, { recursive: true, force: true }),
  }
}

/** A copy of a data directory, which is made once a run. */
export async function copyDirectory(name: string, make: (path: string) => Promise<void>): Promise<TemporaryStorage> {
  const template = await makeOnce(name, make)
  const storage = await createEmptyDirectory()
  await cp(template, storage.config.dataDirectory, { recursive: true })
  return storage
}

function copyDatabase(name: string, prepare: (database: Database) => Promise<void>): Promise<TemporaryStorage> {
  return copyDirectory(name, async (dataDirectory) => {
    await mkdir(dataDirectory)
    const database = await openDatabase({ dataDirectory })
    await prepare(database)
    await database.close()
  })
}

async function postgresTemplate(): Promise<string> {
  const { database: name } = inject('templates')
  await makeOnce('postgresql', async (path) => {
    await onServer(`create database ${name}`)
    const database = await openDatabase({ dataDirectory: path, databaseUrl: serverUrl(name) })
    await database.migrate()
    await database.close()
    await mkdir(path)
  })
  return name
}

/** A database of its own on the test server: files run side by side. */
async function createTestDatabase(template: string): Promise<TemporaryStorage> {
  const directory = await createEmptyDirectory()
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} template ${template}`)
  return {
    config: { ...directory.config, databaseUrl: serverUrl(name) },
    [Symbol.asyncDispose]: async () => {
      await onServer(`drop database if exists ${name} with (force)`)
      await directory[Symbol.asyncDispose]()
    },
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function serverUrl(database: string): string {
  const url = new URL(SERVER ?? '')
  url.pathname = `/${database}`
  return url.href
}
