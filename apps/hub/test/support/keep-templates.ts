// `globalSetup`: where the databases that the tests of this run copy are kept (templates.ts), and their end.
import { mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { memoryFolder } from './memory-folder.js'

declare module 'vitest' {
  export interface ProvidedContext {
    templates: {
      directory: string
      /** Of a database on the server of TEST_DATABASE_URL. */
      database: string
    }
  }
}

export default async function keepTemplates(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(memoryFolder, 'hub-templates-'))
  const database = `hub_test_template_${Buffer.from(basename(directory)).toString('hex')}`
  project.provide('templates', { directory, database })
  return async () => {
    await rm(directory, { recursive: true, force: true })
    if (process.env.TEST_DATABASE_URL) await drop(process.env.TEST_DATABASE_URL, database)
  }
}

async function drop(connectionString: string, database: string): Promise<void> {
  const client = new Client({ connectionString })
  // A run of tests that need no database, where no server is.
  if ((await client.connect().catch(() => false)) === false) return
  await client.query(`drop database if exists ${database} with (force)`)
  await client.end()
}
