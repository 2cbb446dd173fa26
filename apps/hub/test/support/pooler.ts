// PgBouncer in transaction mode, in front of a test's own cluster.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, type OwnCluster } from './own-cluster.js'

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => isThere(path))

/** Why tests that need it are skipped; empty when they are not. */
export const withoutPooler = PROGRAM === undefined ? ': SKIPPED, no pgbouncer on this machine' : ''

/** @returns the URL under which the database is found behind the pooler */
export async function startPooler({ port }: OwnCluster): Promise<{ databaseUrl: string } & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-pooler-'))
  await chmod(directory, 0o755)
  const listenPort = await freePort()
  const file = join(directory, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `postgres = host=127.0.0.1 port=${port} user=hub`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${listenPort}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
    'default_pool_size = 6',
  ]
  await writeFile(file, `${lines.join('\n')}\n`)
  const args = process.getuid?.() === 0 ? ['-u', 'postgres', file] : [file]
  const child = spawn(PROGRAM ?? '', args, { stdio: 'ignore' })
  const ended = once(child, 'close')
  while (!(await isListening(listenPort))) await sleep(50)
  return {
    databaseUrl: `postgres://hub@127.0.0.1:${listenPort}/postgres`,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function isThere(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
