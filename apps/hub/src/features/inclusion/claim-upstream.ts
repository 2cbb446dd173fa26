import { eq, isNotNull, or } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import { writeOnce, writeSetting } from '../../platform/database/settings.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { CERTIFICATION, FRANCE_TRAVAIL } from './partner-feature.js'
import { approvals, benefitCertifications, identityCertifications, jobSeekers } from './tables.js'

interface Upstream {
  setting: string
  /** As it is called in HUB_UPSTREAMS. */
  feature: string
  /** What it knows of this database, and its name. */
  sentence: (remembered: string) => string
  hasBeenAsked: (connection: Connection) => Promise<boolean>
}

const franceTravail: Upstream = {
  setting: 'france_travail_upstream',
  feature: FRANCE_TRAVAIL,
  sentence: (remembered) =>
    `PASS of this database were told to a ${remembered} France Travail, or its people looked for there,`,
  async hasBeenAsked(connection) {
    const { notifiedAt, isUnanswered, isCancelled } = approvals
    // Of a cancelled one it is no longer known whether it had been told.
    const isTold = or(isNotNull(notifiedAt), eq(isUnanswered, true), eq(isCancelled, true))
    const isSearched = or(isNotNull(jobSeekers.idNational), isNotNull(jobSeekers.searchedAt))
    return (await connection.$count(approvals, isTold)) > 0 || (await connection.$count(jobSeekers, isSearched)) > 0
  },
}

const apiParticulier: Upstream = {
  setting: 'api_particulier_upstream',
  feature: CERTIFICATION,
  sentence: (remembered) => `People of this database were certified by a ${remembered} API Particulier`,
  async hasBeenAsked(connection) {
    const isCertified = eq(identityCertifications.certifier, 'api_particulier')
    const isAnswered = isNotNull(benefitCertifications.answeredAt)
    return (
      (await connection.$count(identityCertifications, isCertified)) > 0 ||
      (await connection.$count(benefitCertifications, isAnswered)) > 0
    )
  },
}

/**
 * A database remembers which France Travail it tells: identifiers and outcomes of a simulator must never pass for real ones, nor real people be
 * told to a simulator. As long as no PASS was told and nobody looked for, the other one may be chosen.
 *
 * @throws {OperatorError} when the other one knows people or PASS of this database
 */
export function claimFranceTravail(database: Database, isLive: boolean): Promise<void> {
  return claim(database, isLive, franceTravail)
}

/** The same of API Particulier. @throws {OperatorError} when the other one certified people of this database */
export function claimApiParticulier(database: Database, isLive: boolean): Promise<void> {
  return claim(database, isLive, apiParticulier)
}

async function claim(database: Database, isLive: boolean, upstream: Upstream): Promise<void> {
  const { setting, feature, sentence, hasBeenAsked } = upstream
  const wanted = isLive ? 'live' : 'simulated'
  await database.transaction(async (transaction) => {
    const remembered = await writeOnce(transaction, setting, wanted)
    if (remembered === wanted) return
    if (await hasBeenAsked(transaction)) {
      throw new OperatorError(
        `${sentence(remembered)} and this hub has a ${wanted} one: use another database (DATABASE_URL or HUB_DATA_DIR), or ${isLive ? `take ${feature} out of` : `name ${feature} in`} HUB_UPSTREAMS.`,
      )
    }
    await writeSetting(transaction, setting, wanted)
  })
}
