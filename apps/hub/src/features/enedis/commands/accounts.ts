// Accounts of the gateway, for who runs it: their state and counters, never what Enedis measures. Every action is written down.
import { asc, eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Keyring } from '../../../platform/encryption/keyring.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import { type Account, findAccountByEmail, readEmail } from '../accounts/accounts.js'
import { purgeCache } from '../readings/cache-purge.js'
import { resetQuota } from '../readings/quotas.js'
import { linkyAccounts, linkyAudit, linkyPoints, linkySessions, linkyUsage } from '../tables.js'

export interface ListedAccount {
  email: string
  createdAt: Date
  isActive: boolean
  /** Points by their state: `1 active, 1 pending`. */
  points: number
  pending: number
  /** Today's calls. */
  upstream: number
  cached: number
}

export async function listAccounts(database: Database, keyring: Keyring, now: number): Promise<ListedAccount[]> {
  const today = new Date(now).toISOString().slice(0, 10)
  const { id } = linkyAccounts
  const countPoints = (isPending: boolean) =>
    sql<number>`(select count(*) from ${linkyPoints} where ${linkyPoints.accountId} = ${id} and (${linkyPoints.status} = 'pending') = ${isPending})`.mapWith(
      Number,
    )
  const rows = await database.run(async (connection) => {
    await writeAudit(connection, { action: 'list', accountId: null, now })
    return connection
      .select({ account: linkyAccounts, usage: linkyUsage, points: countPoints(false), pending: countPoints(true) })
      .from(linkyAccounts)
      .leftJoin(linkyUsage, sql`${linkyUsage.accountId} = ${id} and ${linkyUsage.day} = ${today}`)
      .orderBy(asc(linkyAccounts.createdAt))
  })
  return rows.map(({ account, usage, points, pending }) => ({
    email: readEmail(keyring, account),
    createdAt: account.createdAt,
    isActive: account.deactivatedAt === null,
    points,
    pending,
    upstream: usage?.upstream ?? 0,
    cached: usage?.cached ?? 0,
  }))
}

export const ACTIONS = {
  'reset-quota': async (transaction, { id }) => {
    await resetQuota(transaction, id)
    return 'Its counters of today begin at nothing again.'
  },
  deactivate: async (transaction, { id }, now) => {
    const { deactivatedAt } = linkyAccounts
    const first = sql`coalesce(${deactivatedAt}, ${new Date(now).toISOString()}::timestamptz)`
    await transaction.update(linkyAccounts).set({ deactivatedAt: first }).where(eq(linkyAccounts.id, id))
    await transaction.delete(linkySessions).where(eq(linkySessions.accountId, id))
    await purgeCache(transaction, id)
    return 'It is refused from now on: password, API key and tokens.'
  },
  'purge-cache': async (transaction, { id }) => {
    const count = await purgeCache(transaction, id)
    return `${count === 1 ? 'One entry was' : `${count} entries were`} erased.`
  },
} as const satisfies Readonly<Record<string, Action>>

type Action = (transaction: Connection, account: Account, now: number) => Promise<string>
export type ActionName = keyof typeof ACTIONS

/**
 * @returns what was done, in a sentence
 * @throws {OperatorError} when there is no account of this address
 */
export function actOnAccount(
  { database, keyring, now }: { database: Database; keyring: Keyring; now: number },
  name: ActionName,
  email: string,
): Promise<string> {
  return database.transaction(async (transaction) => {
    const account = await findAccountByEmail(transaction, keyring.lookup, email)
    if (!account) throw new OperatorError('There is no account of this address: "accounts list" shows them.')
    const said = await ACTIONS[name](transaction, account, now)
    await writeAudit(transaction, { action: name, accountId: account.id, now })
    return said
  })
}

async function writeAudit(
  connection: Connection,
  { action, accountId, now }: { action: string; accountId: string | null; now: number },
): Promise<void> {
  await connection.insert(linkyAudit).values({ at: new Date(now), action: `accounts ${action}`, accountId })
}
