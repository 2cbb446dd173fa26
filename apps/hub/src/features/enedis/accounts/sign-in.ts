import { and, eq } from 'drizzle-orm'
import type { Dependencies } from '../dependencies.js'
import { linkyAccounts } from '../tables.js'
import { type Account, findAccountByEmail } from './accounts.js'

/**
 * The account of this address and password. For an address without account, or a deactivated one, it takes as long, with the same
 * statements: one hash is computed in any case.
 */
export async function checkPassword(
  { database, keyring, passwords }: Pick<Dependencies, 'database' | 'keyring' | 'passwords'>,
  email: string,
  password: string,
): Promise<Account | undefined> {
  const account = await database.run((connection) => findAccountByEmail(connection, keyring.lookup, email))
  const isRight = await passwords.isRight(password, account?.passwordHash)
  if (!account || !isRight || account.deactivatedAt !== null) return undefined
  if (passwords.isOutdated(account.passwordHash)) {
    const passwordHash = await passwords.hash(password)
    // A password that was changed meanwhile stays the new one.
    const isUnchanged = and(eq(linkyAccounts.id, account.id), eq(linkyAccounts.passwordHash, account.passwordHash))
    await database.run((connection) => connection.update(linkyAccounts).set({ passwordHash }).where(isUnchanged))
  }
  return account
}
