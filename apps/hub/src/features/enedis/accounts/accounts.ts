import type { Keyring } from '../../../platform/encryption/keyring.js'
import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { accountAssociatedData } from '../associated-data.js'
import { linkyAccounts, linkySessions } from '../tables.js'
import { createEmailKey } from './email-address.js'
import { forgetLinks } from './links.js'

export type Account = typeof linkyAccounts.$inferSelect

export async function findAccountByEmail(
  connection: Connection,
  lookup: Lookup,
  email: string,
): Promise<Account | undefined> {
  const isThis = eq(linkyAccounts.emailKey, createEmailKey(lookup, email))
  const [account] = await connection.select().from(linkyAccounts).where(isThis)
  return account
}

export async function findAccount(connection: Connection, id: string): Promise<Account | undefined> {
  const isThis = and(eq(linkyAccounts.id, id), isNull(linkyAccounts.deactivatedAt))
  const [account] = await connection.select().from(linkyAccounts).where(isThis)
  return account
}

export function readEmail({ cipher }: Pick<Keyring, 'cipher'>, { id, email }: Pick<Account, 'id' | 'email'>): string {
  return cipher.decrypt(email, accountAssociatedData(id))
}

/** @returns undefined when there is an account of that address already */
export async function createAccount(
  connection: Connection,
  { cipher, lookup }: Keyring,
  { email, passwordHash, now }: { email: string; passwordHash: string; now: number },
): Promise<Account | undefined> {
  const id = randomUUID()
  const [account] = await connection
    .insert(linkyAccounts)
    .values({
      id,
      emailKey: createEmailKey(lookup, email),
      email: cipher.encrypt(email, accountAssociatedData(id)),
      passwordHash,
      createdAt: new Date(now),
    })
    .onConflictDoNothing()
    .returning()
  return account
}

/** Every browser that is signed in has to sign in again; links that were asked for to choose another one are dead. */
export async function setPassword(transaction: Connection, id: string, passwordHash: string): Promise<void> {
  const [account] = await transaction
    .update(linkyAccounts)
    .set({ passwordHash })
    .where(eq(linkyAccounts.id, id))
    .returning({ emailKey: linkyAccounts.emailKey })
  if (account) await forgetLinks(transaction, account.emailKey, 'reset')
  await transaction.delete(linkySessions).where(eq(linkySessions.accountId, id))
}

/** Leaves nothing: what belongs to the account, its cache too, goes with its row. */
export async function deleteAccount(database: Database, id: string): Promise<void> {
  await database.transaction(async (transaction) => {
    const [account] = await transaction
      .delete(linkyAccounts)
      .where(eq(linkyAccounts.id, id))
      .returning({ emailKey: linkyAccounts.emailKey })
    if (account) await forgetLinks(transaction, account.emailKey)
  })
}
