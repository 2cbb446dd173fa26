// Every database test runs on the embedded engine, and on a real PostgreSQL when TEST_DATABASE_URL names one.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe } from 'vitest'
import type { StorageConfig } from '../../src/config.js'

const SERVER = process.env.TEST_DATABASE_URL || undefined
if (SERVER === undefined)
  console.warn('TEST_DATABASE_URL is not set: what needs a PostgreSQL server is skipped in this file.')

/** A place for one test file's data, empty, and how to remove it. */
export interface TemporaryStorage extends AsyncDisposable {
  config: StorageConfig
}

export interface TestedEngine {
  name: 'embedded' | 'postgresql'
  createStorage(): Promise<TemporaryStorage>
}

const embedded: TestedEngine = { name: 'embedded', createStorage: createDirectory }
const postgresql: TestedEngine = { name: 'postgresql', createStorage: createTestDatabase }

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

export async function createDirectory(): Promise<TemporaryStorage> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hub-test-'))
  return {
    config: { dataDirectory },
    [Symbol.asyncDispose]: () => rm(dataDirectory, { recursive: true, force: true }),
  }
}

/** A database of its own on the test server: files run side by side. */
async function createTestDatabase(): Promise<TemporaryStorage> {
  const directory = await createDirectory()
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  const url = new URL(SERVER ?? '')
  url.pathname = `/${name}`
  return {
    config: { ...directory.config, databaseUrl: url.href },
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
