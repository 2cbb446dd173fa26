// Connections to a PostgreSQL server, and how they end when the server, the network or a process hangs.
import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg'
import { DatabaseError } from './database-error.js'

const POOL_SIZE = 10
/** Milliseconds to wait for a connection, at start and in every request after it. */
const CONNECT_TIMEOUT = 4_000
/** Milliseconds until an idle connection is probed (TCP keep-alive). */
const KEEP_ALIVE_DELAY = 10_000
/** Milliseconds with all connections lent after which that will not change by itself. */
const STUCK_AFTER = 30_000
/** Milliseconds in which running work may return its connections when the process stops. */
const CLOSING = 1_500

/** What all connections of a process have in common, those of the job queue too. */
export function connectionOptions(databaseUrl: string) {
  return {
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  }
}

/** A connection, used exclusively until it is returned. */
export interface LentConnection {
  client: PoolClient
  /**
   * @param maxWait milliseconds to wait for the answer
   * @throws {DatabaseError} `ETIMEDOUT` when none came; the connection cannot be used afterwards
   */
  query(config: string | QueryConfig, values: unknown[] | undefined, maxWait: number | undefined): Promise<QueryResult>
  /** Whether a statement was not answered in time. */
  isSilent: () => boolean
  /** @param error when the state of the connection is unknown: it is closed instead of lent again */
  giveBack(error?: unknown): void
}

export interface Connections {
  lend(): Promise<LentConnection>
  /** How many there are, by state; `waiting` counts the requests for one. */
  count(): Record<'idle' | 'lent' | 'waiting', number>
  /** Whether all connections have been lent for so long that they will not be returned. */
  isStuck(): boolean
  close(): Promise<void>
}

export function openConnections(databaseUrl: string, elapsed: () => number): Connections {
  const pool = new Pool({ ...connectionOptions(databaseUrl), max: POOL_SIZE, application_name: 'hub' })
  /** When each connection was made. */
  const open = new Map<PoolClient, number>()
  const lent = new Set<PoolClient>()
  /** Since when a connection has been asked for without any being lent. */
  let askedSince: number | undefined
  // A connection that the server drops emits an error event, even between two statements of a transaction, and an error event without
  // a listener ends the process. The statement that needs the connection fails by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    open.set(client, elapsed())
  })
  pool.on('remove', (client) => open.delete(client))

  /** Called when one connection stopped answering: idle ones may have too, and each would cost another request the same wait. */
  function closeIdleFrom(before: number): void {
    for (const [client, since] of open) if (since <= before && !lent.has(client)) destroy(client)
  }

  async function lend(): Promise<LentConnection> {
    askedSince ??= elapsed()
    const client = await pool.connect()
    askedSince = undefined
    lent.add(client)
    let silent = false
    return {
      client,
      isSilent: () => silent,
      async query(config, values, maxWait) {
        if (silent) throw new DatabaseError('ETIMEDOUT')
        const began = elapsed()
        try {
          return await answered(client.query(config as QueryConfig, values), maxWait)
        } catch (error) {
          if (error instanceof DatabaseError && error.code === 'ETIMEDOUT') {
            silent = true
            closeIdleFrom(began)
          }
          throw error
        }
      },
      giveBack(error) {
        lent.delete(client)
        if (silent) destroy(client)
        client.release(silent || error !== undefined)
      },
    }
  }

  return {
    lend,
    count: () => ({ idle: pool.idleCount, lent: lent.size, waiting: pool.waitingCount }),
    isStuck: () => lent.size >= POOL_SIZE && askedSince !== undefined && elapsed() - askedSince > STUCK_AFTER,
    async close() {
      const late = Promise.withResolvers<void>()
      const timer = setTimeout(late.resolve, CLOSING)
      await Promise.race([pool.end(), late.promise])
      clearTimeout(timer)
      // Connections that were not returned, or whose server does not answer, would keep the process alive.
      for (const client of open.keys()) destroy(client)
    },
  }
}

/** Closes a connection without the protocol's farewell, which the server may not answer. */
function destroy(client: PoolClient): void {
  // Not in the types of pg; its own pool does the same when a connection cannot be made in time.
  const { connection } = client as unknown as { connection?: { stream: Socket } }
  connection?.stream.destroy()
}

async function answered<AnsweredStatement>(
  query: Promise<AnsweredStatement>,
  maxWait: number | undefined,
): Promise<AnsweredStatement> {
  if (maxWait === undefined) return query
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => void giveUp(), maxWait)
  const giveUp = async (): Promise<void> => {
    // When this process itself was suspended, the answer may already be waiting: it is read first.
    await nextTurn()
    await nextTurn()
    late.reject(new DatabaseError('ETIMEDOUT'))
  }
  try {
    return await Promise.race([query, late.promise])
  } finally {
    clearTimeout(timer)
    query.catch(() => {})
    late.promise.catch(() => {})
  }
}
