// Requests for a link to the contact's pages. The typed address is not compared here, so that the answer and its time do not show
// whether it is right.
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { askLink, type AskedLink } from '../appointments/contact-links.js'
import { LINK_QUEUE } from '../mails/contact-links.js'
import type { PagesDependencies } from './dependencies.js'

/** Links that one visitor may ask for: for one appointment while a link is good, and for all in any hour. */
const FOR_ONE = { limit: 5, windowMinutes: 15 }
const FOR_ALL = { limit: 30, windowMinutes: 60 }

export interface LinkAsking {
  /**
   * Has a link sent if `email` is the contact's address.
   * @param address of the visitor, so that the limit holds for each
   * @returns seconds to wait; 0 when it was asked for
   */
  ask(link: Omit<AskedLink, 'purpose'>, address: string): Promise<number>
}

export function createLinkAsking(dependencies: PagesDependencies): LinkAsking {
  const { database, lookup, enqueue } = dependencies
  const forOne = createSharedRateLimiter({ ...dependencies, name: 'links asked for an appointment', ...FOR_ONE })
  const forAll = createSharedRateLimiter({ ...dependencies, name: 'links asked', ...FOR_ALL })
  return {
    async ask(link, address) {
      const wait = (await forOne.take(JSON.stringify([link.appointmentId, address]))) || (await forAll.take(address))
      if (wait > 0) return Math.ceil(wait / 1_000)
      await database.transaction(async (transaction) => {
        const link_id = await askLink(transaction, lookup, { ...link, purpose: 'access' })
        await enqueue(transaction, LINK_QUEUE, { link_id })
      })
      return 0
    },
  }
}
