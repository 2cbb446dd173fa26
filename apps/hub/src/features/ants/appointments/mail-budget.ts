import type { Connection, Database } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { canonicalEmail } from './email-address.js'

/** Mails that citizens may cause, in any 24 hours, to one address that is not confirmed yet. */
const MAILS_PER_DAY = 10
/** The same for links to a contact's pages, and how often one is still sent afterwards, so that no stranger can lock the contact out. */
const LINKS_PER_DAY = 10
const FURTHER_LINKS_PER_HOUR = 1
const HOUR = 60
const DAY = 24 * HOUR

export interface MailBudget {
  /**
   * Counts one mail to each of these addresses, in the transaction that causes them.
   * @returns milliseconds to wait for each, in their order; 0 when the mail may be sent
   */
  take(transaction: Connection, addresses: readonly string[]): Promise<number[]>
  /** Counts a mail with a link to a contact's pages, and returns whether it may be sent. */
  takeLink(transaction: Connection, address: string): Promise<boolean>
}

/** Limits mail over all appointments and all processes: the hub can be misused to write to a stranger a few times only. */
export function createMailBudget(dependencies: { database: Database; lookup: Lookup }): MailBudget {
  const create = (name: string, limit: number, windowMinutes: number) =>
    createSharedRateLimiter({ ...dependencies, name, limit, windowMinutes })
  const limiter = create('mails to an address', MAILS_PER_DAY, DAY)
  const links = create('links to an address', LINKS_PER_DAY, DAY)
  const furtherLinks = create('further links to an address', FURTHER_LINKS_PER_HOUR, HOUR)
  return {
    async take(transaction, addresses) {
      const waits = new Map<string, number>()
      // Two transactions that write to the same two addresses take them in the same order.
      for (const address of [...new Set(addresses.map(canonicalEmail))].toSorted()) {
        waits.set(address, await limiter.take(address, transaction))
      }
      return addresses.map((address) => waits.get(canonicalEmail(address)) ?? 0)
    },
    async takeLink(transaction, address) {
      const key = canonicalEmail(address)
      return (await links.take(key, transaction)) === 0 || (await furtherLinks.take(key, transaction)) === 0
    },
  }
}
