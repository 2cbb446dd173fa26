// Certification of one person by a search at France Travail.
import { type FranceTravailClient, HubError, type SearchOutcome } from '@hub/france-travail-client'
import type { Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { toFailure } from './failure.js'
import type { JobSeeker } from './job-seeker-store.js'
import { keepFound, keepSearched, mayBeSwapped } from './keep-search.js'
import { type Person, swapNames } from './person.js'

export interface CertifyOptions {
  database: Database
  keyring: Keyring
  franceTravail: Pick<FranceTravailClient, 'searchCertifiedIndividual'>
  /** Epoch milliseconds. */
  now: () => number
  signal?: AbortSignal | undefined
}

export type CertifyOutcome =
  | { kind: 'certified' }
  /** Answered, and nothing to be done about it. */
  | { kind: 'refused'; code: string | null }
  /** NIR or birth date changed meanwhile: what was found is of somebody else. */
  | { kind: 'changed' }
  | { kind: 'failed'; failure: ReturnType<typeof toFailure> }

/** Searches for a person, and once more with the names exchanged where that makes sense. What is found is kept at once. */
export async function certify(options: CertifyOptions, jobSeeker: JobSeeker): Promise<CertifyOutcome> {
  const { person } = jobSeeker
  try {
    const first = await search(options, person)
    if (first.outcome === 'found') return await keep(options, jobSeeker, first.idNationalDE)
    if (mayBeSwapped(first)) {
      const second = await search(options, swapNames(person))
      if (second.outcome === 'found') return await keep(options, jobSeeker, second.idNationalDE, { isSwapped: true })
    }
    await keepSearched(toKeeping(options), jobSeeker)
    return { kind: 'refused', code: first.code }
  } catch (error) {
    if (!HubError.isInstance(error)) throw error
    return { kind: 'failed', failure: toFailure(error) }
  }
}

function search({ franceTravail, signal }: CertifyOptions, person: Person): Promise<SearchOutcome> {
  const { nir, birth_name, last_name, first_name, birth_date } = person
  return franceTravail.searchCertifiedIndividual({ nir, birth_name, last_name, first_name, birth_date }, { signal })
}

async function keep(
  options: CertifyOptions,
  jobSeeker: JobSeeker,
  idNational: string,
  swap?: { isSwapped: boolean },
): Promise<CertifyOutcome> {
  const isKept = await keepFound(toKeeping(options), jobSeeker, idNational, swap)
  return { kind: isKept ? 'certified' : 'changed' }
}

function toKeeping({ database, keyring, now }: CertifyOptions) {
  return { database, keyring, now: now() }
}
