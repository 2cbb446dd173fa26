import { eq } from 'drizzle-orm'
import type { Cipher } from '../../../platform/encryption/cipher.js'
import type { Database } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { createContactGrants } from './contact-grants.js'
import { createAddressKey, type ContactLink, findLink, useLink } from './contact-links.js'
import { decryptContact } from './contact-encryption.js'
import { appointments } from './tables.js'

export interface Entered {
  /** Secret of the grant, for the cookie of the browser. */
  secret: string
  link: ContactLink
}

/**
 * Lets in who followed a link to a contact's pages; the link is used up.
 * @returns undefined when the link opens nothing, or was sent to an address that is no longer the contact's
 */
export function enterByLink(
  { database, cipher, lookup }: { database: Database; cipher: Cipher; lookup: Lookup },
  { token, secret }: { token: string; secret: string },
): Promise<Entered | undefined> {
  const grants = createContactGrants(lookup)
  const followed = { purpose: 'access', token, secret } as const
  return database.transaction(async (transaction) => {
    const found = await findLink(transaction, lookup, followed)
    if (!found) return undefined
    const isThis = eq(appointments.id, found.appointmentId)
    // Locked before the link, in the same order as in every change of an appointment.
    const [row] = await transaction.select().from(appointments).where(isThis).for('update')
    const link = row && (await useLink(transaction, lookup, followed))
    const reached = row && decryptContact(cipher, row.id, row.confirmedContact ?? row.contact)
    if (!link || !reached || createAddressKey(lookup, reached.email) !== link.addressKey) return undefined
    await transaction.update(appointments).set({ isAddressProven: true }).where(isThis)
    return { secret: await grants.grant(transaction, token), link }
  })
}
