// What API Particulier answered about a person, as partners are shown it.
import { asc, eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { PENDING, resultAssociatedData } from './api-particulier-certifier.js'
import type { CertificationResult } from './certifiers.js'
import { benefitCertifications } from './tables.js'

/** Each benefit that was asked about: the last answer, or `pending` before the first, and when it is asked again. */
export async function readBenefits(
  { database, keyring: { cipher } }: { database: Database; keyring: Keyring },
  id: string,
) {
  const { jobSeekerId, benefit } = benefitCertifications
  const rows = await database.run((connection) =>
    connection.select().from(benefitCertifications).where(eq(jobSeekerId, id)).orderBy(asc(benefit)),
  )
  return rows.map((row) => {
    const { result, answeredAt, isDue, nextAttemptAt } = row
    const { outcome, code, since, increased } =
      result === null ? PENDING : parseResult(cipher.decrypt(result, resultAssociatedData(id, row.benefit)))
    return {
      benefit: row.benefit,
      outcome,
      code,
      since,
      increased,
      answered_at: answeredAt?.toISOString() ?? null,
      next_attempt_at: isDue ? nextAttemptAt.toISOString() : null,
    }
  })
}

/** Encrypted text is ours, as we wrote it. */
function parseResult(text: string): CertificationResult {
  return JSON.parse(text) as CertificationResult
}
