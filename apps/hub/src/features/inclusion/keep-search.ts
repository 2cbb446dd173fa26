// What a search at France Travail found out about a person, written down.
import { and, eq } from 'drizzle-orm'
import type { SearchOutcome } from '@hub/france-travail-client'
import type { Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { NO_FAILURE } from '../../platform/jobs/attempt.js'
import {
  detailsAssociatedData,
  idNationalAssociatedData,
  type JobSeeker,
  readJobSeeker,
  recordCertification,
  SEARCH_CERTIFIER,
} from './job-seeker-store.js'
import { getSentName, isSearchable, type Person, swapNames } from './person.js'
import { jobSeekers } from './tables.js'

export interface KeepSearchOptions {
  database: Database
  keyring: Keyring
  /** Epoch milliseconds. */
  now: number
}

/**
 * Keeps an identifier, before anything else is done with it, and that the identity is certified. Nothing is kept when NIR or birth date changed
 * meanwhile: somebody else was found.
 *
 * @param isSwapped Only the search with the names exchanged found the person: they are exchanged here too, unless they changed meanwhile
 * or are locked. Default false.
 * @returns whether it was kept
 */
export async function keepFound(
  { database, keyring, now }: KeepSearchOptions,
  jobSeeker: Pick<JobSeeker, 'id' | 'identityVersion' | 'person'>,
  idNational: string,
  { isSwapped = false }: { isSwapped?: boolean } = {},
): Promise<boolean> {
  const { id } = jobSeeker
  const { cipher } = keyring
  return database.transaction(async (transaction) => {
    const current = await readJobSeeker(transaction, keyring, id, { lock: true })
    if (current?.identityVersion !== jobSeeker.identityVersion) return false
    const swapped = isSwapped && mayExchange(current, jobSeeker.person) ? swapNames(current.person) : undefined
    await transaction
      .update(jobSeekers)
      .set({
        idNational: cipher.encrypt(idNational, idNationalAssociatedData(id)),
        searchedAt: new Date(now),
        isSearchWanted: false,
        ...NO_FAILURE,
        ...(swapped && {
          details: cipher.encrypt(JSON.stringify(swapped), detailsAssociatedData(id)),
          isComplete: isSearchable(swapped),
        }),
      })
      .where(eq(jobSeekers.id, id))
    await recordCertification(transaction, { id, certifier: SEARCH_CERTIFIER, certifiedAt: new Date(now) })
    return true
  })
}

/** The names are still those that were sent, and API Particulier has not certified them as they are. */
function mayExchange({ person, certifications }: JobSeeker, sent: Person): boolean {
  const isSame = person.first_name === sent.first_name && getSentName(person) === getSentName(sent)
  return isSame && !certifications.some(({ certifier }) => certifier === 'api_particulier')
}

/** Keeps that a search was answered, and found nobody. */
export async function keepSearched(
  { database, now }: KeepSearchOptions,
  { id, identityVersion }: Pick<JobSeeker, 'id' | 'identityVersion'>,
): Promise<void> {
  await database.run((connection) =>
    connection
      .update(jobSeekers)
      .set({ searchedAt: new Date(now), isSearchWanted: false, ...NO_FAILURE })
      .where(and(eq(jobSeekers.id, id), eq(jobSeekers.identityVersion, identityVersion))),
  )
}

/** A search that can be made with the names exchanged: nobody was found, or a name is said to be wrong (FT-R18). */
export function mayBeSwapped(outcome: SearchOutcome): boolean {
  return outcome.outcome === 'refused' && ['S000', 'R021', 'R031'].includes(outcome.code ?? '')
}
