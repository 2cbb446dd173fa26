// Certification of a benefit by API Particulier, at the request of a partner and again while it does not answer.
import { type ApiParticulierClient, type CivilPerson, HubError } from '@hub/api-particulier-client'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { NO_FAILURE } from '../../platform/jobs/attempt.js'
import type { Logger } from '../../platform/process/logging.js'
import type { Benefit } from './benefit.js'
import {
  type BenefitAnswer,
  getRetryDelay,
  isAboutPerson,
  isMisconfigured,
  isSilence,
  readAnswer,
  readPermanent,
} from './benefit-answer.js'
import { type CertificationResult, type Certifier, certifierMisconfigured, NO_BENEFIT } from './certifiers.js'
import { refuseField } from './check-request.js'
import { type JobSeeker, readJobSeeker, recordCertification } from './job-seeker-store.js'
import { getSentName, type Person, type PersonField } from './person.js'
import { benefitCertifications } from './tables.js'

export interface BenefitOptions {
  database: Database
  keyring: Keyring
  apiParticulier: Pick<ApiParticulierClient, 'getRsa' | 'getAah' | 'getAsf'>
  logger: Logger
  /** Epoch milliseconds. */
  now: () => number
}

const FRANCE = '99100'
/** Milliseconds: by then somebody may have mended the configuration. */
const MISCONFIGURED_DELAY = 3_600_000
const METHODS = { rsa: 'getRsa', aah: 'getAah', asf: 'getAsf' } as const
/** Before the first answer. */
export const PENDING: CertificationResult = { outcome: 'pending', code: null, ...NO_BENEFIT }

export const resultAssociatedData = (jobSeekerId: string, benefit: string): string =>
  `benefit_certifications.result:${jobSeekerId} ${benefit}`

export function createApiParticulierCertifier(options: BenefitOptions): Certifier {
  return async (jobSeeker, { benefit, consented_at }, signal) => {
    if (benefit === undefined) refuseField('/benefit', 'must be rsa, aah or asf')
    const missing = findMissingStatus(jobSeeker.person)
    if (missing.length > 0)
      throw invalidRequest(
        missing.map((field) => ({
          in: 'body',
          pointer: '',
          message: `${field} of the person is missing: put it first`,
        })),
      )
    await remember(options, jobSeeker.id, benefit, consented_at)
    return (await askBenefit(options, jobSeeker, benefit, { signal, attempts: 1 })).result
  }
}

export interface Asked {
  result: CertificationResult
  /** API Particulier asks for silence (409, 429): nobody is asked about before that is over. */
  isSilenced: boolean
}

/**
 * Asks for one benefit and keeps what comes of it.
 *
 * @throws {HttpProblem} 502 when API Particulier refuses the hub itself: it is asked again in an hour
 */
export async function askBenefit(
  options: BenefitOptions,
  jobSeeker: JobSeeker,
  benefit: Benefit,
  { signal, attempts }: { signal: AbortSignal; attempts: number },
): Promise<Asked> {
  const { apiParticulier, logger } = options
  const answered = async (answer: BenefitAnswer): Promise<Asked> => ({
    result: await keep(options, jobSeeker, benefit, answer),
    isSilenced: false,
  })
  try {
    const outcome = await apiParticulier[METHODS[benefit]](toCivilPerson(jobSeeker.person), { signal })
    return await answered(readAnswer(outcome))
  } catch (error) {
    if (!HubError.isInstance(error)) throw error
    const { code, status } = error
    // What is known to be missing is never sent: somebody should look at what was.
    if (isAboutPerson(error)) logger.error?.('API Particulier refuses what was sent of a person', { code, status })
    const permanent = readPermanent(error)
    if (permanent) return await answered(permanent)
    if (isMisconfigured(error)) {
      logger.error?.('API Particulier refuses the hub', { code, status })
      await postpone(options, jobSeeker.id, benefit, { attempts: attempts - 1, delay: MISCONFIGURED_DELAY, code })
      throw certifierMisconfigured('API Particulier')
    }
    logger.warn?.('certification is pending', { code, status })
    const isSilenced = isSilence(error)
    const delay = getRetryDelay(error, attempts)
    // Silence is no failure of this request.
    const counted = isSilenced ? attempts - 1 : attempts
    await postpone(options, jobSeeker.id, benefit, { attempts: counted, delay, code: code ?? error.name })
    return { result: PENDING, isSilenced }
  }
}

/** What API Particulier must know, and does not. */
export function findMissingStatus(person: Person): PersonField[] {
  const { first_name, title, birth_date, birth_country, birth_place } = person
  const missing: PersonField[] = []
  if (first_name === null) missing.push('first_name')
  if (getSentName(person) === null) missing.push('birth_name')
  if (title === null) missing.push('title')
  if (birth_date === null) missing.push('birth_date')
  if (birth_country === null) missing.push('birth_country')
  if (birth_country === FRANCE && birth_place === null) missing.push('birth_place')
  return missing
}

function toCivilPerson({ first_name, title, birth_country, ...person }: Person): CivilPerson {
  const { birth_name, last_name, birth_date, birth_place } = person
  const names = { birth_name, last_name, first_name: first_name ?? '' }
  // All are there: they were looked for.
  return { ...names, title: title as CivilPerson['title'], birth_date, birth_country: birth_country ?? '', birth_place }
}

async function remember({ database }: BenefitOptions, jobSeekerId: string, benefit: Benefit, consentedAt: string) {
  const consent = { consentedAt: new Date(consentedAt) }
  await database.run((connection) =>
    connection
      .insert(benefitCertifications)
      .values({ jobSeekerId, benefit, ...consent, isDue: false })
      .onConflictDoUpdate({
        target: [benefitCertifications.jobSeekerId, benefitCertifications.benefit],
        set: consent,
      }),
  )
}

/** Keeps an answer, and the certification of the identity; nothing of somebody who is another by now. */
async function keep(
  { database, keyring, now }: BenefitOptions,
  { id, person }: JobSeeker,
  benefit: Benefit,
  { result, isCertified }: BenefitAnswer,
): Promise<CertificationResult> {
  return database.transaction(async (transaction) => {
    const current = await readJobSeeker(transaction, keyring, id, { lock: true })
    if (current === undefined) return result
    const isSame = JSON.stringify(toCivilPerson(current.person)) === JSON.stringify(toCivilPerson(person))
    const answeredAt = new Date(now())
    // An identity that is not recognised today may be in a week.
    const isDue = !isSame || !isCertified
    const delay = isSame ? getRetryDelay(undefined, 0) : 0
    await transaction
      .update(benefitCertifications)
      .set({
        isDue,
        ...NO_FAILURE,
        nextAttemptAt: new Date(Date.now() + delay),
        ...(isSame && {
          answeredAt,
          result: keyring.cipher.encrypt(JSON.stringify(result), resultAssociatedData(id, benefit)),
        }),
      })
      .where(isThis(id, benefit))
    if (!isSame) return PENDING
    if (isCertified)
      await recordCertification(transaction, { id, certifier: 'api_particulier', certifiedAt: answeredAt })
    return result
  })
}

/** Writes when it is asked again, and why. */
export async function postpone(
  { database }: BenefitOptions,
  id: string,
  benefit: Benefit,
  { attempts, delay, code }: { attempts: number; delay: number; code: string | undefined },
): Promise<void> {
  await database.run((connection) =>
    connection
      .update(benefitCertifications)
      .set({ isDue: true, attempts, lastError: code ?? 'unknown', nextAttemptAt: new Date(Date.now() + delay) })
      .where(isThis(id, benefit)),
  )
}

function isThis(id: string, benefit: Benefit) {
  return and(eq(benefitCertifications.jobSeekerId, id), eq(benefitCertifications.benefit, benefit))
}
