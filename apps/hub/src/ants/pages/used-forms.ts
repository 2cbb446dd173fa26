// A form that booked is remembered for a day, so that sending it again (a double click, a reload, a second tab) shows the
// appointment it took instead of taking another.
import { randomUUID } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Cipher } from '../../platform/crypto.js'
import type { Database } from '../../platform/database.js'
import { Undone } from '../../platform/database-error.js'
import { placeOf } from '../../platform/idempotency.js'
import type { Lookup } from '../../platform/lookup-key.js'
import { idempotencyKeys } from '../../platform/tables.js'
import type { BeforeCommit } from '../appointments/appointments.js'
import type { BookRequest } from '../appointments/types.js'
import { tokenOf } from './paths.js'

const OWNER = 'citizens'
const ROUTE = 'POST /rdv'
const REPLAYED = 303
const DAY_AGO = sql`now() - interval '24 hours'`

/** The form booked meanwhile: this second booking is undone. */
export class FormUsed extends Undone<'form_used'> {
  constructor() {
    super('form_used')
  }
}

/** One form as it was sent. */
export interface SentForm {
  /** Made with the form; empty when it was not sent, and then nothing is remembered. */
  nonce: string
  request: BookRequest
}

export interface UsedForms {
  /** The appointment's token when this form already booked; `isSame` says whether it was filled in the same way. */
  find(form: SentForm): Promise<{ token: string; isSame: boolean } | undefined>
  /**
   * Remembers, in the booking's transaction, what the form booked.
   * @throws {FormUsed} when the form booked meanwhile, which undoes the second booking
   */
  remember(form: SentForm): BeforeCommit
}

interface UsedFormsDependencies {
  database: Database
  cipher: Cipher
  /** Keyed: what was typed cannot be guessed from its digest. */
  lookup: Lookup
}

export function createUsedForms({ database, cipher, lookup }: UsedFormsDependencies): UsedForms {
  const keyOf = ({ nonce }: SentForm): string => lookup(JSON.stringify(['form', nonce]))
  const bodyOf = ({ request }: SentForm): string => lookup(JSON.stringify(['form', request]))
  const { owner, route, keyHash, createdAt, claim } = idempotencyKeys

  return {
    async find(form) {
      if (form.nonce === '') return undefined
      const key = keyOf(form)
      const [row] = await database.run((connection) =>
        connection
          .select()
          .from(idempotencyKeys)
          .where(and(eq(owner, OWNER), eq(route, ROUTE), eq(keyHash, key), gt(createdAt, DAY_AGO))),
      )
      if (row?.responseBody == null) return undefined
      return {
        token: cipher.open(row.responseBody, placeOf({ owner: OWNER, route: ROUTE, keyHash: key })),
        isSame: row.bodyHash === bodyOf(form),
      }
    },
    remember(form) {
      return async (transaction, appointment) => {
        if (form.nonce === '') return
        const row = { owner: OWNER, route: ROUTE, keyHash: keyOf(form) }
        const use = {
          bodyHash: bodyOf(form),
          claim: randomUUID(),
          claimedUntil: sql`now()`,
          responseStatus: REPLAYED,
          responseBody: cipher.seal(tokenOf(appointment.applications[0]?.management_url ?? ''), placeOf(row)),
          createdAt: sql`now()`,
        }
        const remembered = await transaction
          .insert(idempotencyKeys)
          .values({ ...row, ...use })
          // A use that is a day old may still be there, until the next purge.
          .onConflictDoUpdate({ target: [owner, route, keyHash], set: use, setWhere: lte(createdAt, DAY_AGO) })
          .returning({ claim })
        if (remembered.length === 0) throw new FormUsed()
      }
    },
  }
}
