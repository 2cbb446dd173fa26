import type { SiteDependencies } from '../dependencies.js'
import { LINK_QUEUE } from '../mails/link-mails.js'
import { type Account, createAccount, findAccountByEmail, setPassword } from './accounts.js'
import { createLink, findLink, findPasswordHash, forgetLinks, readLinkEmail } from './links.js'

type SignUpDependencies = Pick<SiteDependencies, 'database' | 'keyring' | 'passwords' | 'enqueue' | 'now'>

/**
 * Keeps what was typed until the address is confirmed. Whether there is an account already is found out by the job that sends the mail,
 * so that the page answers the same, and as fast, either way.
 */
export async function signUp(dependencies: SignUpDependencies, email: string, password: string): Promise<void> {
  const { database, keyring, passwords, enqueue, now } = dependencies
  const passwordHash = await passwords.hash(password)
  await database.transaction(async (transaction) => {
    const link = { purpose: 'sign-up', email, passwordHash, now: now() } as const
    await enqueue(transaction, LINK_QUEUE, { link_id: await createLink(transaction, keyring, link) })
  })
}

/** Has the message of a sign-up sent once more: by a row of its own in any case, so that nothing tells whether there was one. */
export async function resendSignUp(
  { database, keyring, enqueue, now }: Omit<SignUpDependencies, 'passwords'>,
  email: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const former = await findPasswordHash(transaction, keyring.lookup, { email, now: now() })
    const link = { purpose: 'sign-up', email, passwordHash: former, now: now() } as const
    await enqueue(transaction, LINK_QUEUE, { link_id: await createLink(transaction, keyring, link) })
  })
}

/** Has a link sent by which a new password can be chosen, if there is an account of this address. */
export async function askReset(dependencies: Omit<SignUpDependencies, 'passwords'>, email: string): Promise<void> {
  const { database, keyring, enqueue, now } = dependencies
  await database.transaction(async (transaction) => {
    const link = { purpose: 'reset', email, now: now() } as const
    await enqueue(transaction, LINK_QUEUE, { link_id: await createLink(transaction, keyring, link) })
  })
}

export type Confirmation = { kind: 'unknown' | 'wrong-password' | 'taken' } | { kind: 'confirmed'; account: Account }

/**
 * Makes the account of a sign-up. The password of the sign-up is asked for again: somebody else may have typed the address, and whoever
 * reads its mail would confirm an account that the other can open.
 */
export async function confirmSignUp(
  dependencies: Omit<SignUpDependencies, 'enqueue'>,
  token: string,
  password: string,
): Promise<Confirmation> {
  const { database, keyring, passwords, now } = dependencies
  const asked = { token, purpose: 'sign-up', now: now() } as const
  const link = await database.run((connection) => findLink(connection, keyring.lookup, asked))
  if (!link?.passwordHash) return { kind: 'unknown' }
  const { passwordHash } = link
  if (!(await passwords.isRight(password, passwordHash))) return { kind: 'wrong-password' }
  return database.transaction(async (transaction) => {
    // Of two at once, one finds it.
    const still = await findLink(transaction, keyring.lookup, asked)
    if (!still) return { kind: 'unknown' }
    const email = readLinkEmail(keyring, still)
    const account = await createAccount(transaction, keyring, { email, passwordHash, now: now() })
    await forgetLinks(transaction, still.emailKey, 'sign-up')
    return account ? { kind: 'confirmed', account } : { kind: 'taken' }
  })
}

/** Whether a link can still be used: looked at, and nothing changed. */
export async function isLinkGood(
  { database, keyring, now }: Omit<SignUpDependencies, 'enqueue' | 'passwords'>,
  token: string,
  purpose: 'sign-up' | 'reset',
): Promise<boolean> {
  const asked = { token, purpose, now: now() }
  return (await database.run((connection) => findLink(connection, keyring.lookup, asked))) !== undefined
}

/** Sets a new password by a link, which is then used up, and ends all sessions. @returns undefined for a link that is no good */
export async function resetPassword(
  dependencies: Omit<SignUpDependencies, 'enqueue'>,
  token: string,
  password: string,
): Promise<Account | undefined> {
  const { database, keyring, passwords, now } = dependencies
  if (!(await isLinkGood(dependencies, token, 'reset'))) return undefined
  const passwordHash = await passwords.hash(password)
  return database.transaction(async (transaction) => {
    const link = await findLink(transaction, keyring.lookup, { token, purpose: 'reset', now: now() })
    if (!link) return undefined
    await forgetLinks(transaction, link.emailKey, 'reset')
    const account = await findAccountByEmail(transaction, keyring.lookup, readLinkEmail(keyring, link))
    if (!account || account.deactivatedAt !== null) return undefined
    await setPassword(transaction, account.id, passwordHash)
    return account
  })
}
