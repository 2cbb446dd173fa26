import { HubError } from '@hub/http'
import { DatabaseError } from '../../../platform/database/database-error.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import type { SiteDependencies } from '../dependencies.js'
import type { Quotas } from '../readings/quotas.js'
import { findProofCost, isProofRight, type Proof } from './holder.js'
import type { OwnerNotices } from './owner-notices.js'
import type { Point, Points } from './points.js'

const DAY_MINUTES = 1_440
/** Tries a day: of an account for a point, and of all accounts together for it. */
const OF_ACCOUNT = { limit: 3, windowMinutes: DAY_MINUTES }
const OF_POINT = { limit: 10, windowMinutes: DAY_MINUTES }

/** `wrong` says of nothing which part it was; `busy`: Enedis does not answer, and no try is lost but the one. */
export type ProofOutcome = 'proven' | 'wrong' | 'too-often' | 'quota' | 'owned' | 'unavailable'

export interface HoldingProofs {
  prove(point: Point, proof: Proof): Promise<ProofOutcome>
}

type ProofDependencies = Pick<SiteDependencies, 'config' | 'database' | 'keyring' | 'upstream' | 'logger'>

export function createHoldingProofs(
  dependencies: ProofDependencies & { points: Points; quotas: Quotas; notices: OwnerNotices },
): HoldingProofs {
  const { config, database, keyring, upstream, points, quotas, notices, logger } = dependencies
  const cost = findProofCost(config.apiMode)
  const shared = { database, lookup: keyring.lookup }
  const ofAccount = createSharedRateLimiter({ ...shared, name: 'linky proofs of an account', ...OF_ACCOUNT })
  const ofPoint = createSharedRateLimiter({ ...shared, name: 'linky proofs of a point', ...OF_POINT })

  /** Of two accounts that prove the same at once, the first has the point. */
  async function activate(point: Point): Promise<boolean> {
    try {
      return await database.transaction((transaction) => points.activate(transaction, point))
    } catch (error) {
      if (error instanceof DatabaseError && error.constraint === 'linky_points_owner') return false
      throw error
    }
  }

  return {
    async prove(point, proof) {
      const { accountId, pointKey } = point
      const wait = (await ofAccount.take(JSON.stringify([accountId, pointKey]))) || (await ofPoint.take(pointKey))
      if (wait > 0) return 'too-often'
      if (!(await quotas.take(accountId, 'upstream', cost))) return 'quota'
      try {
        if (!(await isProofRight(upstream.client, point.point, proof))) return 'wrong'
      } catch (error) {
        if (!HubError.isInstance(error)) throw error
        logger.warn?.('linky proof not checked', { code: error.code, status: error.status })
        return 'unavailable'
      }
      if (await activate(point)) return 'proven'
      const owner = await database.run((connection) => points.findOtherOwner(connection, accountId, pointKey))
      if (owner !== undefined) await notices.tell(owner, pointKey, 'proven')
      return 'owned'
    },
  }
}
