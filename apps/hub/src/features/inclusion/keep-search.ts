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
  recordCertification,
  SEARCH_CERTIFIER,
} from './job-seeker-store.js'
import { isSearchable, type Person } from './person.js'
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
 * @param swapped the person with the names exchanged, when only that search found them
 * @returns whether it was kept
 */
export async function keepFound(
  { database, keyring: { cipher }, now }: KeepSearchOptions,
  { id, identityVersion }: Pick<JobSeeker, 'id' | 'identityVersion'>,
  idNational: string,
  swapped?: Person,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const names = swapped && {
      details: cipher.encrypt(JSON.stringify(swapped), detailsAssociatedData(id)),
      isComplete: isSearchable(swapped),
    }
    const kept = await transaction
      .update(jobSeekers)
      .set({
        idNational: cipher.encrypt(idNational, idNationalAssociatedData(id)),
        searchedAt: new Date(now),
        isSearchWanted: false,
        ...NO_FAILURE,
        ...names,
      })
      .where(and(eq(jobSeekers.id, id), eq(jobSeekers.identityVersion, identityVersion)))
      .returning({ id: jobSeekers.id })
    if (kept.length === 0) return false
    await recordCertification(transaction, { id, certifier: SEARCH_CERTIFIER, certifiedAt: new Date(now) })
    return true
  })
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
