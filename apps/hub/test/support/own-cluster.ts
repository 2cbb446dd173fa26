// A PostgreSQL server of a test's own, that may be restarted and cut at will: never the one of TEST_DATABASE_URL, which others use.
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { createEmptyDirectory, type TemporaryStorage } from './engines.js'

const run = promisify(execFile)

export interface OwnCluster extends AsyncDisposable {
  port: number
  storage: TemporaryStorage
  /** As `pg_ctl restart -m fast`: every connection is cut, also those in the midst of a transaction. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Without a word to anybody: what was not written down is put right at the next start. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Cuts connections to the database, by `application_name` if one is given. @returns how many */
  cut(applicationName?: string): Promise<number>
  /** @param database default `postgres`, the hub's */
  query<Row extends object>(statement: string, values?: unknown[], database?: string): Promise<Row[]>
}

/** Where Debian and Red Hat put the programs of the server, the newest first, or where PATH has them. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).toSorted((one, other) => Number(other) - Number(one)) : []
  const places = [...versions.map((version) => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(':')]
  return places.find((place) => existsSync(join(place, 'initdb')))
}

const BINARIES = process.platform === 'win32' ? undefined : binaries()
const isRoot = process.getuid?.() === 0

/** Why a test that needs such a server is skipped; empty when it is not. */
export const withoutCluster = BINARIES === undefined ? ': SKIPPED, no PostgreSQL programs (initdb) on this machine' : ''

export async function startCluster(): Promise<OwnCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-cluster-'))
  const data = join(directory, 'data')
  if (isRoot) await chown(directory, await userId('postgres'), -1)
  const port = await freePort()
  await command('initdb', '-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  const options = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`
  const control = (...args: string[]) =>
    command('pg_ctl', '-D', data, '-w', '-t', '60', '-o', options, '-l', join(directory, 'log'), ...args)
  await control('start')
  const server = `postgres://hub@127.0.0.1:${port}`
  const url = `${server}/postgres`
  const hubDirectory = await createEmptyDirectory()

  async function query<Row extends object>(
    statement: string,
    values: unknown[] = [],
    database = 'postgres',
  ): Promise<Row[]> {
    const client = new Client({ connectionString: `${server}/${database}`, application_name: 'test' })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(statement, values)).rows
    } finally {
      await client.end()
    }
  }

  return {
    port,
    storage: { ...hubDirectory, config: { ...hubDirectory.config, databaseUrl: url } },
    query,
    restart: () => control('restart', '-m', 'fast'),
    stop: () => control('stop', '-m', 'fast'),
    crash: () => control('stop', '-m', 'immediate'),
    start: () => control('start'),
    async cut(applicationName) {
      const rows = await query<{ cut: boolean }>(
        `select pg_terminate_backend(pid) as cut from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend' and ($1::text is null or application_name = $1)`,
        [applicationName ?? null],
      )
      return rows.length
    },
    [Symbol.asyncDispose]: async () => {
      await control('stop', '-m', 'immediate').catch(() => {})
      await rm(directory, { recursive: true, force: true })
      await hubDirectory[Symbol.asyncDispose]()
    },
  }
}

/** The programs refuse to run as root. */
async function command(program: string, ...args: string[]): Promise<void> {
  const path = join(BINARIES ?? '', program)
  const [file, all]: [string, string[]] = isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', path, ...args]]
    : [path, args]
  await run(file, all, { cwd: tmpdir() })
}

async function userId(name: string): Promise<number> {
  return Number((await run('id', ['-u', name])).stdout)
}

/** Below the ports that systems give to whoever wants any: one of those may be somebody else's the moment after it was seen free. */
const [FIRST_PORT, PORTS] = [20_000, 12_000]

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('listening', () => server.close(() => resolve(true)))
      server.once('error', () => resolve(false))
    })
    if (isFree) return port
  }
}
