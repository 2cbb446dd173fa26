// What partners do with people.
import type { Database } from '../../platform/database/database.js'
import type { Keyring } from '../../platform/encryption/keyring.js'
import { HttpProblem } from '../../platform/http/http-problem.js'
import { findUpcoming } from '../../platform/people/upcoming-appointments.js'
import { insertJobSeeker, type JobSeeker, readJobSeeker, updateJobSeeker } from './job-seeker-store.js'
import { findLockedFields, findViolations } from './locked-fields.js'
import { PERSON_FIELDS, type Person, type PersonField } from './person.js'

export interface JobSeekerRequest extends Partial<Record<PersonField, string | undefined>> {
  rdv_insertion_user_id?: number | undefined
}

/**
 * Creates a person, or replaces what is known of them.
 *
 * @throws {HttpProblem} 409 when a locked field would change: nothing is
 */
export async function putJobSeeker(
  { database, keyring }: { database: Database; keyring: Keyring },
  id: string,
  request: JobSeekerRequest,
): Promise<{ created: boolean; jobSeeker: JobSeeker }> {
  const person = toPerson(request)
  const rdvInsertionUserId = request.rdv_insertion_user_id ?? null
  return database.transaction(async (transaction) => {
    const created = await insertJobSeeker(transaction, keyring, { id, person, rdvInsertionUserId })
    if (!created) {
      const before = await readJobSeeker(transaction, keyring, id, { lock: true })
      if (before !== undefined) {
        refuseLocked(before, person)
        await updateJobSeeker(transaction, keyring, before, { person, rdvInsertionUserId })
      }
    }
    const jobSeeker = await readJobSeeker(transaction, keyring, id)
    // It was deleted between the two statements: whoever did that was first.
    if (jobSeeker === undefined) throw new HttpProblem(409, 'conflict', 'The person was deleted meanwhile: try again.')
    return { created, jobSeeker }
  })
}

/** A person as partners are shown them, with their appointments where they are known to rdv-insertion and the hub to its webhooks. */
export async function showWithAppointments(database: Database, jobSeeker: JobSeeker) {
  const { rdvInsertionUserId } = jobSeeker
  const read = findUpcoming(database)
  const isKnown = read !== undefined && rdvInsertionUserId !== null
  const upcoming = isKnown ? (await read([rdvInsertionUserId])).get(rdvInsertionUserId) : undefined
  return { ...showJobSeeker(jobSeeker), ...upcoming }
}

function showJobSeeker({ id, person, idNational, rdvInsertionUserId, certifications }: JobSeeker) {
  const certifiers = certifications.map(({ certifier }) => certifier)
  return {
    id,
    ...person,
    rdv_insertion_user_id: rdvInsertionUserId,
    id_national_pe: idNational,
    read_only_fields: findLockedFields(person, certifiers),
    certifications: certifications.map(({ certifier, certifiedAt }) => ({
      certifier,
      certified_at: certifiedAt.toISOString(),
    })),
  }
}

function toPerson(request: JobSeekerRequest): Person {
  return Object.fromEntries(PERSON_FIELDS.map((field) => [field, request[field] ?? null])) as Person
}

function refuseLocked(before: JobSeeker, person: Person): void {
  const fields = findViolations(
    before.person,
    person,
    before.certifications.map(({ certifier }) => certifier),
  )
  if (fields.length === 0) return
  throw new HttpProblem(
    409,
    'fields_locked',
    `API Particulier has certified this identity: ${fields.join(', ')} cannot be changed. Nothing was.`,
    { extensions: { fields, certifier: 'api_particulier' } },
  )
}
