// Everything that is kept of an account, for its owner.
import { asc, eq } from 'drizzle-orm'
import { type Account, readEmail } from '../accounts/accounts.js'
import { linkyConsents, linkySessions, linkyUsage } from '../tables.js'
import type { PagesDependencies } from './dependencies.js'

type Row = Readonly<Record<string, string | number | null>>

export interface ExportedAccount {
  account: Row
  usage_points: readonly Row[]
  consents: readonly Row[]
  sessions: readonly Row[]
  usage: readonly Row[]
}

const toText = (instant: Date | null): string | null => instant?.toISOString() ?? null

/** Of a point that waits for its proof no number is given: it may be that of somebody else. */
export async function exportAccount(dependencies: PagesDependencies, account: Account): Promise<ExportedAccount> {
  const { database, keyring, points } = dependencies
  const { id } = account
  const own = await points.list(id)
  return database.run(async (connection) => {
    const consents = await connection
      .select()
      .from(linkyConsents)
      .where(eq(linkyConsents.accountId, id))
      .orderBy(asc(linkyConsents.createdAt))
    const sessions = await connection.select().from(linkySessions).where(eq(linkySessions.accountId, id))
    const usage = await connection
      .select()
      .from(linkyUsage)
      .where(eq(linkyUsage.accountId, id))
      .orderBy(asc(linkyUsage.day))
    return {
      account: {
        email: readEmail(keyring, account),
        created_at: toText(account.createdAt),
        client_id: account.clientId,
        api_key_created_at: toText(account.keyCreatedAt),
      },
      usage_points: own.map((point) => ({
        usage_point_id: point.status === 'pending' ? null : point.point,
        status: point.status,
        consent_given_at: toText(point.consentedAt),
        consent_expires_at: toText(point.expiresAt),
        version: point.generation,
      })),
      consents: consents.map(({ createdAt, usedAt, outcome, found, created }) => ({
        created_at: toText(createdAt),
        finished_at: toText(usedAt),
        outcome,
        found,
        created,
      })),
      sessions: sessions.map(({ createdAt, expiresAt }) => ({
        created_at: toText(createdAt),
        expires_at: toText(expiresAt),
      })),
      usage: usage.map(({ day, upstream, cached }) => ({ day, upstream, cached })),
    }
  })
}

/** One line for each value, so that any spreadsheet can filter them. */
export function toCsv(exported: ExportedAccount): string {
  const lines = [['section', 'number', 'name', 'value']]
  for (const [section, rows] of Object.entries(exported) as [string, Row | readonly Row[]][]) {
    const list: readonly Row[] = Array.isArray(rows) ? rows : [rows as Row]
    for (const [index, row] of list.entries()) {
      for (const [name, value] of Object.entries(row))
        lines.push([section, String(index + 1), name, String(value ?? '')])
    }
  }
  return `${lines.map((cells) => cells.map(toCell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where it must be; a spreadsheet takes what begins with a sign for a formula. */
export function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
