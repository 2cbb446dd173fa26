import { formatInstant } from './instants.js'
import { findPerson, isConflict } from './matching.js'
import type { PersonGiven } from './parse-person.js'
import type { RdvInsertionState } from './state.js'
import { seesInternalId, seesNir, type SimulatedOrganisation, type SimulatedUser } from './records.js'

/** What a request adds to a person. */
export interface Additions {
  referent_ids: readonly number[]
  tag_ids: readonly number[]
}

/**
 * Creates or updates a person of the organisation's département; nothing is ever cleared, and an archived person comes back.
 *
 * @returns `undefined` when it is refused: another NIR, or a France Travail id of another person
 */
export function upsertPerson(
  state: RdvInsertionState,
  organisation: SimulatedOrganisation,
  given: PersonGiven,
  { referent_ids, tag_ids }: Additions,
): SimulatedUser | undefined {
  const kept: PersonGiven = {
    ...given,
    nir: seesNir(organisation) ? given.nir : null,
    department_internal_id: seesInternalId(organisation) ? given.department_internal_id : null,
  }
  const neighbours = state.data.users.filter(({ department_id }) => department_id === organisation.department_id)
  const found = findPerson(neighbours, kept)
  if (isConflict(neighbours, found, kept)) return undefined
  const user = found ?? newUser(state, organisation, kept)
  for (const [name, value] of Object.entries(kept)) if (value !== null) Object.assign(user, { [name]: value })
  user.archived = false
  user.organisation_ids = union(user.organisation_ids, [organisation.id])
  user.referent_ids = union(user.referent_ids, referent_ids)
  user.tag_ids = union(user.tag_ids, tag_ids)
  if (found) state.changed()
  else state.addUser(user)
  return user
}

function newUser(
  state: RdvInsertionState,
  { department_id }: SimulatedOrganisation,
  given: PersonGiven,
): SimulatedUser {
  return {
    ...given,
    id: state.data.next_id++,
    department_id,
    organisation_ids: [],
    created_at: formatInstant(state.now()),
    first_name: given.first_name ?? '',
    last_name: given.last_name ?? '',
    rdv_solidarites_user_id: state.data.next_id++,
    referent_ids: [],
    tag_ids: [],
    archived: false,
  }
}

function union(some: readonly number[], others: readonly number[]): number[] {
  return [...new Set([...some, ...others])]
}
