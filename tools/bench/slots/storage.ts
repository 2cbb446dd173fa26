// Where a hub of the benchmark keeps its data: a database of its own on the server of TEST_DATABASE_URL, or an embedded one.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Keep } from './phase.ts'

const SERVER = process.env['TEST_DATABASE_URL'] || undefined

export const hasPostgres = SERVER !== undefined

export interface Storage {
  directory: string
  /** Variables of the hub. */
  env: Record<string, string>
}

/** An empty folder, removed with all that is in it. */
export async function createFolder(keep: Keep): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-bench-'))
  keep(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

export async function createStorage(keep: Keep): Promise<Storage> {
  const directory = await createFolder(keep)
  const env = { HUB_DATA_DIR: directory }
  if (SERVER === undefined) return { directory, env }
  const name = `hub_bench_${randomUUID().replaceAll('-', '')}`
  keep(() => onServer(SERVER, `drop database if exists ${name} with (force)`))
  await onServer(SERVER, `create database ${name}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return { directory, env: { ...env, DATABASE_URL: url.href } }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
