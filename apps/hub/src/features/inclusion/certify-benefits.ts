// The job certify-benefits: what API Particulier did not answer, or could not recognise, once its time has come.
import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { HttpProblem } from '../../platform/http/http-problem.js'
import { OperatorError } from '../../platform/process/operator-error.js'
import { isClaimableNow } from '../../platform/jobs/attempt-rows.js'
import { endLease, takeLease } from '../../platform/jobs/lease-rows.js'
import { askBenefit, type BenefitOptions, findMissingStatus, postpone } from './api-particulier-certifier.js'
import { getRetryDelay } from './benefit-answer.js'
import { UNREADABLE } from './failure.js'
import { readJobSeeker } from './job-seeker-store.js'
import { benefitCertifications } from './tables.js'

export type BenefitCounts = Record<'answered' | 'pending', number>

const BATCH = 200
/** Longer than a call and its waits may take. */
const LEASE = 120_000

/** One pass. Ends when API Particulier refuses the hub itself, and when it asks for silence. */
export async function certifyBenefits(options: BenefitOptions, stop: AbortSignal): Promise<BenefitCounts> {
  const { database, keyring, logger } = options
  const counts = { answered: 0, pending: 0 }
  const { isDue, nextAttemptAt } = benefitCertifications
  const due = await database.run((connection) =>
    connection
      .select()
      .from(benefitCertifications)
      .where(and(eq(isDue, true), isClaimableNow(benefitCertifications, 0)))
      .orderBy(asc(nextAttemptAt))
      .limit(BATCH),
  )
  for (const { jobSeekerId, benefit, attempts } of due) {
    if (stop.aborted) return counts
    const owner = randomUUID()
    const isThis = and(eq(benefitCertifications.jobSeekerId, jobSeekerId), eq(benefitCertifications.benefit, benefit))
    const where = and(isThis, eq(isDue, true))
    const isTaken = await database.run((connection) =>
      takeLease(connection, benefitCertifications, { where, owner, duration: LEASE }),
    )
    if (!isTaken) continue
    /** This one cannot be asked about now; the others can. */
    const later = async (code: string): Promise<void> => {
      counts.pending += 1
      await postpone(options, jobSeekerId, benefit, { attempts, delay: getRetryDelay(undefined, attempts), code })
    }
    try {
      const jobSeeker = await database.run((connection) => readJobSeeker(connection, keyring, jobSeekerId))
      if (!jobSeeker) continue
      if (findMissingStatus(jobSeeker.person).length > 0) {
        await later('missing_user_data')
        continue
      }
      const { result, isSilenced } = await askBenefit(options, jobSeeker, benefit, {
        signal: stop,
        attempts: attempts + 1,
      })
      counts[result.outcome === 'pending' ? 'pending' : 'answered'] += 1
      if (isSilenced) return counts
    } catch (error) {
      if (error instanceof HttpProblem) return counts
      if (!(error instanceof OperatorError)) throw error
      // What is stored of this person cannot be decrypted: the others are asked about all the same.
      logger.error?.('a person cannot be decrypted', { code: UNREADABLE.code })
      await later(UNREADABLE.code)
    } finally {
      await database.run((connection) => endLease(connection, benefitCertifications, { where: isThis, owner }))
    }
  }
  return counts
}
