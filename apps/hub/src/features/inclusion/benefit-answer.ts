// What an answer or an error of API Particulier means for a person, and when it is asked again. Pure.
import {
  AuthenticationError,
  type BenefitOutcome,
  ConflictError,
  type HubError,
  InvalidRequestError,
  PermissionError,
  RateLimitError,
  ServerError,
} from '@hub/api-particulier-client'
import { type CertificationResult, NO_BENEFIT } from './certifiers.js'

export interface BenefitAnswer {
  result: CertificationResult
  /** The identity was recognised, which certifies it. */
  isCertified: boolean
}

const HOUR = 3_600_000
/** Twice, half a day apart; then once a week. */
const QUICK_RETRIES = 2
const QUICK_DELAY = 12 * HOUR
const SLOW_DELAY = 7 * 24 * HOUR

export function readAnswer(outcome: BenefitOutcome): BenefitAnswer {
  switch (outcome.outcome) {
    case 'beneficiary':
      return {
        result: { outcome: 'beneficiary', code: null, since: outcome.since, increased: outcome.increased ?? null },
        isCertified: true,
      }
    case 'notBeneficiary':
      return { result: { outcome: 'not_beneficiary', code: outcome.code ?? null, ...NO_BENEFIT }, isCertified: true }
    default:
      return { result: { outcome: 'identity_not_found', code: null, ...NO_BENEFIT }, isCertified: false }
  }
}

/** What API Particulier may find wrong with the civil status of one person: name, first names, birth date, sex, birth place. */
const OF_THE_PERSON: ReadonlySet<unknown> = new Set(['00361', '00362', '00363', '00364', '00365', '00367'])

/** Whether a value of this person, such as a birth place that does not exist, is what API Particulier refuses. */
export function isAboutPerson(error: HubError): boolean {
  return InvalidRequestError.isInstance(error) && error.status === 422 && OF_THE_PERSON.has(error.code)
}

/** The configuration of the hub, or a request of ours, is wrong: it is the same for everybody. */
export function isMisconfigured(error: HubError): boolean {
  if (InvalidRequestError.isInstance(error)) return !error.isRetryable && !isAboutPerson(error)
  return AuthenticationError.isInstance(error) || PermissionError.isInstance(error)
}

/** Nobody may be asked about for a while: a 409 or a 429, or one that lasts. */
export function isSilence(error: HubError): boolean {
  return RateLimitError.isInstance(error) || ConflictError.isInstance(error)
}

/** A provider will answer so again, or a value of the person is refused: there is an answer, and it says nothing of the benefit. */
export function readPermanent(error: HubError): BenefitAnswer | undefined {
  const isPermanent = ServerError.isInstance(error) && !error.isRetryable
  if (!isPermanent && !isAboutPerson(error)) return undefined
  return { result: { outcome: 'refused', code: error.code ?? null, ...NO_BENEFIT }, isCertified: false }
}

/** Milliseconds after which it is asked again: as the service says, else half a day twice, then a week. */
export function getRetryDelay(error: HubError | undefined, attempts: number): number {
  const isTold = RateLimitError.isInstance(error) || ConflictError.isInstance(error) || ServerError.isInstance(error)
  if (isTold && error.retryAfter !== null) return error.retryAfter * 1_000
  return error !== undefined && attempts <= QUICK_RETRIES ? QUICK_DELAY : SLOW_DELAY
}
