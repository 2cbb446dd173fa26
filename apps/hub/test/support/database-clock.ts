// A PostgreSQL whose clock a test sets, for all processes that use it: `clock_timestamp()` is found in the schema `public` first.
import { Client } from 'pg'
import type { TemporaryStorage } from './engines.js'

/** Like `createStorage`, with a clock that stands still at midnight until `setDatabaseClock`. The embedded engine keeps its own. */
export async function withDatabaseClock(created: Promise<TemporaryStorage>): Promise<TemporaryStorage> {
  const storage = await created
  await query(
    storage,
    `create table public.test_clock as select timestamptz '2027-09-06 00:00:00Z' as time;
     create function public.clock_timestamp() returns timestamptz volatile language sql as 'select time from public.test_clock';
     do $$ begin execute format('alter database %I set search_path to public, pg_catalog', current_database()); end $$`,
  )
  return storage
}

/** @param milliseconds since midnight */
export async function setDatabaseClock(storage: TemporaryStorage, milliseconds: number): Promise<void> {
  await query(storage, clockStatement(milliseconds))
}

/** What sets it, on any connection of that database. */
export function clockStatement(milliseconds: number): string {
  return `update public.test_clock set time = timestamptz '2027-09-06 00:00:00Z' + interval '${milliseconds} milliseconds'`
}

async function query({ config: { databaseUrl } }: TemporaryStorage, statement: string): Promise<void> {
  if (databaseUrl === undefined) return
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
