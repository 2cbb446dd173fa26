import type { operations } from '../generated/rdv-insertion.operations.gen.js'
import { failed, forbidden, json, notFound, refused, unreadable } from './responses.js'
import { asObject, type Entry, parseCategory, parseEntry } from './parse-entry.js'
import { invite } from './invite.js'
import { matches } from './search.js'
import type { RdvInsertionState } from './state.js'
import { upsertPerson } from './upsert.js'
import { Serializers } from './serializers.js'
import type { SimulatedAgent, SimulatedCategory, SimulatedOrganisation, SimulatedUser } from './records.js'

/** One call, signed in. */
export interface OperationCall {
  state: RdvInsertionState
  /** Values of the path's parameters. */
  path: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: Headers
  /** Parsed JSON of a POST. */
  body: Record<string, unknown>
  /** The key of a list in the body: `applicants` under the older name of the operation. */
  listKey: 'users' | 'applicants'
  /** Null stands for an agent that is not in the seed, with access to everything. */
  agent: SimulatedAgent | null
}

/** As the service's own tests have it; its document says 30. */
const PAGE_SIZE = 25
const MAX_BATCH_SIZE = 25

/** What each operation does, and what it answers; what is wrong is thrown as a Refusal. */
export const operationHandlers: Readonly<Record<keyof typeof operations, (call: OperationCall) => Response>> = {
  getDepartment,
  getRdv,
  searchUsers: (call) => withOrganisation(call, searchUsers),
  createUser: (call) => withOrganisation(call, createUser),
  createAndInvite: (call) => withOrganisation(call, createAndInvite),
  createAndInviteMany: (call) => withOrganisation(call, createAndInviteMany),
  inviteUser: (call) => withOrganisation(call, inviteUser),
}

/** The organisation is looked up before access is checked: an unknown one is always a 404. */
function withOrganisation(
  call: OperationCall,
  handle: (call: OperationCall, organisation: SimulatedOrganisation) => Response,
): Response {
  const { state, path } = call
  const organisation = state.organisation(Number(path['rdv_solidarites_organisation_id']))
  if (!organisation) throw notFound('Organisation')
  if (!mayUse(call.agent, organisation)) throw forbidden(call.headers)
  return handle(call, organisation)
}

function mayUse(agent: SimulatedAgent | null, { id }: SimulatedOrganisation): boolean {
  return agent === null || agent.organisation_ids.includes(id)
}

function getDepartment({ state, path, headers, agent }: OperationCall): Response {
  const { departments, organisations } = state.data
  const department = departments.find(({ number }) => number === path['number'])
  if (!department) throw notFound('Department')
  const shown = organisations.filter((each) => each.department_id === department.id && mayUse(agent, each))
  if (shown.length === 0) throw forbidden(headers)
  return json({
    department: {
      ...department,
      organisations: shown.map((each) => new Serializers(state.data, each).organisationInDepartment(each)),
    },
  })
}

function getRdv({ state, path, headers, agent }: OperationCall): Response {
  const rdv = state.data.rdvs.find(({ uuid }) => uuid === path['uuid'])
  const organisation = state.data.organisations.find(({ id }) => id === rdv?.organisation_id)
  if (!rdv || !organisation) throw notFound('Rdv')
  if (!mayUse(agent, organisation)) throw forbidden(headers)
  return json({ rdv: new Serializers(state.data, organisation).rdv(rdv) })
}

function searchUsers({ state, query }: OperationCall, organisation: SimulatedOrganisation): Response {
  const text = query.get('search_query') ?? ''
  const found = state.data.users.filter(
    (user) => user.organisation_ids.includes(organisation.id) && !user.archived && matches(user, text),
  )
  const page = Math.max(1, Number(query.get('page')) || 1)
  const pages = Math.ceil(found.length / PAGE_SIZE)
  const serializers = new Serializers(state.data, organisation)
  return json({
    success: true,
    users: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((user) => serializers.userWithExtras(user)),
    pagination: {
      current_page: page,
      next_page: page < pages ? page + 1 : null,
      prev_page: page > 1 ? page - 1 : null,
      total_pages: pages,
      total_count: found.length,
    },
  })
}

function createUser({ state, body }: OperationCall, organisation: SimulatedOrganisation): Response {
  const entry = parseEntry(state, organisation, personIn(body))
  if (entry.errors.length > 0) throw refused(entry.errors)
  const user = upsertPerson(state, organisation, entry.person, entry)
  if (!user) throw refused([CONFLICT])
  return json({ success: true, user: new Serializers(state.data, organisation).userWithExtras(user) })
}

function createAndInvite({ state, body }: OperationCall, organisation: SimulatedOrganisation): Response {
  const entry = parseEntry(state, organisation, personIn(body))
  if (entry.errors.length > 0) throw refused(entry.errors)
  const user = upsertPerson(state, organisation, entry.person, entry)
  if (!user) throw refused([CONFLICT])
  const category = entry.category ?? onlyCategory(state, organisation)
  // The person is there by now.
  if (!category) throw failed()
  return inviteNow(state, organisation, user, category)
}

function inviteUser({ state, path, body }: OperationCall, organisation: SimulatedOrganisation): Response {
  const user = state.data.users.find(
    ({ id, organisation_ids }) => id === Number(path['user_id']) && organisation_ids.includes(organisation.id),
  )
  if (!user) throw notFound('User')
  const invitation = asObject(body['invitation'])
  if (Object.keys(invitation).length === 0) throw unreadable()
  const { category } = parseCategory(state, organisation, invitation)
  if (!category) throw notFound('MotifCategory')
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
  if (errors.length > 0) throw refused(errors.map((error_details) => ({ error_details })))
  const serializers = new Serializers(state.data, organisation)
  return json({
    success: true,
    user: serializers.userWithExtras(user),
    invitations: invitations.map((invitation) => serializers.invitation(invitation)),
  })
}

function createAndInviteMany({ state, body, listKey }: OperationCall, organisation: SimulatedOrganisation): Response {
  const users = body[listKey]
  if (!Array.isArray(users) || users.length === 0) throw unreadable()
  const entries = users.map((user, index) => parseEntry(state, organisation, asObject(user), index))
  const errors = entries.flatMap((entry) => entry.errors)
  if (users.length > MAX_BATCH_SIZE)
    errors.unshift({ error_details: `Les allocataires doivent être envoyés par lots de ${MAX_BATCH_SIZE} maximum` })
  if (errors.length > 0) throw refused(errors)
  for (const entry of entries) state.addJob(() => createAndInviteLater(state, organisation, entry))
  return json({ success: true })
}

/** The job of one person: what it cannot do is reported nowhere. It does not look for slots. */
function createAndInviteLater(state: RdvInsertionState, organisation: SimulatedOrganisation, entry: Entry): void {
  const user = upsertPerson(state, organisation, entry.person, entry)
  const category = entry.category ?? onlyCategory(state, organisation)
  if (user && category) invite(state, organisation, user, category, { checkSlots: false })
}

/** The category that a missing one stood for before 8 July 2026. */
function onlyCategory(
  state: RdvInsertionState,
  { motif_category_ids }: SimulatedOrganisation,
): SimulatedCategory | undefined {
  if (state.switches.failWithoutCategory || motif_category_ids.length !== 1) return undefined
  return state.data.motif_categories.find(({ id }) => id === motif_category_ids[0])
}

function personIn(body: Record<string, unknown>): Record<string, unknown> {
  const user = asObject(body['user'])
  if (Object.keys(user).length === 0) throw unreadable()
  return user
}

const CONFLICT = { error_details: 'Cette personne ne peut pas être enregistrée : NIR ou identifiant déjà utilisé' }
