// Certification at the request of a partner, by a search at France Travail.
import { eq } from 'drizzle-orm'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { startAgain } from '../../platform/jobs/attempt-rows.js'
import type { Logger } from '../../platform/process/logging.js'
import { type Certifier, certifierMisconfigured, NO_BENEFIT } from './certifiers.js'
import { certify, type CertifyOptions } from './certify.js'
import { refuseField } from './check-request.js'
import { findMissing } from './person.js'
import { jobSeekers } from './tables.js'

/** Without an answer the job certify-job-seekers asks again, at its next pass; 502 when France Travail refuses the hub itself. */
export function createFranceTravailCertifier(options: CertifyOptions & { logger: Logger }): Certifier {
  const { database, logger } = options
  return async (jobSeeker, { benefit }, signal) => {
    if (benefit !== undefined) refuseField('/benefit', 'is of api_particulier only')
    const missing = findMissing(jobSeeker.person)
    if (missing.length > 0)
      throw invalidRequest(
        missing.map((field) => ({
          in: 'body' as const,
          pointer: '',
          message: `${field} of the person is missing: put it first`,
        })),
      )
    const outcome = await certify({ ...options, signal }, jobSeeker)
    if (outcome.kind === 'certified') return { outcome: 'certified', code: null, ...NO_BENEFIT }
    if (outcome.kind === 'refused') return { outcome: 'refused', code: outcome.code, ...NO_BENEFIT }
    await database.run((connection) =>
      connection
        .update(jobSeekers)
        .set({ isSearchWanted: true, ...startAgain() })
        .where(eq(jobSeekers.id, jobSeeker.id)),
    )
    if (outcome.kind === 'failed') {
      const { code, status, run } = outcome.failure
      if (run === 'stop') {
        logger.error?.('France Travail refuses the application', { code, status: status ?? undefined })
        throw certifierMisconfigured('France Travail')
      }
      logger.warn?.('certification is pending', { code, status: status ?? undefined })
    }
    return { outcome: 'pending', code: null, ...NO_BENEFIT }
  }
}
