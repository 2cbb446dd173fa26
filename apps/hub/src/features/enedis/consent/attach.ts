// From what Enedis sent back to points of an account: all of them and the outcome in one transaction, or nothing.
import { HubError } from '@hub/http'
import { DatabaseError, Undone } from '../../../platform/database/database-error.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { type Account, readEmail } from '../accounts/accounts.js'
import type { Dependencies } from '../dependencies.js'
import { hasHolderEmail, PATIENT } from '../points/holder.js'
import type { OwnerNotices } from '../points/owner-notices.js'
import type { Points } from '../points/points.js'
import type { Consent, Consents, Outcome } from './consents.js'
import type { ConsentReturn } from './read-return.js'

/** Exchanges of an account: numbers of authorisations can be guessed. */
const EXCHANGES = { limit: 10, windowMinutes: 60 }
/** Times that a list which Enedis has not filled yet is asked for again, after a second and more, while a browser waits. */
const DEFAULT_LIST_RETRIES = 2
const DAY = 86_400_000
/** Of a consent of 36 months. */
const CONSENT_DAYS = 1_095

/** `open`: it can be taken up again. */
export type Attachment = { isOpen: boolean } & Outcome

export interface Attaching {
  attach(account: Account, consent: Consent, returned: ConsentReturn): Promise<Attachment>
}

class FinishedMeanwhile extends Undone<'finished'> {
  constructor() {
    super('finished')
  }
}

type AttachDependencies = Pick<Dependencies, 'config' | 'database' | 'keyring' | 'upstream' | 'logger' | 'now'>

export function createAttaching(
  dependencies: AttachDependencies & {
    consents: Consents
    points: Points
    notices: OwnerNotices
    listRetries?: number | undefined
  },
): Attaching {
  const { config, database, keyring, upstream, consents, points, notices, logger, now } = dependencies
  const { listRetries = DEFAULT_LIST_RETRIES } = dependencies
  const limits = { database, lookup: keyring.lookup, name: 'linky exchanges', ...EXCHANGES }
  const exchanges = createSharedRateLimiter(limits)

  async function discover(returned: ConsentReturn & { kind: 'v1' | 'v2' }): Promise<readonly string[]> {
    const { client } = upstream
    if (returned.kind === 'v2') {
      const { autorisationId } = returned
      const asked = { autorisationId, retries: listRetries }
      return (await client.getAuthorizedUsagePoints(asked, PATIENT)).usagePointIds
    }
    // No description of Enedis has such a list; where it is there, what the browser brought is believed only as far as it agrees.
    if (config.apiMode !== 'v5') return returned.points
    const listed = await client.getUsagePoints(PATIENT).catch(() => undefined)
    if (!listed?.isAvailable) return returned.points
    const both = returned.points.filter((point) => listed.usagePointIds.includes(point))
    if (both.length < returned.points.length) {
      logger.warn?.('linky points of a redirect are not in the list of Enedis', {
        returned: returned.points.length,
        listed: both.length,
      })
    }
    return both
  }

  async function isProven(account: Account, point: string): Promise<boolean> {
    if (config.ownership === 'redirect-only') return true
    try {
      return await hasHolderEmail(upstream.client, point, readEmail(keyring, account))
    } catch (error) {
      if (!HubError.isInstance(error)) throw error
      // The proof page is left.
      return false
    }
  }

  async function store(account: Account, consent: Consent, found: readonly string[]): Promise<Outcome> {
    const proofs = new Map<string, boolean>()
    for (const point of found) proofs.set(point, await isProven(account, point))
    const inOrder = [...proofs].toSorted(([one], [other]) => (one < other ? -1 : 1))
    const owners = new Map<string, string>()
    const stored = await database.transaction(async (transaction) => {
      if (!(await consents.lock(transaction, consent.id))) throw new FinishedMeanwhile()
      for (const [point] of inOrder) {
        const owner = await points.findOtherOwner(transaction, account.id, points.createKey(point))
        if (owner !== undefined) owners.set(point, owner)
      }
      const isRefused = owners.size > 0 && config.ownership === 'redirect-only'
      const outcome: Outcome = isRefused
        ? { outcome: 'pdl_already_exists' }
        : { outcome: 'attached', found: found.length, created: 0 }
      for (const [point, proven] of isRefused ? [] : inOrder) {
        const isNew = await points.attach(transaction, {
          accountId: account.id,
          point,
          generation: consent.generation,
          isProven: proven && !owners.has(point),
          expiresAt: now() + CONSENT_DAYS * DAY,
        })
        if (isNew) outcome.created = (outcome.created ?? 0) + 1
      }
      await consents.finish(transaction, consent.id, outcome)
      return outcome
    })
    // Where a proof is asked for, its owner is told once it is given.
    if (stored.outcome === 'pdl_already_exists') {
      for (const [point, owner] of owners) await notices.tell(owner, points.createKey(point), 'consented')
    }
    return stored
  }

  async function end(consent: Consent, outcome: string): Promise<Attachment> {
    await database.run((connection) => consents.finish(connection, consent.id, { outcome }))
    return { isOpen: false, outcome }
  }

  async function exchange(account: Account, consent: Consent, returned: ConsentReturn & { kind: 'v1' | 'v2' }) {
    if ((await exchanges.take(account.id)) > 0) return { isOpen: true, outcome: 'too_many_exchanges' }
    let found: readonly string[]
    try {
      found = await discover(returned)
    } catch (error) {
      if (!HubError.isInstance(error)) throw error
      const isOver = error.code === 'consent_withdrawn'
      logger.warn?.('linky consent not exchanged', { code: error.code, status: error.status })
      if (isOver) return end(consent, 'no_usage_point_id')
      return { isOpen: true, outcome: error.code === 'consent_pending' ? 'consent_pending' : 'exchange_failed' }
    }
    if (found.length === 0) return end(consent, 'no_usage_point_id')
    return { isOpen: false, ...(await store(account, consent, found)) }
  }

  return {
    async attach(account, consent, returned) {
      switch (returned.kind) {
        case 'failed':
          return end(consent, returned.error)
        case 'malformed':
          return end(consent, 'invalid_pdl_format')
        case 'empty':
          return end(consent, 'no_usage_point_id')
        default:
      }
      try {
        return await exchange(account, consent, returned)
      } catch (error) {
        // Of two at once, the first has the say: of one visit, or of one point.
        const isOwned = error instanceof DatabaseError && error.constraint === 'linky_points_owner'
        if (isOwned) return end(consent, 'pdl_already_exists')
        if (!(error instanceof FinishedMeanwhile)) throw error
        const first = await consents.findById(account.id, consent.id)
        return toAttachment(first ?? consent)
      }
    },
  }
}

export function toAttachment({ outcome, found, created }: Consent): Attachment {
  return {
    isOpen: false,
    outcome: outcome ?? 'exchange_failed',
    found: found ?? undefined,
    created: created ?? undefined,
  }
}
