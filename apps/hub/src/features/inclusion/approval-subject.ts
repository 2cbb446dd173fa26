// Whom a PASS is about: the person as they are, or as they were when it was cancelled.
import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { readJobSeeker } from './job-seeker-store.js'
import { keepFound } from './keep-search.js'
import { getSentName, isSearchable, type Person } from './person.js'
import { approvals } from './tables.js'

type Approval = typeof approvals.$inferSelect

/** What is kept of the person of a cancelled PASS. */
export interface Snapshot {
  person: Person
  idNational: string | null
}

export interface Subject extends Snapshot {
  isComplete: boolean
  /** Keeps an identifier before the update; false when it is of somebody else by now. */
  keepIdentifier: (idNational: string, now: number) => Promise<boolean>
}

export const snapshotAssociatedData = (id: string): string => `approvals.snapshot:${id}`

/** The fields that France Travail must know, and no others: the name that was sent stands in `last_name`. */
export function toSnapshot(person: Person, idNational: string | null): Snapshot {
  const { first_name, nir, birth_date } = person
  const others = { birth_name: null, title: null, birth_country: null, birth_place: null, france_travail_number: null }
  return { person: { ...others, first_name, last_name: getSentName(person), nir, birth_date }, idNational }
}

/** @returns undefined when nothing is known of the person any more */
export async function readSubject(
  options: { database: Database; keyring: Keyring },
  connection: Connection,
  approval: Approval,
): Promise<Subject | undefined> {
  const { database, keyring } = options
  const { id, snapshot, jobSeekerId, isCancelled } = approval
  if (isCancelled) {
    if (snapshot === null) return undefined
    const { cipher } = keyring
    const known = JSON.parse(cipher.decrypt(snapshot, snapshotAssociatedData(id))) as Snapshot
    return {
      ...known,
      isComplete: isSearchable(known.person),
      keepIdentifier: async (idNational) => {
        const fresh = cipher.encrypt(JSON.stringify({ ...known, idNational }), snapshotAssociatedData(id))
        const isOurs = and(eq(approvals.id, id), eq(approvals.isCancelled, true))
        await database.run((each) => each.update(approvals).set({ snapshot: fresh }).where(isOurs))
        return true
      },
    }
  }
  const jobSeeker = jobSeekerId === null ? undefined : await readJobSeeker(connection, keyring, jobSeekerId)
  if (jobSeeker === undefined) return undefined
  const { person, idNational } = jobSeeker
  return {
    person,
    idNational,
    isComplete: isSearchable(person),
    keepIdentifier: (found, now) => keepFound({ database, keyring, now }, jobSeeker, found),
  }
}
