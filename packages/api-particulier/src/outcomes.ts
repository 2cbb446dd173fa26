import type { AnswerProblem } from '@hub/http'
import { countReasons, parseReasons } from './errors.js'

/** The person has the benefit today. */
export interface Beneficiary {
  outcome: 'beneficiary'
  /** First day, `YYYY-MM-DD`; null when the API does not say. */
  since: string | null
  /** Of the RSA: whether it is increased; absent when the API does not say. */
  increased?: boolean
}

/** The person is known, and does not have the benefit. */
export interface NotBeneficiary {
  outcome: 'notBeneficiary'
  /** `answered`: a file says so. `noFile`: there is no file, which means the same. */
  reason: 'answered' | 'noFile'
  /** Of `noFile`: who has none. */
  code?: string
}

/** The civil status is not recognised: nothing is known of the person. */
export interface IdentityNotFound {
  outcome: 'identityNotFound'
}

export type BenefitOutcome = Beneficiary | NotBeneficiary | IdentityNotFound

interface Answer {
  data: { est_beneficiaire: boolean; date_debut_droit?: string | null; avec_majoration?: boolean | null }
}

/** An answer without its benefit is no answer, whatever `validate` says: nothing may be concluded from it. */
export function findMissingBenefit(answer: unknown): AnswerProblem | undefined {
  const { data } = (answer ?? {}) as Partial<Answer>
  if (typeof data?.est_beneficiaire === 'boolean') return undefined
  return { text: 'the answer does not say whether the person has the benefit', pointers: ['/data/est_beneficiaire'] }
}

/** What a success says. */
export function readBenefit({ data }: Answer): BenefitOutcome {
  const { est_beneficiaire, date_debut_droit, avec_majoration } = data
  if (!est_beneficiaire) return { outcome: 'notBeneficiary', reason: 'answered' }
  const increased = typeof avec_majoration === 'boolean' ? { increased: avec_majoration } : {}
  return { outcome: 'beneficiary', since: date_debut_droit || null, ...increased }
}

const NO_FILE: ReadonlySet<string> = new Set(['10003', '23003', '37003'])
/** The code of "no file" and of a failure; only the title tells them apart (OAS). */
const AMBIGUOUS = '35003'
const NOT_REFERENCED = /allocataire non r[ée]f[ée]renc[ée]/i

/**
 * What a refusal says of the person, by status and code (AP-R4).
 *
 * @returns undefined when it says nothing of the person: it is an error then
 */
export function readRefusedBenefit(status: number, body: unknown): BenefitOutcome | undefined {
  const reasons = parseReasons(body)
  const [first] = reasons
  // One that cannot be read may say anything: nothing is concluded from the others.
  if (!first || countReasons(body) > reasons.length) return undefined
  if (status === 422 && reasons.every(({ code }) => code === '00366')) return { outcome: 'identityNotFound' }
  const hasNoFile = reasons.every(
    ({ code, title }) => NO_FILE.has(code) || (code === AMBIGUOUS && NOT_REFERENCED.test(title?.normalize() ?? '')),
  )
  if (status === 404 && hasNoFile) return { outcome: 'notBeneficiary', reason: 'noFile', code: first.code }
  return undefined
}
