import { isNotNull } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { writeOnce, writeSetting } from '../../platform/database/settings.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { approvals } from './tables.js'

const SETTING = 'france_travail_upstream'

/**
 * A database remembers which France Travail it tells: identifiers and outcomes of a simulator must never pass for real ones, nor real people be
 * told to a simulator. As long as no PASS was told, the other one may be chosen.
 *
 * @throws {OperatorError} when PASS of this database were told to the other one
 */
export async function claimUpstream(database: Database, isLive: boolean): Promise<void> {
  const wanted = isLive ? 'live' : 'simulated'
  await database.transaction(async (transaction) => {
    const remembered = await writeOnce(transaction, SETTING, wanted)
    if (remembered === wanted) return
    if ((await transaction.$count(approvals, isNotNull(approvals.notifiedAt))) > 0) {
      throw new OperatorError(
        `PASS of this database were told to a ${remembered} France Travail and this hub has a ${wanted} one: use another database (DATABASE_URL or HUB_DATA_DIR), or ${isLive ? 'take france-travail out of' : 'name france-travail in'} HUB_UPSTREAMS.`,
      )
    }
    await writeSetting(transaction, SETTING, wanted)
  })
}
