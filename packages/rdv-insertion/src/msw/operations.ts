import type { operations } from '../generated/rdv-insertion.operations.gen.js'
import { failed, forbidden, json, notFound, refused } from './answers.js'
import { asObject, type Entry, readCategory, readEntry, UnreadableBody } from './entry.js'
import { invite } from './invite.js'
import { matches } from './matching.js'
import type { RdvInsertionState } from './state.js'
import { upsertPerson } from './upsert.js'
import { Views } from './views.js'
import type { SimulatedAgent, SimulatedCategory, SimulatedOrganisation, SimulatedUser } from './world.js'

/** One call, signed in. */
export interface Performance {
  state: RdvInsertionState
  /** Values of the path's places. */
  path: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: Headers
  /** Parsed JSON of a POST. */
  body: Record<string, unknown>
  /** The key of a list in the body: `applicants` under the older name of the operation. */
  listKey: 'users' | 'applicants'
  /** Null stands for an agent whom nobody seeded, with access to everything. */
  agent: SimulatedAgent | null
}

/** As the service's own tests have it; its document says 30. */
const PAGE_SIZE = 25
const LARGEST_BATCH = 25

/** What each operation does, and what it answers. */
export const performers: Readonly<Record<keyof typeof operations, (call: Performance) => Response>> = {
  getDepartment,
  getRdv,
  searchUsers: (call) => inOrganisation(call, searchUsers),
  createUser: (call) => inOrganisation(call, createUser),
  createAndInvite: (call) => inOrganisation(call, createAndInvite),
  createAndInviteMany: (call) => inOrganisation(call, createAndInviteMany),
  inviteUser: (call) => inOrganisation(call, inviteUser),
}

/** The organisation is looked for before access is checked: an unknown one is a 404 for everybody. */
function inOrganisation(
  call: Performance,
  perform: (call: Performance, organisation: SimulatedOrganisation) => Response,
): Response {
  const { state, path } = call
  const organisation = state.organisation(Number(path['rdv_solidarites_organisation_id']))
  if (!organisation) return notFound('Organisation')
  return mayUse(call.agent, organisation) ? perform(call, organisation) : forbidden(call.headers)
}

function mayUse(agent: SimulatedAgent | null, { id }: SimulatedOrganisation): boolean {
  return agent === null || agent.organisation_ids.includes(id)
}

function getDepartment({ state, path, headers, agent }: Performance): Response {
  const { departments, organisations } = state.data
  const department = departments.find(({ number }) => number === path['number'])
  if (!department) return notFound('Department')
  const shown = organisations.filter((each) => each.department_id === department.id && mayUse(agent, each))
  if (shown.length === 0) return forbidden(headers)
  return json(200, {
    department: {
      ...department,
      organisations: shown.map((each) => new Views(state.data, each).organisationInDepartment(each)),
    },
  })
}

function getRdv({ state, path, headers, agent }: Performance): Response {
  const rdv = state.data.rdvs.find(({ uuid }) => uuid === path['uuid'])
  const organisation = state.data.organisations.find(({ id }) => id === rdv?.organisation_id)
  if (!rdv || !organisation) return notFound('Rdv')
  return mayUse(agent, organisation)
    ? json(200, { rdv: new Views(state.data, organisation).rdv(rdv) })
    : forbidden(headers)
}

function searchUsers({ state, query }: Performance, organisation: SimulatedOrganisation): Response {
  const text = query.get('search_query') ?? ''
  const found = state.data.users.filter(
    (user) => user.organisation_ids.includes(organisation.id) && !user.archived && matches(user, text),
  )
  const page = Math.max(1, Number(query.get('page')) || 1)
  const pages = Math.ceil(found.length / PAGE_SIZE)
  const views = new Views(state.data, organisation)
  return json(200, {
    success: true,
    users: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((user) => views.userWithExtras(user)),
    pagination: {
      current_page: page,
      next_page: page < pages ? page + 1 : null,
      prev_page: page > 1 ? page - 1 : null,
      total_pages: pages,
      total_count: found.length,
    },
  })
}

function createUser({ state, body }: Performance, organisation: SimulatedOrganisation): Response {
  const entry = readEntry(state, organisation, personIn(body))
  if (entry.errors.length > 0) return refused(entry.errors)
  const user = upsertPerson(state, organisation, entry.person, entry)
  if (!user) return refused([CONFLICT])
  return json(200, { success: true, user: new Views(state.data, organisation).userWithExtras(user) })
}

function createAndInvite({ state, body }: Performance, organisation: SimulatedOrganisation): Response {
  const entry = readEntry(state, organisation, personIn(body))
  if (entry.errors.length > 0) return refused(entry.errors)
  const user = upsertPerson(state, organisation, entry.person, entry)
  if (!user) return refused([CONFLICT])
  const category = entry.category ?? onlyCategory(state, organisation)
  // The person is there by now.
  if (!category) return failed()
  return inviteNow(state, organisation, user, category)
}

function inviteUser({ state, path, body }: Performance, organisation: SimulatedOrganisation): Response {
  const user = state.data.users.find(
    ({ id, organisation_ids }) => id === Number(path['user_id']) && organisation_ids.includes(organisation.id),
  )
  if (!user) return notFound('User')
  const invitation = asObject(body['invitation'])
  if (Object.keys(invitation).length === 0) throw new UnreadableBody()
  const { category } = readCategory(state, organisation, invitation)
  if (!category) return notFound('MotifCategory')
  user.archived = false
  return inviteNow(state, organisation, user, category)
}

/** One failed channel makes a 422 of the whole, whatever the other has done. */
function inviteNow(
  state: RdvInsertionState,
  organisation: SimulatedOrganisation,
  user: SimulatedUser,
  category: SimulatedCategory,
): Response {
  const { invitations, errors } = invite(state, organisation, user, category, { checkSlots: true })
  if (errors.length > 0) return refused(errors.map((error_details) => ({ error_details })))
  const views = new Views(state.data, organisation)
  return json(200, {
    success: true,
    user: views.userWithExtras(user),
    invitations: invitations.map((invitation) => views.invitation(invitation)),
  })
}

function createAndInviteMany({ state, body, listKey }: Performance, organisation: SimulatedOrganisation): Response {
  const users = body[listKey]
  if (!Array.isArray(users) || users.length === 0) throw new UnreadableBody()
  const entries = users.map((user, index) => readEntry(state, organisation, asObject(user), index))
  const errors = entries.flatMap((entry) => entry.errors)
  if (users.length > LARGEST_BATCH)
    errors.unshift({ error_details: `Les allocataires doivent être envoyés par lots de ${LARGEST_BATCH} maximum` })
  if (errors.length > 0) return refused(errors)
  for (const entry of entries) state.addJob(() => createAndInviteLater(state, organisation, entry))
  return json(200, { success: true })
}

/** The job of one person: what it cannot do is told to no program. It does not look for slots. */
function createAndInviteLater(state: RdvInsertionState, organisation: SimulatedOrganisation, entry: Entry): void {
  const user = upsertPerson(state, organisation, entry.person, entry)
  const category = entry.category ?? onlyCategory(state, organisation)
  if (user && category) invite(state, organisation, user, category, { checkSlots: false })
}

/** What a missing category stood for before 8 July 2026. */
function onlyCategory(
  state: RdvInsertionState,
  { motif_category_ids }: SimulatedOrganisation,
): SimulatedCategory | undefined {
  if (state.switches.failWithoutCategory || motif_category_ids.length !== 1) return undefined
  return state.data.motif_categories.find(({ id }) => id === motif_category_ids[0])
}

function personIn(body: Record<string, unknown>): Record<string, unknown> {
  const user = asObject(body['user'])
  if (Object.keys(user).length === 0) throw new UnreadableBody()
  return user
}

const CONFLICT = { error_details: 'Cette personne ne peut pas être enregistrée : NIR ou identifiant déjà utilisé' }
