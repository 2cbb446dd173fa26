// People in the database: encrypted, found by their id.
import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { startAgain } from '../../platform/jobs/attempt-rows.js'
import type { CertifierRecord } from './locked-fields.js'
import { isAnotherIdentity, isSearchable, type Person } from './person.js'
import { approvals, identityCertifications, jobSeekers } from './tables.js'

/** A person, decrypted. */
export interface JobSeeker {
  id: string
  person: Person
  /** The identifier that France Travail gave. */
  idNational: string | null
  identityVersion: number
  rdvInsertionUserId: number | null
  certifications: readonly { certifier: CertifierRecord; certifiedAt: Date }[]
}

export const detailsAssociatedData = (id: string): string => `job_seekers.details:${id}`
export const idNationalAssociatedData = (id: string): string => `job_seekers.id_national:${id}`
/** Recorded when a search finds a person. */
export const SEARCH_CERTIFIER: CertifierRecord = 'api_recherche_individu_certifie'

type Row = typeof jobSeekers.$inferSelect

/** The person of an id; undefined when there is none. */
export async function readJobSeeker(
  connection: Connection,
  { cipher }: Pick<Keyring, 'cipher'>,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<JobSeeker | undefined> {
  const query = connection.select().from(jobSeekers).where(eq(jobSeekers.id, id))
  const [row] = lock ? await query.for('update') : await query
  if (row === undefined) return undefined
  const { certifier, certifiedAt, jobSeekerId } = identityCertifications
  const certifications = await connection
    .select({ certifier, certifiedAt })
    .from(identityCertifications)
    .where(eq(jobSeekerId, id))
    .orderBy(certifier)
  return { ...decryptRow(row, cipher), certifications }
}

/** What a row holds, without its certifications. */
function decryptRow(row: Row, cipher: Keyring['cipher']): Omit<JobSeeker, 'certifications'> {
  const { id, details, idNational, identityVersion, rdvInsertionUserId } = row
  return {
    id,
    // Encrypted text is ours, as we wrote it.
    person: JSON.parse(cipher.decrypt(details, detailsAssociatedData(id))) as Person,
    idNational: idNational === null ? null : cipher.decrypt(idNational, idNationalAssociatedData(id)),
    identityVersion,
    rdvInsertionUserId,
  }
}

/** Writes a person who is new. @returns false when there is one already */
export async function insertJobSeeker(
  connection: Connection,
  keyring: Keyring,
  { id, person, rdvInsertionUserId }: Pick<JobSeeker, 'id' | 'person' | 'rdvInsertionUserId'>,
): Promise<boolean> {
  const inserted = await connection
    .insert(jobSeekers)
    .values({ id, rdvInsertionUserId, ...toColumns(keyring, id, person) })
    .onConflictDoNothing()
    .returning({ id: jobSeekers.id })
  return inserted.length > 0
}

/** Writes a person who is there, locked; another identity loses what was found of the one before. */
export async function updateJobSeeker(
  connection: Connection,
  keyring: Keyring,
  before: JobSeeker,
  { person, rdvInsertionUserId }: Pick<JobSeeker, 'person' | 'rdvInsertionUserId'>,
): Promise<void> {
  const isAnother = isAnotherIdentity(before.person, person)
  const { id } = before
  await connection
    .update(jobSeekers)
    .set({
      ...toColumns(keyring, id, person),
      rdvInsertionUserId,
      ...(isAnother && {
        idNational: null,
        searchedAt: null,
        identityVersion: before.identityVersion + 1,
        ...startAgain(),
      }),
    })
    .where(eq(jobSeekers.id, id))
  if (isAnother) {
    const { jobSeekerId, certifier } = identityCertifications
    await connection.delete(identityCertifications).where(and(eq(jobSeekerId, id), eq(certifier, SEARCH_CERTIFIER)))
  }
}

/** @returns `in_use` when a PASS is of this person */
export async function deleteJobSeeker(database: Database, id: string): Promise<'deleted' | 'unknown' | 'in_use'> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction
      .select({ id: jobSeekers.id })
      .from(jobSeekers)
      .where(eq(jobSeekers.id, id))
      .for('update')
    if (row === undefined) return 'unknown'
    const isTheirs = and(eq(approvals.jobSeekerId, id), eq(approvals.isCancelled, false))
    if ((await transaction.$count(approvals, isTheirs)) > 0) return 'in_use'
    await transaction.delete(jobSeekers).where(eq(jobSeekers.id, id))
    return 'deleted'
  })
}

/** One row per person and certifier; the last instant wins. */
export async function recordCertification(
  connection: Connection,
  { id, certifier, certifiedAt }: { id: string; certifier: CertifierRecord; certifiedAt: Date },
): Promise<void> {
  await connection
    .insert(identityCertifications)
    .values({ jobSeekerId: id, certifier, certifiedAt })
    .onConflictDoUpdate({
      target: [identityCertifications.jobSeekerId, identityCertifications.certifier],
      set: { certifiedAt },
    })
}

function toColumns({ cipher, lookup }: Keyring, id: string, person: Person) {
  return {
    details: cipher.encrypt(JSON.stringify(person), detailsAssociatedData(id)),
    nirKey: person.nir === null ? null : lookup(`nir:${person.nir}`),
    isComplete: isSearchable(person),
  }
}
