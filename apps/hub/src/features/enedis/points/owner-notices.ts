// Who has a point is told when somebody else asks for it: once a day, whatever the others do.
import { randomUUID } from 'node:crypto'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import type { SiteDependencies } from '../dependencies.js'
import { NOTICE_QUEUE } from '../mails/link-mails.js'

const NOTICES = { limit: 1, windowMinutes: 1_440 }

/** `proven`: with an account that knows the contract. `consented`: by a consent given with another account. */
type NoticeReason = 'proven' | 'consented'

export interface OwnerNotices {
  /** @param accountId the owner */
  tell(accountId: string, pointKey: string, reason: NoticeReason): Promise<void>
}

type NoticeDependencies = Pick<SiteDependencies, 'database' | 'keyring' | 'enqueue' | 'sendsMail'>

export function createOwnerNotices({ database, keyring, enqueue, sendsMail }: NoticeDependencies): OwnerNotices {
  const limits = { database, lookup: keyring.lookup, name: 'linky notices of a point', ...NOTICES }
  const notices = createSharedRateLimiter(limits)
  return {
    async tell(accountId, pointKey, reason) {
      if (!sendsMail || (await notices.take(pointKey)) > 0) return
      const notice = { notice_id: randomUUID(), account_id: accountId, reason }
      await database.transaction((transaction) => enqueue(transaction, NOTICE_QUEUE, notice))
    },
  }
}
