import type { Database } from '../../../platform/database/database.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import { writeOnce, writeSetting } from '../../../platform/database/settings.js'
import { appointmentApplications } from '../appointments/tables.js'

const SETTING = 'ants_upstream'

/**
 * A database remembers whether it declares to ANTS or to a simulator: the states of one must never pass for those of the other, and
 * invented numbers never be declared. The mode alone does not show this, since a live hub may simulate some of its features. As long as
 * no appointment holds a number, the other one may be chosen.
 * @throws {OperatorError} when numbers of this database belong to the other ANTS.
 */
export async function claimUpstream(database: Database, isLive: boolean): Promise<void> {
  const wanted = isLive ? 'live' : 'simulated'
  await database.transaction(async (transaction) => {
    const remembered = await writeOnce(transaction, SETTING, wanted)
    if (remembered === wanted) return
    if ((await transaction.$count(appointmentApplications)) > 0) {
      throw new OperatorError(
        `The appointments of this database belong to a ${remembered} ANTS and this hub has a ${wanted} one: use another database (DATABASE_URL or HUB_DATA_DIR), or ${isLive ? 'take ants out of' : 'name ants in'} HUB_UPSTREAMS.`,
      )
    }
    await writeSetting(transaction, SETTING, wanted)
  })
}
