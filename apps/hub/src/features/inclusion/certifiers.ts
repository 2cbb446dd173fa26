// Who can certify a person: one function each, by the name of the certifier.
import type { Database } from '../../platform/database/database.js'
import { HttpProblem } from '../../platform/http/http-problem.js'
import type { Benefit } from './benefit.js'
import type { JobSeeker } from './job-seeker-store.js'

/** What a certifier is asked. */
export interface CertificationRequest {
  certifier: 'france_travail' | 'api_particulier'
  benefit?: Benefit | undefined
  consented_at: string
}

export interface CertificationResult {
  outcome:
    | 'certified'
    | 'refused'
    | 'beneficiary'
    | 'not_beneficiary'
    | 'identity_not_found'
    /** The service does not answer: it is asked again. */
    | 'pending'
  code: string | null
  since: string | null
  increased: boolean | null
}

/** 502: a matter of the operator. It is asked again once that is mended. */
export function certifierMisconfigured(service: string): HttpProblem {
  return new HttpProblem(502, 'certifier_misconfigured', `${service} refuses this hub: its operator must look.`)
}

export const NO_BENEFIT = { since: null, increased: null }

/** @throws {HttpProblem} 422 when something is missing of the person: nothing was sent */
export type Certifier = (
  jobSeeker: JobSeeker,
  request: CertificationRequest,
  signal: AbortSignal,
) => Promise<CertificationResult>

type CertifierName = CertificationRequest['certifier']

/** Those of the features that are open, by the database that they work on: features do not know each other. */
const open = new WeakMap<Database, Map<CertifierName, Certifier>>()

/** A feature that certifies people says so when it is opened. */
export function registerCertifier(database: Database, name: CertifierName, certifier: Certifier): void {
  const certifiers = open.get(database) ?? new Map<CertifierName, Certifier>()
  open.set(database, certifiers.set(name, certifier))
}

/** @returns undefined when the feature is not enabled */
export function findCertifier(database: Database, name: CertifierName): Certifier | undefined {
  return open.get(database)?.get(name)
}
