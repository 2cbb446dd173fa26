// A form that was accepted is remembered for a day, so that sending it again (a double click, a reload, a second tab) shows what it
// did instead of doing it again.
import { randomUUID } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Connection, Database } from '../database/database.js'
import { Undone } from '../database/database-error.js'
import { idempotencyKeys } from '../database/tables.js'
import type { Cipher } from '../encryption/cipher.js'
import type { Lookup } from '../encryption/lookup-key.js'
import { answerAssociatedData } from '../partners/idempotency.js'

const REPLAYED = 303
const DAY_AGO = sql`now() - interval '24 hours'`

/** The form was accepted meanwhile: this second submission is rolled back. */
export class FormAlreadySubmitted extends Undone<'form_used'> {
  constructor() {
    super('form_used')
  }
}

/** One form as it was sent. */
export interface SubmittedForm {
  /** Random, created with the form; empty when it was not sent, and then nothing is remembered. */
  nonce: string
  /** What was filled in: tells whether the form was changed in between. */
  content: unknown
}

export interface SubmittedForms {
  /** The result of the form when it was accepted before; `isSame`: with the same content. */
  find(form: SubmittedForm): Promise<{ result: string; isSame: boolean } | undefined>
  /** The same, when only the nonce is known. */
  findResult(nonce: string): Promise<string | undefined>
  /**
   * Remembers, in the transaction that does what the form asks, what that was.
   * @param result text by which it is found again
   * @throws {FormAlreadySubmitted} when the form was accepted meanwhile, which undoes the second time
   */
  remember(transaction: Connection, form: SubmittedForm, result: string): Promise<void>
}

export interface SubmittedFormsOptions {
  database: Database
  cipher: Cipher
  /** Keyed: what was typed cannot be guessed from its digest. */
  lookup: Lookup
  /** Separates these forms from those of other features. */
  owner: string
  /** What is asked: `POST /rdv`. */
  route: string
}

export function createSubmittedForms(options: SubmittedFormsOptions): SubmittedForms {
  const { database, cipher, lookup, owner: itsOwner, route: itsRoute } = options
  const createKey = (nonce: string): string => lookup(JSON.stringify(['form', nonce]))
  const hashContent = (content: unknown): string => lookup(JSON.stringify(['form', content]))
  const { owner, route, keyHash, createdAt, claim } = idempotencyKeys

  async function read(nonce: string): Promise<{ result: string; bodyHash: string } | undefined> {
    if (nonce === '') return undefined
    const row = { owner: itsOwner, route: itsRoute, keyHash: createKey(nonce) }
    const isRow = and(eq(owner, row.owner), eq(route, row.route), eq(keyHash, row.keyHash))
    const [found] = await database.run((connection) =>
      connection
        .select()
        .from(idempotencyKeys)
        .where(and(isRow, gt(createdAt, DAY_AGO))),
    )
    if (found?.responseBody == null) return undefined
    return { result: cipher.decrypt(found.responseBody, answerAssociatedData(row)), bodyHash: found.bodyHash }
  }

  return {
    async find({ nonce, content }) {
      const used = await read(nonce)
      return used && { result: used.result, isSame: used.bodyHash === hashContent(content) }
    },
    findResult: async (nonce) => (await read(nonce))?.result,
    async remember(transaction, { nonce, content }, result) {
      if (nonce === '') return
      const row = { owner: itsOwner, route: itsRoute, keyHash: createKey(nonce) }
      const use = {
        bodyHash: hashContent(content),
        claim: randomUUID(),
        claimedUntil: sql`now()`,
        responseStatus: REPLAYED,
        responseBody: cipher.encrypt(result, answerAssociatedData(row)),
        createdAt: sql`now()`,
      }
      const remembered = await transaction
        .insert(idempotencyKeys)
        .values({ ...row, ...use })
        // A use that is a day old may still be there, until the next purge.
        .onConflictDoUpdate({ target: [owner, route, keyHash], set: use, setWhere: lte(createdAt, DAY_AGO) })
        .returning({ claim })
      if (remembered.length === 0) throw new FormAlreadySubmitted()
    },
  }
}
